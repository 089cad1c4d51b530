import type { Db } from "./dialect.ts";
import type { ShingleRow, WeighingIndex } from "./weighing-store.ts";

type Part = Pick<
  WeighingIndex,
  | "sketchesOfWords"
  | "copiesOf"
  | "dropSketch"
  | "sketches"
  | "saveSketch"
  | "setPosted"
  | "firstHolders"
  | "otherHolders"
  | "addShingles"
  | "dropShingles"
  | "anchorHolders"
  | "foreignHolders"
  | "addAnchors"
  | "dropAnchors"
  | "printed"
  | "addPrintings"
  | "printersOf"
>;

/** Texts by their sampled shingles and paragraphs. */
export function shingleIndex(db: Db): Part {
  return { ...sketches(db), ...shingles(db), ...anchors(db), ...printings(db) };
}

function sketches({ query, dialect }: Db) {
  return {
    sketchesOfWords: (words) =>
      query
        .selectFrom("sketch")
        .selectAll()
        .where("words", "=", words)
        .where("posted", "=", 1)
        .execute(),
    copiesOf: (words) =>
      query
        .selectFrom("sketch")
        .selectAll()
        .where("words", "=", words)
        .where("posted", "=", 0)
        .orderBy("n")
        .execute(),
    async dropSketch(n) {
      await query.deleteFrom("sketch").where("n", "=", n).execute();
    },
    sketches: (ns) =>
      query.selectFrom("sketch").selectAll().where("n", "in", dialect.integers(ns)).execute(),
    saveSketch: (row) =>
      dialect.insert(query, "sketch", [row], {
        key: ["n"],
        update: ["words", "at", "tie", "posted", "body"],
      }),
    async setPosted(n, posted) {
      await query.updateTable("sketch").set({ posted }).where("n", "=", n).execute();
    },
  } satisfies Partial<WeighingIndex>;
}

function holders(
  { query, dialect }: Db,
  hs: readonly number[],
  rest: 0 | 1,
): Promise<ShingleRow[]> {
  return query
    .selectFrom("shingle")
    .selectAll()
    .where("h", "in", dialect.integers(hs))
    .where("rest", "=", rest)
    .orderBy("h")
    .orderBy("at")
    .orderBy("tie")
    .orderBy("n")
    .execute();
}

function shingles(db: Db) {
  const { query, dialect } = db;
  return {
    firstHolders: (hs) => holders(db, hs, 0),
    otherHolders: (hs) => holders(db, hs, 1),
    addShingles: (rows) =>
      dialect.insert(query, "shingle", rows, { key: ["h", "rest", "at", "tie", "n"] }),
    async dropShingles(rows) {
      for (const { h, rest, at, tie, n } of rows)
        await query
          .deleteFrom("shingle")
          .where("h", "=", h)
          .where("rest", "=", rest)
          .where("at", "=", at)
          .where("tie", "=", tie)
          .where("n", "=", n)
          .execute();
    },
  } satisfies Partial<WeighingIndex>;
}

function anchors({ query, dialect }: Db) {
  const holding = (hs: readonly number[], rest: 0 | 1, from: number) =>
    query
      .selectFrom("anchor")
      .selectAll()
      .where("h", "in", dialect.integers(hs))
      .where("rest", "=", rest)
      .where("at", ">=", from);
  return {
    anchorHolders: (hs, rest, from = 0) => holding(hs, rest, from).execute(),
    foreignHolders: (hs, rest, to, from = 0) =>
      holding(hs, rest, from).where("language", "!=", to).execute(),
    addAnchors: (rows) =>
      dialect.insert(query, "anchor", rows, { key: ["h", "rest", "language", "at", "tie", "n"] }),
    async dropAnchors(rows) {
      for (const { h, rest, language, at, tie, n } of rows)
        await query
          .deleteFrom("anchor")
          .where("h", "=", h)
          .where("rest", "=", rest)
          .where("language", "=", language)
          .where("at", "=", at)
          .where("tie", "=", tie)
          .where("n", "=", n)
          .execute();
    },
  } satisfies Partial<WeighingIndex>;
}

function printings({ query, dialect }: Db) {
  return {
    async printed(paragraphs) {
      const rows = await query
        .selectFrom("printed")
        .selectAll()
        .where("paragraph", "in", dialect.integers(paragraphs))
        .execute();
      return rows.map((row) => ({ ...row, words: JSON.parse(row.words) as string[] }));
    },
    async addPrintings(printed, printers) {
      const rows = printed.map((row) => ({ ...row, words: JSON.stringify(row.words) }));
      await dialect.insert(query, "printed", rows, {
        key: ["paragraph"],
        update: ["words", "first", "last", "standing"],
      });
      await dialect.insert(query, "printer", printers, { key: ["paragraph", "n"] });
    },
    async printersOf(paragraph) {
      const rows = await query
        .selectFrom("printer")
        .select("n")
        .where("paragraph", "=", paragraph)
        .orderBy("n")
        .execute();
      return rows.map(({ n }) => n);
    },
  } satisfies Partial<WeighingIndex>;
}
