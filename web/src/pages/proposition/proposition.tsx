import type { PropositionView } from "../../../../src/model/view.ts";
import { useAnswer } from "../../base/answer.ts";
import { CREDIBILITY, FLAG, originsInWords, RELIABILITY } from "../../base/words.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { Invented, titleOf } from "../../parts/invented.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";
import { BeliefTable } from "./belief-table.tsx";
import { OriginTable } from "./origin-table.tsx";
import { OriginsGraph } from "./origins-graph.tsx";
import { SharedText } from "./shared-text.tsx";
import { Stances } from "./stances.tsx";

/** One thing said: by how many origins, who denies it, and what that makes of it. */
export function PropositionPage({ id }: { id: string }) {
  const answer = useAnswer<PropositionView>(`/api/propositions/${encodeURIComponent(id)}`);
  return (
    <LoadedPage answer={answer} kind="Proposition">
      {(view) => <Opened view={view} />}
    </LoadedPage>
  );
}

function Opened({ view }: { view: PropositionView }) {
  const { proposition } = view;
  return (
    <Page
      title={proposition.text}
      kind="Proposition"
      lede={
        <>
          <p>
            <Words>{proposition.supports.sentence}</Words>
            {proposition.denies && (
              <>
                {" "}
                <b class="denied">Denied.</b> <Words>{proposition.denies.sentence}</Words>
              </>
            )}
          </p>
          <MadeUp view={view} />
        </>
      }
    >
      <div class="quoted-title">
        <Section
          title="Origins"
          note="Whoever first said it, not whoever printed it. The weight is what is left of an origin after the strongest suspicion that it rests on an earlier one."
        >
          <OriginsGraph view={view} />
          <OriginTable view={view} />
          <Flags flags={proposition.supports.flags} />
        </Section>
        <Section title="Who says what">
          <Stances view={view} />
        </Section>
        <Contradictions view={view} />
        <SharedText view={view} />
        {proposition.belief && <BeliefTable belief={proposition.belief} />}
        <Graded view={view} />
      </div>
    </Page>
  );
}

/** Once for all of its claims: what is said of a made-up world is said there alone. */
function MadeUp({ view: { claims } }: { view: PropositionView }) {
  const collections = new Set(claims.flatMap(({ collection }) => collection ?? []));
  return (
    <p class="claim-how">
      {[...collections].map((id) => (
        <span key={id}>
          in <Words>{titleOf(id)}</Words> <Invented collection={id} />
        </span>
      ))}
    </p>
  );
}

function Flags({ flags }: { flags: readonly string[] }) {
  if (flags.length === 0) return null;
  return <p class="note">Note: {flags.map((flag) => FLAG[flag] ?? flag).join("; ")}.</p>;
}

function Contradictions({ view }: { view: PropositionView }) {
  if (view.contradicts.length === 0) return null;
  return (
    <Section title="Cannot hold beside">
      <ul class="proposition-list">
        {view.contradicts.map(({ id, text, reason, nMin, nMax }) => (
          <li key={id}>
            <a class="claim-words" href={`/propositions/${encodeURIComponent(id)}`}>
              <Words>{text}</Words>
            </a>
            <p class="claim-weight">
              <span class="origins">
                <b>{originsInWords(nMin, nMax)}</b>
              </span>
              <span class="denied">
                <Words>{reason}</Words>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Graded({ view }: { view: PropositionView }) {
  const { reliability, credibility, basis } = view.proposition.grade;
  return (
    <Section
      title="Grade"
      note="A suggestion until an analyst confirms it; source and report apart."
    >
      <p>
        <b>
          {reliability}
          {credibility}
        </b>{" "}
        The source: {RELIABILITY[reliability]}. The report: {CREDIBILITY[credibility]}.
      </p>
      <ul class="reasons">
        {basis.map((reason) => (
          <li key={reason}>
            <Words>{reason}</Words>
          </li>
        ))}
      </ul>
    </Section>
  );
}
