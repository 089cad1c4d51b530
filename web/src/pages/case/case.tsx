import type { CaseView } from "../../../../src/model/view.ts";
import { useAnswer } from "../../base/answer.ts";
import { counted } from "../../base/words.ts";
import { AddBox } from "../../parts/add-box.tsx";
import { LoadedPage } from "../../parts/answer.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";
import { ProblemList } from "../../parts/problem-list.tsx";
import { PropositionList } from "../../parts/proposition-list.tsx";
import { EmptyCase } from "./empty-case.tsx";

/** The case at a glance: what is watched, what is contested, what holds best. */
export function CasePage() {
  const answer = useAnswer<CaseView>("/api/case");
  return (
    <LoadedPage answer={answer} kind="Case">
      {(view) => (view.counts.documents === 0 ? <EmptyCase view={view} /> : <Glance view={view} />)}
    </LoadedPage>
  );
}

function Glance({ view }: { view: CaseView }) {
  return (
    <Page title={view.name} kind="Case" lede={<Extent view={view} />}>
      <div class="with-side">
        <div>
          <Section title="Warning problems">
            <ProblemList rows={view.problems} alerts={view.alerts} />
          </Section>
          <Section
            title="Contested"
            note="Someone denies it, or another account cannot hold beside it."
          >
            <PropositionList rows={view.contested} empty="Nothing is denied or contradicted." />
          </Section>
          <Section
            title="Best corroborated"
            note="By independent origins. How many articles repeat them adds nothing."
          >
            <PropositionList
              rows={view.corroborated}
              empty="Nothing has more than one independent origin yet."
            />
          </Section>
        </div>
        <aside>
          <Section title="Add">
            <AddBox />
          </Section>
          <Collections view={view} />
        </aside>
      </div>
    </Page>
  );
}

function Extent({ view: { counts } }: { view: CaseView }) {
  return (
    <p>
      <a href="/documents">{counted(counts.documents, "document")}</a>, {counts.read} read for{" "}
      <a href="/claims">{counted(counts.claims, "claim")}</a>. They put{" "}
      <a href="/propositions">{counted(counts.propositions, "proposition")}</a> about{" "}
      <a href="/actors">{counted(counts.actors, "actor")}</a> in{" "}
      <a href="/map">{counted(counts.places, "place")}</a>, on the word of{" "}
      <a href="/sources">{counted(counts.sources, "source")}</a>.
      {counts.issues > 0 && (
        <>
          {" "}
          <a href="/issues">{counted(counts.issues, "issue")}</a> to look at.
        </>
      )}
    </p>
  );
}

function Collections({ view }: { view: CaseView }) {
  if (view.collections.length === 0) return null;
  return (
    <Section title="Collections">
      <ul class="collections">
        {view.collections.map(({ collection, documents }) => (
          <li key={collection.id}>
            <a href={`/documents?collection=${encodeURIComponent(collection.id)}`}>
              <Words>{collection.title}</Words>
            </a>
            {collection.invented && <span class="invented">invented</span>}
            <p>
              <Words>{collection.description}</Words>
            </p>
            <p class="quiet">
              {counted(documents, "document")} · {collection.licence}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
