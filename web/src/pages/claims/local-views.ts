/** A filter under a name, as browsers kept them before the case did. */
export interface LocalView {
  readonly name: string;
  readonly query: string;
}

const KEY = "tocsin-claim-views"; // where the browser remembers them

/** What this browser still holds of them. */
export function localViews(kept: string | null = localStorage.getItem(KEY)): readonly LocalView[] {
  if (kept === null) return [];
  try {
    const views: unknown = JSON.parse(kept);
    return Array.isArray(views) ? views.filter(isLocalView) : [];
  } catch {
    return []; // not of our writing: any page of this host may write here
  }
}

function isLocalView(value: unknown): value is LocalView {
  const view = value as Partial<LocalView> | null;
  return typeof view?.name === "string" && typeof view.query === "string";
}

/** Keeps those that could not be handed over, and lets go of the others. */
export function keepLocal(views: readonly LocalView[]): void {
  if (views.length === 0) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, JSON.stringify(views));
}
