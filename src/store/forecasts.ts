import { sha256 } from "../base/hash.ts";
import type { ChainedEntry, LedgerEntry } from "../model/forecast.ts";
import type { Db } from "./dialect.ts";

const GENESIS = "0".repeat(64); // the hash before the first line

/**
 * Adds a line to the ledger of forecasts; its hash covers the line as written and the hash before it.
 *
 * @param check refuses by throwing; it sees the ledger as it is when the line is written
 */
export async function appendForecast(
  db: Db,
  entry: LedgerEntry,
  check: (ledger: readonly LedgerEntry[]) => void,
): Promise<ChainedEntry> {
  const ledger = await forecastLedger(db);
  check(ledger);
  const last = ledger.at(-1);
  const [seq, prevHash, body] = [
    (last?.seq ?? 0) + 1,
    last?.hash ?? GENESIS,
    JSON.stringify(entry),
  ];
  const hash = hashOf(prevHash, body);
  const row = { seq, at: entry.at, body, prev_hash: prevHash, hash };
  await db.query.insertInto("forecast_entry").values(row).execute();
  return { ...(JSON.parse(body) as LedgerEntry), seq, prevHash, hash };
}

/** In order of `seq`. */
export async function forecastLedger({ query }: Db): Promise<ChainedEntry[]> {
  const rows = await query.selectFrom("forecast_entry").selectAll().orderBy("seq").execute();
  return rows.map(({ seq, body, prev_hash: prevHash, hash }) => ({
    ...(JSON.parse(body) as LedgerEntry),
    seq,
    prevHash,
    hash,
  }));
}

/** The first line at which the chain breaks; undefined where it holds. */
export async function brokenForecast({
  query,
}: Db): Promise<{ seq: number; at: string } | undefined> {
  const rows = await query.selectFrom("forecast_entry").selectAll().orderBy("seq").execute();
  return rows.find((row, i) => {
    const expected = rows[i - 1]?.hash ?? GENESIS;
    const holds = row.prev_hash === expected && row.hash === hashOf(expected, row.body);
    return row.seq !== i + 1 || !holds;
  });
}

function hashOf(prevHash: string, body: string): string {
  return sha256(prevHash + body);
}
