import type { PropositionRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";

const PAGE_ROWS = 1000; // the most that one question to the store may ask

interface EventQuestion {
  readonly q?: string | undefined;
  readonly collection?: string | undefined;
  /** PLOVER type, in either case. */
  readonly type?: string | undefined;
}

/** Propositions whose predicate is an event. */
export async function eventsOf(
  store: Store,
  { q, collection, type }: EventQuestion,
): Promise<PropositionRow[]> {
  const wanted = type?.toUpperCase();
  const rows: PropositionRow[] = [];
  let page = await store.listPropositions({ q, collection, limit: PAGE_ROWS });
  while (true) {
    rows.push(
      ...page.propositions.filter(
        ({ event }) => event !== null && (wanted === undefined || event === wanted),
      ),
    );
    if (page.next === null) return rows;
    const after = page.next;
    page = await store.listPropositions({ q, collection, limit: PAGE_ROWS, after });
  }
}
