import { groupBy } from "../base/group.ts";
import type { Entity } from "../model/entity.ts";
import type { ActorView } from "../model/view.ts";
import { actorRows } from "./actors.ts";
import { annotationsOf } from "./annotations.ts";
import { claimRows } from "./claims.ts";
import type { Db } from "./dialect.ts";
import { documentRows } from "./documents.ts";
import { canonicalIdOf, membersOf } from "./identities.ts";
import { judgementsOn } from "./judgements.ts";
import { labelsOf } from "./labels.ts";
import { relationsOf } from "./network.ts";
import { count } from "./query.ts";
import { unique } from "./records.ts";
import type { RefKind } from "./tables.ts";

const CLAIMS_SHOWN = 100;
const SPELLINGS_SHOWN = 50;
const RESOLUTIONS_SHOWN = 20; // each needs the whole annotation of its document opened

/** The actor that stands for this id: another, where a person said that the two are one. */
export async function findActor(db: Db, asked: string): Promise<ActorView | undefined> {
  const id = await canonicalIdOf(db, asked);
  const found = await db.query
    .selectFrom("entity")
    .select("body")
    .where("id", "=", id)
    .executeTakeFirst();
  const [row] = await actorRows(db, [id]);
  if (!found || !row) return undefined;
  return {
    entity: JSON.parse(found.body) as Entity,
    row,
    spellings: await spellings(db, id),
    relations: await relationsOf(db, id),
    claimsBy: await claimRows(db, await newestClaims(db, "speaker", id)),
    claimsAbout: await claimRows(db, await newestClaims(db, "actor", id)),
    resolutions: await resolutions(db, id),
    merged: await merged(db, id),
    judgements: await judgementsOn(db, id),
  };
}

async function merged(db: Db, id: string): Promise<ActorView["merged"]> {
  const ids = await membersOf(db, id);
  const label = await labelsOf(db, ids);
  return ids.map(label);
}

async function spellings({ query }: Db, id: string): Promise<ActorView["spellings"]> {
  const rows = await query
    .selectFrom("mention")
    .select(["text", count().as("count")])
    .where("canonical_id", "=", id)
    .groupBy("text")
    .orderBy("count", "desc")
    .orderBy("text")
    .limit(SPELLINGS_SHOWN)
    .execute();
  return rows.map((row) => ({ ...row }));
}

async function newestClaims({ query }: Db, kind: RefKind, refId: string): Promise<string[]> {
  const rows = await query
    .selectFrom("claim_ref")
    .innerJoin("claim", "claim.n", "claim_ref.claim_n")
    .select("claim.id")
    .where("kind", "=", kind)
    .where("ref_id", "=", refId)
    .orderBy("published", "desc")
    .orderBy("document_id")
    .orderBy("ord")
    .limit(CLAIMS_SHOWN)
    .execute();
  return rows.map((row) => row.id);
}

/** Why mentions were resolved to it: a sample, in document order. */
async function resolutions(db: Db, id: string): Promise<ActorView["resolutions"]> {
  const mentions = await db.query
    .selectFrom("mention")
    .select(["document_id", "id", "text"])
    .where("canonical_id", "=", id)
    .orderBy("document_id")
    .orderBy("id")
    .limit(RESOLUTIONS_SHOWN)
    .execute();
  const documentIds = unique(mentions.map((mention) => mention.document_id));
  const titles = groupBy(await documentRows(db, documentIds), (document) => document.id);
  const reasons = new Map(
    (await annotationsOf(db, documentIds)).flatMap((annotation) =>
      annotation.resolutions.map((r) => [`${r.documentId} ${r.mentionId}`, r]),
    ),
  );
  return mentions.flatMap(({ document_id: documentId, id: mentionId, text }) => {
    const resolution = reasons.get(`${documentId} ${mentionId}`);
    const name = titles.get(documentId)?.[0]?.title ?? documentId;
    return resolution ? [{ resolution, surface: text, document: { id: documentId, name } }] : [];
  });
}
