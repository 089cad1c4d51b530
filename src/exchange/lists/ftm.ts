import { z } from "zod";
import { TocsinError } from "../../base/error.ts";
import type { PartyName } from "../../model/party.ts";
import { ftmEdge, ftmSchema, type FtmEdge } from "./ftm-schema.ts";
import { ListBuilder, type PartyDraft } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { partialDate } from "./partial-date.ts";

const MOST_LINE = 8 << 20; // characters of one entity
const MOST_DEPTH = 4; // entities nested in one another, as in targets.nested.json

/** An entity of a FollowTheMoney stream; keys beyond these are let pass. */
const FtmEntity = z.object({
  id: z.string().min(1),
  schema: z.string().min(1),
  caption: z.string().optional(),
  properties: z.record(z.string(), z.array(z.unknown())).default({}),
  last_seen: z.string().optional(),
});
type FtmEntity = z.infer<typeof FtmEntity>;

/** What a Sanction entity adds to the party it is about. */
interface Designation {
  programmes: string[];
  reason: string | null;
  listedOn: string | null;
}

const IDENTIFIERS =
  "registrationNumber idNumber taxNumber leiCode innCode ogrnCode swiftBic imoNumber mmsi isin publicKey accountNumber".split(
    " ",
  );

/**
 * A stream of FollowTheMoney entities, one JSON object a line: `entities.ftm.json`, `targets.nested.json`, what `ftm`
 * writes. Entities of the same id are taken once. Ethnicity, religion, political views, addresses and papers stay out.
 */
export function ftmReader(head: ListHead): ListReader {
  const builder = new ListBuilder(head);
  const drafts = new Map<string, PartyDraft>();
  const designations = new Map<string, Designation>();
  let [rest, line, latest] = ["", 0, null as string | null];

  const takeParty = (entity: FtmEntity, schema: PartyDraft["schema"], depth: number) => {
    if (!drafts.has(entity.id)) drafts.set(entity.id, draftOf(entity, schema, line));
    else if (depth === 0) builder.fault(line, `duplicate number: "${entity.id}"`);
  };
  const take = (entity: FtmEntity, depth: number): void => {
    const seen = entity.last_seen ?? "";
    if (seen > (latest ?? "")) latest = seen;
    const edge = ftmEdge(entity.schema);
    const schema = ftmSchema(entity.schema);
    if (schema) takeParty(entity, schema, depth);
    else if (edge) addEdge(builder, entity, edge, line);
    else if (entity.schema === "Sanction") addDesignation(designations, entity);
    else builder.leaveOut(entity.schema);
    if (depth < MOST_DEPTH) for (const nested of nestedIn(entity)) take(nested, depth + 1);
  };
  const takeLine = (text: string) => {
    line++;
    if (text.trim() === "") return;
    const entity = parsed(text);
    if (typeof entity === "string") builder.fault(line, entity);
    else take(entity, 0);
  };
  const takeWhole = (text: string, last: boolean) => {
    const lines = (rest + text).split("\n");
    rest = last ? "" : (lines.pop() ?? "");
    if (rest.length > MOST_LINE) throw endless(line + 1);
    lines.forEach(takeLine);
  };
  return {
    push: (text) => takeWhole(text, false),
    endFile: () => takeWhole("", true),
    end: () => {
      for (const [id, draft] of drafts) builder.party(designated(draft, designations.get(id)));
      return builder.contents(latest);
    },
  };
}

function endless(line: number): TocsinError {
  return new TocsinError("bad-input", `invalid record: line ${line} does not end`, {
    hint: "give one JSON object a line, as FollowTheMoney writes them",
  });
}

/** The entity, or what is wrong with the line. */
function parsed(text: string): FtmEntity | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return "invalid JSON";
    throw error;
  }
  const entity = FtmEntity.safeParse(json);
  const [issue] = entity.error?.issues ?? [];
  return (
    entity.data ?? `invalid ${issue?.path.join(".") || "entity"}: ${issue?.message.toLowerCase()}`
  );
}

function valuesOf({ properties }: FtmEntity, name: string): string[] {
  const values = Object.hasOwn(properties, name) ? (properties[name] ?? []) : [];
  return values.flatMap((value) => {
    if (typeof value === "string") return value.trim() || [];
    const nested = FtmEntity.safeParse(value);
    return nested.success ? nested.data.id : [];
  });
}

