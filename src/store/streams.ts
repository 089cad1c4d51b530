import type { Document } from "../model/document.ts";
import type { ExportedDocument } from "../model/exported.ts";
import type { Proposition } from "../model/proposition.ts";
import type { ClaimRow, Label } from "../model/view.ts";
import { annotationsOf } from "./annotations.ts";
import { claimRows } from "./claims.ts";
import type { Db } from "./dialect.ts";
import { identities } from "./identities.ts";
import { labelsOf } from "./labels.ts";
import { canonicalOf, projected } from "./projection.ts";
import { keyOf, unique } from "./records.ts";
import type { Annotation } from "./annotation.ts";

/** Runs one piece of reading. */
type Ask = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

const DOCUMENTS_AT_ONCE = 32;
const PROPOSITIONS_AT_ONCE = 200;

/** All documents in order of id with what was read of them, a few in memory at a time. */
export async function* streamDocuments(
  ask: Ask,
  collection: string | undefined,
): AsyncGenerator<ExportedDocument> {
  for (let after = ""; ;) {
    const batch = await ask((db) => documentsAfter(db, after, collection));
    yield* batch;
    if (batch.length < DOCUMENTS_AT_ONCE) return;
    after = batch.at(-1)?.document.id ?? after;
  }
}

async function documentsAfter(
  db: Db,
  after: string,
  collection: string | undefined,
): Promise<ExportedDocument[]> {
  let query = db.query.selectFrom("document").select(["id", "body"]).where("id", ">", after);
  if (collection !== undefined) query = query.where("collection", "=", keyOf(collection));
  const rows = await query.orderBy("id").limit(DOCUMENTS_AT_ONCE).execute();
  const to = canonicalOf(await identities(db));
  const ids = rows.map(({ id }) => id);
  const annotations = (await annotationsOf(db, ids)).map((one) => projected(one, to));
  const claimIds = annotations.flatMap(({ reading }) => reading.claims.map(({ id }) => id));
  const claims = await claimRows(db, claimIds);
  const shared = {
    claims: new Map(claims.map((row) => [row.id, row])),
    first: await firstOf(db, claims),
    label: await labelsOf(db, unique(annotations.flatMap(entityIds))),
  };
  const known = new Map(annotations.map((one) => [one.documentId, one]));
  return rows.map(({ id, body }) => {
    const annotation = known.get(id);
    const document = JSON.parse(body) as Document;
    return { ...UNREAD, document, ...(annotation ? layersOf(annotation, shared) : {}) };
  });
}

const UNREAD: Omit<ExportedDocument, "document"> = {
  reading: null,
  claims: [],
  resolutions: [],
  toponyms: [],
  relations: [],
  names: new Map(),
  firstClaims: new Set(),
};

interface Shared {
  readonly claims: ReadonlyMap<string, ClaimRow>;
  readonly first: ReadonlySet<string>;
  readonly label: (id: string) => Label;
}

function layersOf(
  annotation: Annotation,
  { claims, first, label }: Shared,
): Omit<ExportedDocument, "document"> {
  const { reading, resolutions, toponyms, relations } = annotation;
  const own = reading.claims.flatMap(({ id }) => claims.get(id) ?? []);
  return {
    reading,
    claims: own,
    resolutions,
    toponyms,
    relations,
    names: new Map(entityIds(annotation).map((id) => [id, label(id).name])),
    firstClaims: new Set(own.map(({ id }) => id).filter((id) => first.has(id))),
  };
}

function entityIds({ resolutions, relations }: Annotation): string[] {
  return [
    ...resolutions.flatMap(({ entityId }) => entityId ?? []),
    ...relations.flatMap(({ fromId, toId }) => [fromId, toId]),
  ];
}

/** Of these claims those in no proposition, and those that are the earliest kept in support of theirs. */
async function firstOf(
  db: Db,
  claims: readonly { id: string; propositionId: string | null }[],
): Promise<Set<string>> {
  const propositions = unique(claims.flatMap(({ propositionId }) => propositionId ?? []));
  const earliest = db.query
    .selectFrom("claim")
    .select(({ fn }) => fn.min("n").as("n"))
    .where("proposition_id", "in", db.dialect.values(propositions))
    .where("stance", "=", "supports")
    .groupBy("proposition_id");
  const rows = await db.query.selectFrom("claim").select("id").where("n", "in", earliest).execute();
  const alone = claims.filter(({ propositionId }) => propositionId === null);
  return new Set([...rows, ...alone].map(({ id }) => id));
}

/** All propositions in order of id, a few in memory at a time. */
export async function* streamPropositions(ask: Ask): AsyncGenerator<Proposition> {
  for (let after = ""; ;) {
    const rows = await ask((db) =>
      db.query
        .selectFrom("proposition")
        .select(["id", "body"])
        .where("id", ">", after)
        .orderBy("id")
        .limit(PROPOSITIONS_AT_ONCE)
        .execute(),
    );
    for (const { body } of rows) yield JSON.parse(body) as Proposition;
    if (rows.length < PROPOSITIONS_AT_ONCE) return;
    after = rows.at(-1)?.id ?? after;
  }
}
