import countries from "../../../data/countries/countries.json" with { type: "json" };

/** Names that lists use and the table of countries lacks. */
const LISTED_NAMES: Readonly<Record<string, string>> = {
  "korea north": "KP",
  "korea south": "KR",
  burma: "MM",
  "congo democratic republic of the": "CD",
  "democratic republic of the congo": "CD",
  "syrian arab republic": "SY",
  "iran islamic republic of": "IR",
  "islamic republic of iran": "IR",
  "russian federation": "RU",
  "west bank": "PS",
  "region gaza": "PS",
  palestinian: "PS",
  "the gambia": "GM",
  "cote d ivoire": "CI",
  "bosnia herzegovina": "BA",
  turkiye: "TR",
  "united kingdom of great britain and northern ireland": "GB",
  "united states of america": "US",
  "viet nam": "VN",
  "hong kong": "HK",
  "china hong kong special administrative region": "HK",
  "macedonia the former yugoslav republic of": "MK",
  "st vincent and the grenadines": "VC",
  "st kitts nevis": "KN",
  "man isle of": "IM",
  "virgin islands british": "VG",
};

const CODES: ReadonlyMap<string, string> = new Map([
  ...countries.flatMap(({ code, names }) =>
    names.map((name): [string, string] => [fold(name), code]),
  ),
  ...countries.map(({ code, name }): [string, string] => [fold(name), code]),
  ...countries.map(({ code }): [string, string] => [code.toLowerCase(), code]),
  ...Object.entries(LISTED_NAMES),
]);

/** ISO 3166-1 alpha-2 for a country as a list writes it; the words themselves where they name none that is known. */
export function countryCode(text: string): string {
  const key = fold(text.replace(/\(.*?\)/g, " "));
  return CODES.get(key) ?? text.trim();
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