function nestedIn({ properties }: FtmEntity): FtmEntity[] {
  return Object.values(properties).flatMap((values) =>
    values.flatMap((value) => {
      const nested = typeof value === "object" ? FtmEntity.safeParse(value) : undefined;
      return nested?.success ? nested.data : [];
    }),
  );
}

function draftOf(entity: FtmEntity, schema: PartyDraft["schema"], line: number): PartyDraft {
  const of = (...names: readonly string[]) => names.flatMap((name) => valuesOf(entity, name));
  return {
    line,
    number: entity.id,
    schema,
    names: namesOf(entity),
    birthDates: of("birthDate").map(partialDate),
    countries: of("country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag"),
    identifiers: IDENTIFIERS.flatMap((type) => of(type).map((value) => ({ type, value }))),
    positions: of("position"),
    programmes: of("programId", "program"),
    topics: of("topics"),
    reason: of("notes")[0] ?? null,
    reference: entity.id,
    url: of("sourceUrl")[0] ?? null,
  };
}

function namesOf(entity: FtmEntity): PartyName[] {
  const { caption } = entity;
  const kinds: readonly (readonly [property: string, kind: PartyName["kind"]])[] = [
    ["name", "alias"],
    ["alias", "alias"],
    ["previousName", "former"],
    ["weakAlias", "weak"],
  ];
  const names = kinds.flatMap(([name, kind]) =>
    valuesOf(entity, name).map((text) => ({ text, kind })),
  );
  const [first] = valuesOf(entity, "name");
  const primary =
    caption && names.some(({ text }) => text === caption) ? caption : (first ?? caption);
  const others = names.filter(({ text }) => text !== primary);
  return primary ? [{ text: primary, kind: "primary" }, ...others] : others;
}

function addDesignation(known: Map<string, Designation>, entity: FtmEntity): void {
  for (const id of valuesOf(entity, "entity")) {
    const before = known.get(id) ?? { programmes: [], reason: null, listedOn: null };
    before.programmes.push(...valuesOf(entity, "program"), ...valuesOf(entity, "programId"));
    before.reason ??= valuesOf(entity, "reason")[0] ?? null;
    before.listedOn ??= partialDate(
      valuesOf(entity, "listingDate")[0] ?? valuesOf(entity, "startDate")[0],
    );
    known.set(id, before);
  }
}

function designated(draft: PartyDraft, by: Designation | undefined): PartyDraft {
  if (!by) return draft;
  return {
    ...draft,
    programmes: [...(draft.programmes ?? []), ...by.programmes],
    topics: [...(draft.topics ?? []), "sanction"],
    reason: by.reason ?? draft.reason ?? null,
    listedOn: by.listedOn,
  };
}

function addEdge(builder: ListBuilder, entity: FtmEntity, edge: FtmEdge, line: number): void {
  const of = (name: string) => valuesOf(entity, name)[0] ?? null;
  const [froms, tos] = [valuesOf(entity, edge.from), valuesOf(entity, edge.to)];
  if (froms.length === 0 || tos.length === 0)
    builder.fault(line, `${entity.schema} without both ends: "${entity.id}"`, "unresolved-link");
  const told = {
    line,
    ...wordsOf(edge, of),
    percentage: shareOf(builder, of("percentage"), line),
    startDate: partialDate(of("startDate")),
    endDate: partialDate(of("endDate")),
    url: of("sourceUrl"),
  };
  for (const from of froms)
    for (const to of tos) builder.link({ ...told, kind: edge.kind, from, to });
}

function wordsOf(
  edge: FtmEdge,
  of: (name: string) => string | null,
): { role: string | null; words: string } {
  const role = of(edge.role) ?? of("ownershipType") ?? edge.otherwise ?? null;
  const plain = [edge.kind, role, of("percentage")].filter(Boolean).join(", ");
  return { role, words: of("summary") ?? of("description") ?? plain };
}

function shareOf(builder: ListBuilder, share: string | null, line: number): number | null {
  const percentage = share === null ? null : percentageOf(share);
  if (share !== null && percentage === null) builder.fault(line, `invalid percentage: "${share}"`);
  return percentage;
}

/** "50", "50.5 %", "50,5%": a number; a range of shares is none. */
function percentageOf(text: string): number | null {
  const match = /^(-?\d{1,9}(?:[.,]\d{1,9})?)\s*%?$/.exec(text.trim());
  return match ? Number((match[1] ?? "").replace(",", ".")) : null;
}
