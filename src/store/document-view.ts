import type { Document } from "../model/document.ts";
import type { Reuse } from "../model/proposition.ts";
import type { DocumentView } from "../model/view.ts";
import { annotationsOf } from "./annotations.ts";
import { claimRows } from "./claims.ts";
import type { Db } from "./dialect.ts";
import { documentRows } from "./documents.ts";
import { issuesOf } from "./issues.ts";
import { labelsOf } from "./labels.ts";
import { unique } from "./records.ts";
import type { Annotation } from "./annotation.ts";

export async function findDocument(db: Db, id: string): Promise<DocumentView | undefined> {
  const row = await db.query
    .selectFrom("document")
    .select(["body", "state", "url_hash"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const [annotation] = await annotationsOf(db, [id]);
  return {
    document: JSON.parse(row.body) as Document,
    state: row.state as DocumentView["state"],
    ...(annotation ? await layers(db, annotation) : UNREAD),
    reuse: await reuseOf(db, id),
    versions: await versions(db, id, row.url_hash),
    issues: await issuesOf(db, id),
  };
}

type Layers = Pick<DocumentView, "reading" | "claims" | "resolutions" | "toponyms" | "labels">;

const UNREAD: Layers = { reading: null, claims: [], resolutions: [], toponyms: [], labels: {} };

async function layers(db: Db, annotation: Annotation): Promise<Layers> {
  const { reading, resolutions, toponyms } = annotation;
  return {
    reading,
    claims: await claimRows(
      db,
      reading.claims.map((claim) => claim.id),
    ),
    resolutions: [...resolutions],
    toponyms: [...toponyms],
    labels: await labels(db, annotation),
  };
}

/** Words for every id in the layers, candidates that were not taken included. */
async function labels(
  db: Db,
  { reading, resolutions, toponyms }: Annotation,
): Promise<Record<string, string>> {
  const candidates = [...resolutions, ...toponyms].flatMap((resolved) => resolved.candidates);
  const ids = unique([
    ...resolutions.flatMap(({ entityId }) => entityId ?? []),
    ...toponyms.flatMap(({ place }) => place?.id ?? []),
    ...reading.claims.flatMap((claim) => claim.chain.flatMap((link) => link.refId ?? [])),
  ]);
  const label = await labelsOf(db, ids);
  return Object.fromEntries([
    ...candidates.map((candidate) => [candidate.refId, candidate.label]),
    ...ids.map((id) => [id, label(id).name]),
  ]);
}

async function reuseOf(db: Db, id: string): Promise<DocumentView["reuse"]> {
  const rows = await db.query
    .selectFrom("reuse")
    .select("body")
    .where((eb) => eb.or([eb("a", "=", id), eb("b", "=", id)]))
    .orderBy("id")
    .execute();
  const pairs = rows.map(({ body }) => JSON.parse(body) as Reuse);
  const otherOf = ({ a, b }: Reuse): string => (a === id ? b : a);
  const others = new Map(
    (await documentRows(db, unique(pairs.map(otherOf)))).map((other) => [other.id, other]),
  );
  return pairs.flatMap((reuse) => {
    const other = others.get(otherOf(reuse));
    return other ? [{ reuse, other }] : [];
  });
}

/** Other documents retrieved from the same address. */
async function versions(
  db: Db,
  id: string,
  urlHash: string | null,
): Promise<DocumentView["versions"]> {
  if (urlHash === null) return [];
  const rows = await db.query
    .selectFrom("document")
    .select("id")
    .where("url_hash", "=", urlHash)
    .where("id", "!=", id)
    .execute();
  return documentRows(
    db,
    rows.map((row) => row.id),
  );
}
