const PREFIX = "tocsin-draft:";

/** What was typed on a page and not saved yet, as this tab kept it: whoever leaves the page finds it again. */
export function keptDraft<T>(name: string): T | null {
  try {
    const text = globalThis.sessionStorage?.getItem(PREFIX + name);
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null; // a browser that keeps nothing: the page begins from what the server has
  }
}

/** @param draft null forgets it: it was saved, or is not wanted */
export function keepDraft(name: string, draft: unknown): void {
  try {
    if (draft === null) globalThis.sessionStorage?.removeItem(PREFIX + name);
    else globalThis.sessionStorage?.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // full, or forbidden: typing goes on, only leaving the page would lose it
  }
}
