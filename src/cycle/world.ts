import type { RawInput } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";

/** The network, as an argument: refuses private addresses, limits size and time (`cycle/net.ts`). */
export type Fetch = (url: string) => Promise<RawInput>;

export interface Progress {
  readonly step: "collect" | "read" | "weigh" | "warn";
  readonly done: number;
  readonly total: number;
}

/** Everything a run takes from outside: so that it can be replayed bit for bit. */
export interface World {
  readonly now: () => string;
  readonly fetch: Fetch;
  readonly onProgress?: (progress: Progress) => void;
}

export interface AddReport {
  readonly added: number;
  /** Already in the case: nothing changed. */
  readonly known: number;
  readonly claims: number;
  readonly issues: readonly Issue[];
}
