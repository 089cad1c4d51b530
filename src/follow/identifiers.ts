import type { MatchPart } from "../names/match.ts";

/** A number of a body or a ship, with what the list or the asker calls it; "" where nobody says. */
export interface Identifier {
  readonly type: string;
  readonly value: string;
}

/** Registers whose numbers are unique in the world come first. */
const SCHEMES = [
  ["imo", "IMO number", /\bimo\b|imonumber/i],
  ["lei", "LEI", /\blei\b|leicode|legal entity identifier/i],
  ["bic", "SWIFT/BIC", /swift|\bbic\b/i],
  ["mmsi", "MMSI", /mmsi/i],
  ["tax", "tax number", /tax|\bvat\b|\binn\b|inncode|\btin\b|\bnit\b|\brif\b|fiscal/i],
  ["registration", "registration number", /regist|ogrn|company n|trade|commercial|business n/i],
] as const;
type Scheme = (typeof SCHEMES)[number][0] | "other";

/** Numbers that one body has only one of, whoever counts: another number is another body. */
const UNIQUE: ReadonlySet<Scheme> = new Set(["imo", "lei"]);
const LEAST_LENGTH = 5; // shorter numbers are met by chance
const IMO = /\d{7}/;
const LEI = /^[A-Z0-9]{18}\d{2}$/; // ISO 17442

/** An identifier as it is compared. */
export interface KnownIdentifier {
  readonly scheme: Scheme;
  readonly name: string;
  /** What is compared: letters and digits alone, in capitals. */
  readonly key: string;
  readonly printed: string;
}

/**
 * An identifier as it is compared; null for what is too short, or without a digit, to tell anybody apart.
 *
 * Spaces, stops, hyphens, slashes and case do not count: "IMO 9187629" and "9187629" are one.
 */
export function knownIdentifier({ type, value }: Identifier): KnownIdentifier | null {
  const plain = value
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const [scheme, name] = schemeOf(type.trim() === "" ? shapeOf(plain) : type);
  const key = scheme === "imo" ? (IMO.exec(plain)?.[0] ?? "") : plain;
  if (key.length < LEAST_LENGTH || !/\d/.test(key)) return null;
  return { scheme, name, key, printed: value.trim() };
}

function schemeOf(words: string): readonly [Scheme, string] {
  const [scheme, name] = SCHEMES.find(([, , pattern]) => pattern.test(words)) ?? [];
  return scheme && name ? [scheme, name] : ["other", "number"];
}

/** The register, where nobody names it, by what only its numbers look like. */
function shapeOf(plain: string): string {
  if (/^IMO\D*\d{7}$/.test(plain)) return "imo";
  return LEI.test(plain) && /[A-Z]/.test(plain) ? "lei" : "";
}

/** How sure a number alone is that two are one, on the scale of the score: registers of countries use numbers anew. */
function certaintyOf({ scheme }: KnownIdentifier): number {
  return UNIQUE.has(scheme) ? 0.98 : 0.85;
}

/** One number on both sides, under names that can mean the same register. */
function isSame(a: KnownIdentifier, b: KnownIdentifier): boolean {
  if (a.key !== b.key) return false;
  return (
    a.scheme === b.scheme || [a, b].some(({ scheme }) => !UNIQUE.has(scheme) && scheme !== "mmsi")
  );
}

/**
 * What numbers say for two being one, given how alike the names are.
 *
 * @param likeness score of the names, 0–1
 * @returns at most one part: what the surest common number adds to the names; 0 where those say as much
 */
export function sameIdentifiers(
  asked: readonly KnownIdentifier[],
  listed: readonly KnownIdentifier[],
  likeness: number,
): MatchPart[] {
  const [best] = asked
    .flatMap((ours) => listed.filter((theirs) => isSame(ours, theirs)))
    .toSorted((a, b) => certaintyOf(b) - certaintyOf(a));
  if (!best) return [];
  const value = Math.max(0, certaintyOf(best) - likeness);
  return [{ reason: `${best.name} ${best.printed}: the same`, value }];
}

/** Points that another number costs; a body may have several of the second kind. */
const OTHER_UNIQUE = 0.51; // as another kind: a name alone never makes a match of it
const OTHER_NUMBER = 1 / 3; // as another country
const EXCLUSIVE = ["imo", "lei", "tax", "registration"] as const;

/** Numbers of one register that differ: they speak against it, each in words that name both sides. */
export function otherIdentifiers(
  asked: readonly KnownIdentifier[],
  listed: readonly KnownIdentifier[],
): MatchPart[] {
  if (asked.some((ours) => listed.some((theirs) => isSame(ours, theirs)))) return [];
  return EXCLUSIVE.flatMap((scheme) => {
    const [ours, theirs] = [asked, listed].map((all) => all.filter((one) => one.scheme === scheme));
    const [first] = ours ?? [];
    if (!first || !theirs || theirs.length === 0) return [];
    const value = UNIQUE.has(scheme) ? -OTHER_UNIQUE : -OTHER_NUMBER;
    const [mine, its] = [ours ?? [], theirs].map((all) => all.map(({ printed }) => printed));
    const words = `asked for ${mine?.join(", ")}, listed with ${its?.join(", ")}`;
    return [{ reason: `${first.name}: ${words}`, value }];
  });
}
