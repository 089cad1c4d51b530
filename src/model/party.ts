import { z } from "zod";

/** FollowTheMoney schemas of those a list or register names; finer ones of FtM are kept as the nearest of these. */
export const PARTY_SCHEMAS = [
  "Person",
  "LegalEntity",
  "Organization",
  "Company",
  "PublicBody",
  "Vessel",
  "Airplane",
  "CryptoWallet",
  "Security",
  "Asset",
] as const;
export type PartySchema = (typeof PARTY_SCHEMAS)[number];

/** FtM's name, alias, previousName and weakAlias; a weak one needs a second reason to match. */
export const PartyName = z.object({
  text: z.string().min(1),
  kind: z.enum(["primary", "alias", "former", "weak"]),
});
export type PartyName = z.infer<typeof PartyName>;

/**
 * One party as one list or register names it. Personal documents and street addresses stay with the list's own page.
 *
 * Dates are FtM partial dates (`1960`, `1960-08`, `1960-08-31`), a range as `1953/1955`, an approximate one with `~`.
 */
export const Party = z.object({
  /** Of the list and its own number: "ofac-sdn:2674". */
  id: z.string(),
  /** The list or import it came with. */
  dataset: z.string(),
  schema: z.enum(PARTY_SCHEMAS),
  /** The first is the primary one. */
  names: z.array(PartyName).min(1),
  birthDates: z.array(z.string()),
  /** ISO 3166-1 alpha-2 where the name of the country is known, else the words of the list. */
  countries: z.array(z.string()),
  /** Of bodies, vessels and wallets only. */
  identifiers: z.array(z.object({ type: z.string(), value: z.string() })),
  positions: z.array(z.string()),
  programmes: z.array(z.string()),
  /** FtM topics: "sanction", "role.pep", "fin.bank" … */
  topics: z.array(z.string()),
  reason: z.string().nullable(),
  /** Day it was listed, where the list says so. */
  listedOn: z.string().nullable(),
  /** Number under which the authority keeps it. */
  reference: z.string().nullable(),
  url: z.string().nullable(),
});
export type Party = z.infer<typeof Party>;

/** One import of a list: what file, which bytes, when, and what it changed. Never altered afterwards. */
export const ListVersion = z.object({
  id: z.string(),
  dataset: z.string(),
  title: z.string(),
  authority: z.string(),
  licence: z.string(),
  format: z.string(),
  file: z.string(),
  /** SHA-256 of the bytes of the file, of several one after the other. */
  sha256: z.string(),
  /** Day or instant the file itself gives; null where it gives none. */
  asOf: z.string().nullable(),
  importedAt: z.iso.datetime(),
  parties: z.int().nonnegative(),
  links: z.int().nonnegative(),
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  changed: z.int().nonnegative(),
});
export type ListVersion = z.infer<typeof ListVersion>;

/** What a version did to one party. `before` is what the version before said, so that any earlier one can be had back. */
export const ListChange = z.object({
  versionId: z.string(),
  dataset: z.string(),
  at: z.iso.datetime(),
  partyId: z.string(),
  kind: z.enum(["added", "removed", "changed"]),
  name: z.string(),
  /** Fields that differ, of a changed one. */
  fields: z.array(z.string()),
  before: Party.nullable(),
});
export type ListChange = z.infer<typeof ListChange>;

/** Whether a sanctions list names the party itself. */
export function isListed({ topics }: Pick<Party, "topics">): boolean {
  return topics.includes("sanction");
}

const PUBLIC_TOPICS: ReadonlySet<string> = new Set([
  "sanction",
  "sanction.linked",
  "debarment",
  "wanted",
  "role.pep",
  "role.rca",
  "role.oligarch",
  "role.spy",
  "crime.war",
  "crime.terror",
]);

/** Whether a list or register gives the person a public role: family is kept between such people alone. */
export function isPublicFigure({
  topics,
  positions,
}: Pick<Party, "topics" | "positions">): boolean {
  return positions.length > 0 || topics.some((topic) => PUBLIC_TOPICS.has(topic));
}
