import type { Entity } from "../model/entity.ts";
import type { ExportedDocument } from "../model/exported.ts";
import { attributionOf, citedClaims, spansText, type CitedClaim } from "./cited-claim.ts";
import type { ExportSource } from "./export-source.ts";

type Properties = Readonly<Record<string, readonly (string | null | undefined)[]>>;

/** An entity of FollowTheMoney: properties are lists of text, and those without a value are left out. */
export function ftmEntity(id: string, schema: string, properties: Properties) {
  const kept = Object.entries(properties).flatMap(([name, values]) => {
    const texts = values.filter((value) => value !== null && value !== undefined && value !== "");
    return texts.length > 0 ? [[name, texts] as const] : [];
  });
  return { id, schema, properties: Object.fromEntries(kept) };
}

/**
 * The case as FollowTheMoney, one JSON object a line: actors, an Article for each document, a Note for each claim on the
 * actors it names, UnknownLink for relations. A Note's `description` is the quote, its `summary` the attribution as JSON, as
 * FtM has no place for chains and offsets.
 *
 * @see followthemoney, schema/*.yaml
 */
export async function* exportFtm(source: ExportSource): AsyncGenerator<string> {
  const known = new Map((await source.entities()).map((entity) => [entity.id, entity]));
  const told = new Set<string>();
  for await (const exported of source.documents()) {
    const claims = citedClaims(exported);
    if (claims.length === 0) continue;
    const actors = [...exported.names].filter(([id]) => isParty(known.get(id)));
    const added = actors.filter(([id]) => !told.has(id));
    for (const [id] of added) told.add(id);
    const parties = new Set(actors.map(([id]) => id));
    const entities = [
      ...added.map(([id, name]) => partyOf(id, name, known.get(id))),
      articleOf(exported),
      ...claims.map((claim) => noteOf(claim, parties)),
      ...linksOf(exported, claims, parties),
    ];
    yield entities.map((one) => `${JSON.stringify(one)}\n`).join("");
  }
}

/** Weapons, places and nationalities are no parties. Who is not in the knowledge base was named as one. */
function isParty(entity: Entity | undefined): boolean {
  return entity === undefined || entity.type === "Person" || entity.type === "Organisation";
}

const SCHEMAS: Readonly<Record<string, string>> = {
  company: "Company",
  government: "PublicBody",
  ministry: "PublicBody",
  "state-agency": "PublicBody",
  "state-intelligence": "PublicBody",
  "state-military": "PublicBody",
  "central-bank": "PublicBody",
  legislature: "PublicBody",
  court: "PublicBody",
};

function partyOf(id: string, name: string, entity: Entity | undefined) {
  const named = entity?.names ?? [];
  const of = (...kinds: readonly string[]) =>
    named.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  const countries = (entity?.countries ?? []).filter(
    (code) => /^[A-Z]{2}$/.test(code) && !code.startsWith("X"),
  );
  return ftmEntity(id, schemaOf(entity), {
    name: [entity?.name ?? name],
    alias: of("alias", "acronym"),
    weakAlias: of("weak"),
    previousName: of("former"),
    country: countries.map((code) => code.toLowerCase()),
  });
}

function schemaOf(entity: Entity | undefined): string {
  if (!entity) return "LegalEntity";
  return entity.type === "Person" ? "Person" : (SCHEMAS[entity.subtype ?? ""] ?? "Organization");
}

function articleOf({ document }: ExportedDocument) {
  return ftmEntity(document.id, "Article", {
    title: [document.title ?? document.url ?? document.id],
    publisher: [document.publisher],
    publishedAt: [document.published?.slice(0, 10)],
    retrievedAt: [document.retrieved.slice(0, 10)],
    sourceUrl: [document.url],
    contentHash: [document.sha256],
    author: [document.byline],
  });
}

function noteOf(claim: CitedClaim, parties: ReadonlySet<string>) {
  const { row, document, quote } = claim;
  return ftmEntity(row.id, "Note", {
    description: [quote || row.text],
    summary: [JSON.stringify(attributionOf(claim))],
    entity: row.actors.map(({ id }) => id).filter((id) => parties.has(id)),
    proof: [document.id],
    publisher: [document.publisher],
    sourceUrl: [document.url],
  });
}

function linksOf(
  { relations, document }: ExportedDocument,
  claims: readonly CitedClaim[],
  parties: ReadonlySet<string>,
) {
  return relations.flatMap(({ id, type, fromId, toId, evidence }) => {
    const proofs = claims.filter(({ row }) => evidence.some(({ claimId }) => claimId === row.id));
    if (proofs.length === 0 || !parties.has(fromId) || !parties.has(toId)) return [];
    return [
      ftmEntity(`${id}-${document.id}`, "UnknownLink", {
        subject: [fromId],
        object: [toId],
        role: [type],
        summary: proofs.map((claim) => JSON.stringify(attributionOf(claim))),
        description: proofs.map(({ quote, spans }) => `${quote} [${spansText(spans)}]`),
        publisher: [document.publisher],
        sourceUrl: [document.url],
      }),
    ];
  });
}
