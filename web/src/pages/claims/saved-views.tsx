import { signal } from "@preact/signals";
import { address } from "../../base/address.ts";
import { Words } from "../../parts/page.tsx";

/** A filter under a name. The filter is the query of the address, and so can be sent as a link too. */
interface SavedView {
  readonly name: string;
  readonly query: string;
}

const KEY = "tocsin-claim-views"; // where the browser remembers them
const MOST_LETTERS = 80;
const saved = signal<readonly SavedView[]>(read());

function read(): readonly SavedView[] {
  const kept = localStorage.getItem(KEY);
  if (kept === null) return [];
  try {
    const views: unknown = JSON.parse(kept);
    return Array.isArray(views) ? views.filter(isSavedView) : [];
  } catch {
    return []; // not of our writing: any page of this host may write here
  }
}

function isSavedView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null;
  return typeof view?.name === "string" && typeof view.query === "string";
}

function keep(views: readonly SavedView[]): void {
  saved.value = views;
  localStorage.setItem(KEY, JSON.stringify(views));
}

/** Filters that this reader gave a name, and a way to name the one at hand. */
export function SavedViews() {
  const query = address.value.query.toString();
  const isKnown = saved.value.some((view) => view.query === query);
  if (saved.value.length === 0 && query === "") return null;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget as HTMLFormElement).get("name");
    if (typeof name !== "string" || name.trim() === "") return;
    const others = saved.value.filter((view) => view.name !== name.trim());
    keep([...others, { name: name.trim(), query }]);
  };
  return (
    <section class="saved-views">
      <h2 class="label">Saved views</h2>
      <ul>
        {saved.value.map((view) => (
          <li key={view.name}>
            <a
              href={`/claims?${view.query}`}
              aria-current={view.query === query ? "page" : undefined}
            >
              <Words>{view.name}</Words>
            </a>
            <button
              type="button"
              class="plain"
              aria-label={`Forget the view ${view.name}`}
              onClick={() => keep(saved.value.filter((one) => one !== view))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {query !== "" && !isKnown && (
        <form onSubmit={save}>
          <input
            name="name"
            required
            maxLength={MOST_LETTERS}
            aria-label="Name for this view"
            placeholder="Name for this view"
          />
          <button type="submit">Save</button>
        </form>
      )}
    </section>
  );
}
