import type { Db } from "./dialect.ts";
import type { ShingleRow, WeighingIndex } from "./store.ts";

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
  | "printings"
  | "addPrintings"
  | "setStanding"
>;

/** Texts by their sampled shingles and paragraphs. */
export function shingleIndex(db: Db): Part {
  return { ...sketches(db), ...shingles(db), ...printings(db) };
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

function printings({ query, dialect }: Db) {
  return {
    printings: (paragraphs) =>
      query
        .selectFrom("paragraph")
        .selectAll()
        .where("paragraph", "in", dialect.integers(paragraphs))
        .orderBy("paragraph")
        .orderBy("n")
        .execute(),
    addPrintings: (rows) =>
      dialect.insert(query, "paragraph", rows, { key: ["paragraph", "n"], update: ["words"] }),
    async setStanding(paragraph) {
      await query
        .updateTable("paragraph")
        .set({ standing: 1 })
        .where("paragraph", "=", paragraph)
        .execute();
    },
  } satisfies Partial<WeighingIndex>;
}
