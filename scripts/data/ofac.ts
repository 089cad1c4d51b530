import type { ListedName, ScreeningList } from "../../src/follow/list.ts";
import type { Input, Recipe } from "./input.ts";

/** Programmes that concern the Middle East, its armed groups and their finances. */
const PROGRAMMES = /\b(?:SDGT|FTO|IFSR|IRAN|IRGC|SYRIA|YEMEN|LEBANON|IRAQ2|IRAQ3|HIFPA|NPWMD)\b/;

/** Rows of each kind: bodies first; people only as the list names them, without birth, address or documents. */
const MOST: Readonly<Record<ListedName["schema"], number>> = {
  organisation: 320,
  vessel: 40,
  person: 90,
  any: 0,
};

/** A sample of OFAC's list as of 2021-07, for trying out and testing: never a substitute for the list itself. */
export function ofacSample(input: Input): ScreeningList {
  const aliases = Map.groupBy(csv(input.raw("ofac/alt_2021-07.csv.gz")), (row) => row[0] ?? "");
  const left = { ...MOST };
  const entries = csv(input.raw("ofac/sdn_2021-07.csv.gz")).flatMap((row): ListedName[] => {
    const [id = "", name = "", type = "", programme = ""] = row;
    const schema = schemaOf(type);
    if (!PROGRAMMES.test(programme) || left[schema] <= 0) return [];
    left[schema]--;
    return [
      {
        id: `ofac:${id}`,
        schema,
        name,
        aliases: (aliases.get(id) ?? []).map((alias) => alias[3] ?? "").filter((text) => text !== ""),
        programmes: programme.split(/\]\s*\[/).map((one) => one.replace(/[[\]]/g, "")),
      },
    ];
  });
  return {
    id: "ofac-sample",
    title: "Sample of the OFAC SDN list, as of 2021-07; dated and incomplete",
    authority: "Office of Foreign Assets Control, US Department of the Treasury",
    asOf: "2021-07",
    licence: "US public domain",
    entries,
  };
}

function schemaOf(type: string): ListedName["schema"] {
  if (type === "individual") return "person";
  if (type === "vessel") return "vessel";
  return type === "" ? "organisation" : "any";
}

/** Rows of OFAC's comma files: quoted fields, `-0-` for none. */
function csv(text: string): string[][] {
  return text
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"\s*(?:,|$)|([^,"]*)(?:,|$)/g)].map((field) => {
        const value = (field[1] ?? field[2] ?? "").replaceAll('""', '"').trim();
        return value === "-0-" ? "" : value;
      }),
    )
    .filter((row) => row.length > 3);
}

export const OFAC_RECIPES: readonly Recipe[] = [
  {
    path: "lists/ofac-sample.json",
    origin: "OFAC SDN and alternate names, 2021-07, via test data of moov-io/watchman, commit d299005",
    licence: "US public domain",
    date: "2021-07",
    build: (input) => {
      const { entries, ...head } = ofacSample(input);
      const rows = entries.map((entry) => JSON.stringify(entry)).join(",\n");
      return `${JSON.stringify(head).slice(0, -1)},"entries":[\n${rows}\n]}\n`;
    },
  },
];
