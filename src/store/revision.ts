import type { Db } from "./dialect.ts";

/** How many writing transactions the case has seen. */
export async function revision({ query }: Db): Promise<number> {
  const row = await query.selectFrom("revision").select("n").executeTakeFirstOrThrow();
  return row.n;
}
