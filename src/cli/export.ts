import { TocsinError } from "../base/error.ts";
import { claimsToCsv, claimsToJsonl, placesToGeojson } from "../exchange/index.ts";
import { ClaimFilter, type ClaimRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { CASE, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";

const usage = "export csv|jsonl|geojson";
const PAGE_ROWS = 1000;

/** What can be exported, by the name of the format. */
const FORMATS: Readonly<
  Record<string, (store: Store, collection: string | undefined) => Promise<string>>
> = {
  csv: async (store, collection) => claimsToCsv(await allClaims(store, collection)),
  jsonl: async (store, collection) => claimsToJsonl(await allClaims(store, collection)),
  geojson: async (store, collection) =>
    `${JSON.stringify(placesToGeojson(await store.listPlaces({ collection })))}\n`,
};

/** `tocsin export`: the claims as CSV or JSON lines, the places as GeoJSON. */
export const exportCase = command({
  usage,
  options: { ...CASE, collection: { type: "string", value: "ID", about: "only this collection" } },
  examples: [
    "tocsin export csv > claims.csv",
    "tocsin export geojson --collection ID > places.geojson",
  ],
  run: async ({ values, positionals }, effects) => {
    const format = onlyPositional(positionals, { noun: "format", usage });
    const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (!write) {
      throw new TocsinError("bad-input", `unknown format: ${JSON.stringify(format)}`, {
        hint: `choose one of ${Object.keys(FORMATS).join(", ")}`,
      });
    }
    effects.stdout.write(
      await withCase({ values }, effects, (store) => write(store, values.collection)),
    );
  },
});

async function allClaims(store: Store, collection: string | undefined): Promise<ClaimRow[]> {
  const rows: ClaimRow[] = [];
  for (;;) {
    const filter = ClaimFilter.parse({ collection, limit: PAGE_ROWS, offset: rows.length });
    const page = await store.listClaims(filter);
    rows.push(...page.claims);
    if (page.claims.length < PAGE_ROWS) return rows;
  }
}
