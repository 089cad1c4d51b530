import type { PropositionView } from "../../../../src/model/view.ts";
import { dayOf, REUSE } from "../../base/words.ts";
import { Section, Words } from "../../parts/page.tsx";

type Shared = PropositionView["reuse"][number];

const OPEN_CHARACTERS = 240; // a sentence or two: short enough to stand in the open

/** Passages that its documents have in common, side by side: why several articles are one report. */
export function SharedText({ view }: { view: PropositionView }) {
  if (view.reuse.length === 0) return null;
  return (
    <Section title="Shared passages" note="Why several articles may be one report.">
      {withEarliest(view).map((shared) => (
        <Pair key={`${shared.reuse.a} ${shared.reuse.b}`} shared={shared} view={view} />
      ))}
    </Section>
  );
}

/** Of all pairs, for each later text the one with the earliest text it shares words with: the rest follow. */
function withEarliest({ reuse, documents }: PropositionView): Shared[] {
  const dates = new Map(documents.map(({ id, published }) => [id, published ?? "9999"]));
  const dateOf = ({ reuse: { a } }: Shared) => dates.get(a) ?? "9999";
  const earliest = new Map<string, Shared>();
  for (const shared of reuse) {
    const found = earliest.get(shared.reuse.b);
    if (!found || dateOf(shared) < dateOf(found)) earliest.set(shared.reuse.b, shared);
  }
  return [...earliest.values()];
}

function Pair({
  shared: { reuse, textA, textB },
  view,
}: {
  shared: Shared;
  view: PropositionView;
}) {
  const characters = textA.reduce((sum, { length }) => sum + length, 0);
  return (
    <details class="shared" open={characters <= OPEN_CHARACTERS}>
      <summary>
        <DocumentName id={reuse.b} view={view} /> {REUSE[reuse.kind]}{" "}
        <DocumentName id={reuse.a} view={view} />
      </summary>
      <p class="note">
        Read <DocumentLink id={reuse.b} view={view} />, <DocumentLink id={reuse.a} view={view} />
      </p>
      {textA.map((passage, i) => (
        <div class="side-by-side" key={i}>
          <blockquote dir="auto">
            <Words>{passage}</Words>
          </blockquote>
          <blockquote dir="auto">
            <Words>{textB[i] ?? ""}</Words>
          </blockquote>
        </div>
      ))}
    </details>
  );
}

/** Its name alone: what opens a passage cannot hold a link as well. */
function DocumentName({ id, view }: { id: string; view: PropositionView }) {
  const row = view.documents.find((document) => document.id === id);
  return (
    <>
      <Words>{row?.publisher ?? row?.title ?? id}</Words>
      {row?.published && <small>, {dayOf(row.published)}</small>}
    </>
  );
}

function DocumentLink({ id, view }: { id: string; view: PropositionView }) {
  const row = view.documents.find((document) => document.id === id);
  return (
    <a href={`/documents/${encodeURIComponent(id)}`}>
      <Words>{row?.publisher ?? row?.title ?? id}</Words>
    </a>
  );
}
