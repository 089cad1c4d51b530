import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import type { Party } from "../model/party.ts";

/** One party as a list names it. No birth, address or document: a list's own page has them. */
export const ListedName = z.object({
  id: z.string(),
  schema: z.enum(["person", "organisation", "vessel", "any"]),
  name: z.string().min(1),
  aliases: z.array(z.string()),
  programmes: z.array(z.string()),
});
export type ListedName = z.infer<typeof ListedName>;

/** A list of names to screen against, and who made it when. */
export const ScreeningList = z.object({
  id: z.string(),
  title: z.string(),
  authority: z.string(),
  asOf: z.string(),
  licence: z.string(),
  entries: z.array(ListedName),
});
export type ScreeningList = z.infer<typeof ScreeningList>;

/**
 * A screening list from its JSON.
 *
 * @throws TocsinError "bad-input" where the text is no list, with the first fault
 */
export function parseScreeningList(text: string): ScreeningList {
  const parsed = ScreeningList.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0];
  throw new TocsinError(
    "bad-input",
    `invalid screening list: ${fault?.path.join(".")} ${fault?.message}`,
    {
      hint: "give a JSON object {id, title, authority, asOf, licence, entries}",
      cause: parsed.error,
    },
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TocsinError("bad-input", "invalid screening list: no JSON", {
      hint: "give a JSON object {id, title, authority, asOf, licence, entries}",
      cause,
    });
  }
}

const SCHEMAS = {
  person: "Person",
  organisation: "Organization",
  vessel: "Vessel",
  any: "LegalEntity",
} as const;

/** The entries of a list of names as parties, all of them listed. */
export function partiesOfList({ id: dataset, entries }: ScreeningList): Party[] {
  return entries.map(({ id, schema, name, aliases, programmes }) => ({
    id,
    dataset,
    schema: SCHEMAS[schema],
    names: [
      { text: name, kind: "primary" },
      ...aliases.filter(Boolean).map((text) => ({ text, kind: "alias" as const })),
    ],
    birthDates: [],
    countries: [],
    identifiers: [],
    positions: [],
    programmes,
    topics: ["sanction"],
    reason: null,
    listedOn: null,
    reference: null,
    url: null,
  }));
}
