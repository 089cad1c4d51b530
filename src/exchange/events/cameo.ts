/** PLOVER type of a CAMEO root code. 01 and 02 are statements and appeals, no events; 08, 16, 17 and 19 divide below. */
const ROOTS: Readonly<Record<string, string>> = {
  "03": "AGREE",
  "04": "CONSULT",
  "05": "SUPPORT",
  "06": "COOPERATE",
  "07": "AID",
  "08": "CONCEDE",
  "09": "ACCUSE",
  "10": "REQUEST",
  "11": "ACCUSE",
  "12": "REJECT",
  "13": "THREATEN",
  "14": "PROTEST",
  "15": "MOBILIZE",
  "16": "SANCTION",
  "17": "COERCE",
  "18": "ASSAULT",
  "19": "ASSAULT",
  "20": "ASSAULT",
};

/** Codes that go elsewhere than their root; the longest that fits wins. */
const BELOW: readonly (readonly [prefix: string, type: string])[] = [
  ["084", "RETREAT"],
  ["085", "RETREAT"],
  ["086", "RETREAT"],
  ["087", "RETREAT"],
  ["1712", "ASSAULT"],
  ["163", "COERCE"],
  ["175", "ASSAULT"],
  ["191", "COERCE"],
  ["192", "COERCE"],
];

/**
 * PLOVER type of a CAMEO code. Codes are text: "010" is not "10".
 *
 * @returns undefined for statements, appeals and codes that CAMEO does not have
 * @see openeventdata/PLOVER, CAMEO2PLOVER-2021.txt
 */
export function ploverOfCameo(code: string): string | undefined {
  const below = BELOW.filter(([prefix]) => code.startsWith(prefix)).sort(
    ([a], [b]) => b.length - a.length,
  )[0];
  return below?.[1] ?? ROOTS[code.slice(0, 2)];
}
