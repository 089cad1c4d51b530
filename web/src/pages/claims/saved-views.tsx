import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SavedView } from "../../../../src/model/saved-view.ts";
import { address } from "../../base/address.ts";
import { askServer, failureOf, renew, useAnswer } from "../../base/answer.ts";
import { analystOf, rememberAnalyst } from "../../parts/decide.tsx";
import { Words } from "../../parts/page.tsx";
import { keepLocal, localViews, type LocalView } from "./local-views.ts";

const MOST_LETTERS = 80;
const MOST_AT_ONCE = 200;

/** Filters that people of this case gave a name, and a way to name the one at hand. */
export function SavedViews() {
  const answer = useAnswer<{ views: readonly SavedView[] }>("/api/views");
  const query = address.value.query.toString();
  const told = useSignal("");
  const views = answer.state === "ready" ? answer.data.views : [];
  useEffect(() => void handOver(analystOf()), []);
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      told.value = "";
      renew();
    } catch (error) {
      const { detail, hint } = failureOf(error);
      told.value = hint ? `${detail}: ${hint}` : detail;
    }
  };
  const isKnown = views.some((view) => view.query === query);
  if (views.length === 0 && query === "") return null;
  return (
    <section class="saved-views">
      <h2 class="label">Saved views</h2>
      <ul>
        {views.map((view) => (
          <li key={`${view.name} ${view.by}`}>
            <View view={view} query={query} forget={() => void act(() => forgetView(view))} />
          </li>
        ))}
      </ul>
      {query !== "" && !isKnown && (
        <SaveForm save={(name, by) => void act(() => saveViews(by, [{ name, query }]))} />
      )}
      <output>{told.value}</output>
    </section>
  );
}

function View({ view, query, forget }: { view: SavedView; query: string; forget: () => void }) {
  const isMine = view.by === analystOf();
  return (
    <>
      <a href={`/claims?${view.query}`} aria-current={view.query === query ? "page" : undefined}>
        <Words>{view.name}</Words>
      </a>
      {isMine ? (
        <button
          type="button"
          class="plain"
          aria-label={`Forget the view ${view.name}`}
          onClick={forget}
        >
          ×
        </button>
      ) : (
        <small>
          <Words>{view.by}</Words>
        </small>
      )}
    </>
  );
}

function SaveForm({ save }: { save: (name: string, by: string) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { name = "", by = analystOf() } = Object.fromEntries(new FormData(form)) as Record<
      string,
      string
    >;
    if (name.trim() === "" || by.trim() === "") return;
    rememberAnalyst(by.trim());
    save(name.trim(), by.trim());
  };
  return (
    <form onSubmit={submit}>
      <input
        name="name"
        required
        maxLength={MOST_LETTERS}
        aria-label="Name for this view"
        placeholder="Name for this view"
      />
      {analystOf() === "" && (
        <input name="by" required maxLength={200} aria-label="Your name" placeholder="Your name" />
      )}
      <button type="submit">Save</button>
    </form>
  );
}

async function saveViews(by: string, views: readonly LocalView[]): Promise<void> {
  await post(by, views);
  await handOver(by);
}

function post(by: string, views: readonly LocalView[]): Promise<unknown> {
  return askServer("/api/views", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ by, views }),
  });
}

function forgetView({ name, by }: SavedView): Promise<unknown> {
  const query = new URLSearchParams({ name, by }).toString();
  return askServer(`/api/views?${query}`, { method: "DELETE" });
}

/** What only this browser kept goes to the case, as soon as it is known whose it is; what the case refuses stays. */
async function handOver(by: string): Promise<void> {
  const views = localViews().slice(0, MOST_AT_ONCE);
  if (by === "" || views.length === 0) return;
  const left: LocalView[] = [];
  for (const view of views) {
    await post(by, [view]).catch((error: unknown) => {
      console.info(`not taken over: ${view.name}`, failureOf(error).detail);
      left.push(view);
    });
  }
  keepLocal(left);
  if (left.length < views.length) renew();
}
