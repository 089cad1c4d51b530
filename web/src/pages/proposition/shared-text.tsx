import type { PropositionView } from "../../../../src/model/view.ts";
import { REUSE } from "../../base/words.ts";
import { Section, Words } from "../../parts/page.tsx";

/** Passages that its documents have in common, side by side: why several articles are one report. */
export function SharedText({ view }: { view: PropositionView }) {
  if (view.reuse.length === 0) return null;
  return (
    <Section title="Shared passages">
      {view.reuse.map(({ reuse, textA, textB }) => (
        <div class="shared" key={`${reuse.a} ${reuse.b}`}>
          <p class="note">
            <DocumentLink id={reuse.a} view={view} /> {REUSE[reuse.kind]}{" "}
            <DocumentLink id={reuse.b} view={view} />
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
        </div>
      ))}
    </Section>
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
