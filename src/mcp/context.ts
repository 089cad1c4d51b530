import type { World } from "../cycle/index.ts";
import type { Store } from "../store/index.ts";

/** What the tools work on. */
export interface McpContext {
  readonly store: Store;
  readonly world: World;
  readonly version: string;
  /** Whether articles may be added; without it the case is only read. */
  readonly mayAdd: boolean;
}
