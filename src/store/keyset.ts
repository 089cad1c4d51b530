import { sql, type RawBuilder, type SelectQueryBuilder, type SqlBool } from "kysely";
import { invalidCursor, type Position } from "../base/cursor.ts";

/** One of the columns that a list is ordered by. */
interface OrderColumn {
  readonly column: string;
  readonly type: "text" | "number";
  readonly descending?: boolean;
}

/** A total order: its columns together tell every two rows of the list apart. */
export type Order = readonly OrderColumn[];

/** A page of a list, with the position of its last row where more follow. */
interface KeyedRows<Row> {
  readonly rows: Row[];
  readonly next: Position | null;
}

/** Which page: behind a row by its position, or past so many rows. */
interface Paged {
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly after?: Position | undefined;
}

const DEFAULT_LIMIT = 100;

/** How many rows of the order a page reads: behind a position as many as on the first. */
export function rowsRead({ limit = DEFAULT_LIMIT, offset = 0, after }: Paged): number {
  return limit + 1 + (after ? 0 : offset);
}

/**
 * The page of a query in this order. By position it costs the same however deep it lies, and rows that come in meanwhile
 * neither repeat one nor hide one: what is read stands on the one side of the position, what is to come on the other.
 *
 * @throws TocsinError "bad-input" for a position of another order
 */
export async function keyedPage<D, T extends keyof D, Row>(
  query: SelectQueryBuilder<D, T, Row>,
  order: Order,
  { limit = DEFAULT_LIMIT, offset = 0, after }: Paged,
): Promise<KeyedRows<Row>> {
  const keys = order.map(({ column }, i) =>
    sql<string | number>`${sql.ref(column)}`.as(`key_${i}`),
  );
  let page = query.select(keys).limit(limit + 1);
  for (const { column, descending } of order)
    page = page.orderBy(sql.ref(column), descending ? "desc" : "asc");
  const from = after ? page.where(standsAfter(order, checked(order, after))) : page.offset(offset);
  const found = await from.execute();
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  const fields = last as Readonly<Record<string, string | number>> | undefined;
  return { rows, next: fields ? order.map((_, i) => fields[`key_${i}`] ?? "") : null };
}

function checked(order: Order, position: Position): Position {
  const fits =
    position.length === order.length &&
    order.every(({ type }, i) => (typeof position[i] === "string" ? "text" : "number") === type);
  if (!fits) throw invalidCursor(JSON.stringify(position));
  return position;
}

/**
 * Columns that run the same way are compared as one row of values, for which an index in this order is entered at the
 * position; where the way turns, the rest counts only among rows that are even so far.
 */
function standsAfter(order: Order, position: Position): RawBuilder<SqlBool> {
  const isDown = order[0]?.descending ?? false;
  const turn = order.findIndex(({ descending = false }) => descending !== isDown);
  const run = turn < 0 ? order.length : turn;
  const columns = sql`(${sql.join(order.slice(0, run).map(({ column }) => sql.ref(column)))})`;
  const values = sql`(${sql.join(position.slice(0, run))})`;
  const past = sql<SqlBool>`${columns} ${isDown ? sql`<` : sql`>`} ${values}`;
  if (run === order.length) return past;
  const rest = standsAfter(order.slice(run), position.slice(run));
  return sql<SqlBool>`(${columns} ${isDown ? sql`<=` : sql`>=`} ${values} and (${past} or ${rest}))`;
}
