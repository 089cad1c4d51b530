import type { DocumentView } from "../../../../src/model/view.ts";
import type { ReuseKind } from "../../../../src/model/proposition.ts";
import { address, hrefWith, navigate } from "../../base/address.ts";
import { dayOf, plainly, REUSE } from "../../base/words.ts";
import { Section, Words } from "../../parts/page.tsx";
import { useEffect } from "preact/hooks";
import { passagesOf } from "./marks.ts";

const PERCENT = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 0 });

/** What this text has in common with others, and where. */
export function SharedPassages({ view }: { view: DocumentView }) {
  const asked = address.value.query.get("passage");
  useEffect(() => {
    if (asked !== null)
      document.querySelector(".mark-passage")?.scrollIntoView({ block: "center" });
  }, [asked]);
  if (view.reuse.length === 0) return null;
  return (
    <Section title="Shared with other documents">
      <ul class="reuse-list">
        {view.reuse.map((shared) => (
          <li key={shared.other.id}>
            <SharedWith view={view} shared={shared} asked={asked} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function sharedWhat(kind: ReuseKind): string {
  return kind === "translation"
    ? "of the names and figures of this text are there too"
    : "of this text is there too";
}

interface SharedParts {
  readonly view: DocumentView;
  readonly shared: DocumentView["reuse"][number];
  readonly asked: string | null;
}

function SharedWith({ view, shared: { reuse, other }, asked }: SharedParts) {
  const isEarlier = reuse.a === view.document.id;
  const link = (
    <a href={`/documents/${encodeURIComponent(other.id)}`}>
      <Words>{other.title}</Words>
    </a>
  );
  const share = isEarlier ? reuse.containmentA : reuse.containmentB;
  return (
    <>
      <p>
        {isEarlier ? link : "This one"} {REUSE[reuse.kind]} {isEarlier ? "this one" : link}
      </p>
      <p class="claim-how">
        <Words>{other.publisher ?? "publisher unknown"}</Words>
        <span>{dayOf(other.published)}</span>
        <span>
          {PERCENT.format(share)} {sharedWhat(reuse.kind)}
        </span>
        {reuse.directed && <span>{isEarlier ? "this one is earlier" : "that one is earlier"}</span>}
      </p>
      <ol class="passages">
        {passagesOf(view)
          .map((passage, number) => ({ ...passage, number: String(number) }))
          .filter((passage) => passage.other.id === other.id)
          .map(({ here, number }) => (
            <li key={number}>
              <button
                type="button"
                aria-pressed={asked === number}
                onClick={() =>
                  navigate(hrefWith({ passage: asked === number ? null : number }), {
                    replace: true,
                  })
                }
              >
                <bdi>{plainly(view.document.text.slice(here.begin, here.end))}</bdi>
              </button>
            </li>
          ))}
      </ol>
    </>
  );
}
