import type { Conflict } from "./dialect.ts";
import type { Tables } from "./tables.ts";

// Names come from the code, never from data; both dialects quote and spell these alike.

/** `insert into "table" ("column", …)`. */
export function insertInto(table: keyof Tables, columns: readonly string[]): string {
  return `insert into ${quote(table)} (${columns.map(quote).join(", ")})`;
}

/** `on conflict … do …`, or nothing where a conflict is an error. */
export function onConflict<T extends keyof Tables & string>(
  table: T,
  conflict: Conflict<T> | undefined,
): string {
  if (!conflict) return "";
  const { key, update, unlessLower } = conflict;
  const target = `on conflict (${key.map(quote).join(", ")})`;
  if (!update) return `${target} do nothing`;
  const set = update.map((column) => `${quote(column)} = excluded.${quote(column)}`).join(", ");
  const guard = unlessLower
    ? `where excluded.${quote(unlessLower)} >= ${quote(table)}.${quote(unlessLower)}`
    : "";
  return `${target} do update set ${set} ${guard}`;
}

/** A name between double quotes. */
export function quote(name: string): string {
  return `"${name}"`;
}
