import { countryIn, type Nations } from "./nations.ts";
import { wordsOf } from "./tokens.ts";

/** What kind of unnamed people: by country and by walk of life. Null where the words do not say. */
export interface AnonymousClass {
  readonly country: string | null;
  readonly sector: Sector | null;
}

const SECTORS = {
  security:
    "military army defence defense idf command commander soldier troops officer intelligence security police mossad guard militia fighter front force forces brigade navy air",
  politics:
    "government minister ministry cabinet political lawmaker parliament president presidential palace party administration white house kremlin",
  diplomacy: "diplomat diplomatic embassy envoy negotiator ambassador foreign mediation mediator",
  medicine: "medical medic hospital doctor health ambulance rescue civil",
  people: "resident witness local eyewitness villager activist people",
  trade: "trader industry shipping oil market company business banking",
} as const;
export type Sector = keyof typeof SECTORS;

const SECTOR_OF = new Map(
  (Object.keys(SECTORS) as Sector[]).flatMap((sector) =>
    SECTORS[sector].split(" ").map((word) => [word, sector] as const),
  ),
);

/**
 * Class of unnamed sources: "sources in the IDF's Northern Command" → Israel, security.
 *
 * @param home country of the outlet, which "military sources" means where no other is named
 */
export function anonymousClassOf(
  surface: string,
  home: string | null,
  nations: Nations,
): AnonymousClass {
  const sectors = wordsOf(surface).flatMap(
    ({ word }) => SECTOR_OF.get(word) ?? SECTOR_OF.get(word.replace(/s$/, "")) ?? [],
  );
  return { country: countryIn(surface, nations) ?? home, sector: sectors[0] ?? null };
}

/** True where nothing said of the two sets them apart. */
export function isCompatible(a: AnonymousClass, b: AnonymousClass): boolean {
  const agree = <T>(x: T | null, y: T | null) => x === null || y === null || x === y;
  return agree(a.country, b.country) && agree(a.sector, b.sector);
}

/** True where they agree in something that was said, or where nothing was said of either. */
export function isSameClass(a: AnonymousClass, b: AnonymousClass): boolean {
  const said = [a.country ?? b.country, a.sector ?? b.sector].some((word) => word !== null);
  const agreed =
    (a.country !== null && a.country === b.country) || (a.sector !== null && a.sector === b.sector);
  return isCompatible(a, b) && (agreed || !said);
}
