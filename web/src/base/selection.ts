import { signal } from "@preact/signals";
import type { TimeExpression } from "../../../src/model/time.ts";

/** What the reader has in hand. Panels know this and not each other: picked in one, marked in all. */
export interface Selection {
  readonly entity: string | null;
  readonly place: string | null;
  readonly interval: TimeExpression["interval"];
}

export const selection = signal<Selection>({ entity: null, place: null, interval: null });

export function select(change: Partial<Selection>): void {
  selection.value = { ...selection.value, ...change };
}
