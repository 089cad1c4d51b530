import type { Kysely, RawBuilder } from "kysely";
import type { TocsinError } from "../base/error.ts";
import type { Term } from "./search.ts";
import type { Tables } from "./tables.ts";

/** Tables of words, by the `n` of the row they belong to. */
export type SearchTable = "claim_search" | "document_search" | "proposition_search";

/** What to do with a row whose key is there: leave it, or set these columns from the new row. */
export interface Conflict<T extends keyof Tables> {
  readonly key: readonly (keyof Tables[T] & string)[];
  readonly update?: readonly (keyof Tables[T] & string)[];
  /** Column that must not fall: the update is left out where the row at hand stands higher. */
  readonly unlessLower?: keyof Tables[T] & string;
}

/** All that SQLite and PostgreSQL do differently; the rest of the store knows no dialect. */
export interface Dialect {
  readonly name: "sqlite" | "postgres";
  /** Column types of the schema: text that sorts by code point, and bytes. */
  readonly types: { readonly text: string; readonly bytes: string };
  /** What ends the definition of a table whose rows are to be kept in the order of their key. */
  readonly keyed: string;
  /** Statements that make a search table, and that make a table refuse changes of its rows. */
  createSearch(table: SearchTable): string[];
  refuseChange(table: keyof Tables): string[];
  /** Statements to run once after the first migration. */
  readonly brand: readonly string[];

  hasTable(query: Kysely<Tables>, table: keyof Tables): Promise<boolean>;
  /** Waits until no other process writes; held to the end of the transaction. */
  lock(query: Kysely<Tables>): Promise<void>;
  /** Many rows at once, within the transaction. */
  insert<T extends keyof Tables & string>(
    query: Kysely<Tables>,
    table: T,
    rows: readonly Tables[T][],
    conflict?: Conflict<T>,
  ): Promise<void>;
  /** `(select …)` of these values, as one parameter: any number of them. */
  values(values: readonly string[]): RawBuilder<string>;
  /** The same of integers of 32 bits. */
  integers(values: readonly number[]): RawBuilder<number>;
  index(
    query: Kysely<Tables>,
    table: SearchTable,
    rows: readonly { n: number; words: readonly string[] }[],
  ): Promise<void>;
  unindex(query: Kysely<Tables>, table: SearchTable, ns: RawBuilder<unknown>): Promise<void>;
  /** `(select n …)` of the rows that hold the term. */
  matching(table: SearchTable, term: Term): RawBuilder<number>;
  /** A column that rows are tested by, never found by: the rows come in the order that is asked for. */
  tested(column: string): RawBuilder<number>;

  /** Findings of the engine's own check; empty where all is well. */
  checkIntegrity(query: Kysely<Tables>): Promise<string[]>;
  backup(path: string): Promise<void>;
  /** The same failure in words a person can act on; undefined where it is none of those expected. */
  explain(error: unknown): TocsinError | undefined;
}

/** A way to ask: inside a transaction, or outside. */
export interface Db {
  readonly query: Kysely<Tables>;
  readonly dialect: Dialect;
}
