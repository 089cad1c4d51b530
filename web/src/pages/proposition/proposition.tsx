import type { Corroboration } from "../../../../src/model/proposition.ts";
import type { PropositionView } from "../../../../src/model/view.ts";
import { useAnswer } from "../../base/answer.ts";
import {
  counted,
  CREDIBILITY,
  FLAG,
  INDEPENDENCE,
  originsInWords,
  rangeInWords,
  spreadInWords,
  RELIABILITY,
} from "../../base/words.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { Invented, titleOf } from "../../parts/invented.tsx";
import { speakerOf } from "../../parts/claim-line.tsx";
import { Decide } from "../../parts/decide.tsx";
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
          <NotEstablished of={proposition.supports} />
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
        <Tolls view={view} />
        <Contradictions view={view} />
        <SharedText view={view} />
        {proposition.belief && <BeliefTable belief={proposition.belief} />}
        <Graded view={view} />
        <Judge view={view} />
      </div>
    </Page>
  );
}

/** The third state, between one origin and several: said in words, as the interval alone is soon overread. */
function NotEstablished({ of: { independence, origins } }: { of: Corroboration }) {
  if (independence !== "not-established") return null;
  const tied = origins.filter(({ weight }) => weight < 1);
  return (
    <p>
      <b>{capitalised(INDEPENDENCE[independence])}.</b> {counted(tied.length, "origin")} of{" "}
      {origins.length} may rest on an earlier one; the table says on which, and why.
    </p>
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
        {view.contradicts.map(({ id, text, reason, within, nMin, nMax }) => (
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
              {within.length > 0 && <span>{counted(within.length, "article")} says both</span>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Conflicting numbers, each with whose they are: a range, never an average. */
function Tolls({ view }: { view: PropositionView }) {
  return view.tolls.map(({ unit, figures }) => (
    <Section
      key={unit}
      title={`${capitalised(unit)}: ${spreadInWords(figures)}`}
      note="The numbers do not agree. Each stands with the origin that gave it."
    >
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">Origin</th>
            <th scope="col" class="number">
              {capitalised(unit)}
            </th>
            <th scope="col">Said in</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={`${figure.propositionId} ${figure.origin}`}>
              <th scope="row">
                <Words>{figure.label}</Words>
              </th>
              <td class="number" data-name={capitalised(unit)}>
                {rangeInWords(figure)}
              </td>
              <td data-name="Said in">
                <SaidIn view={view} propositionId={figure.propositionId} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  ));
}

function SaidIn({ view, propositionId }: { view: PropositionView; propositionId: string }) {
  const other = view.contradicts.find(({ id }) => id === propositionId);
  if (!other) return <span class="quiet">this one</span>;
  return (
    <a href={`/propositions/${encodeURIComponent(propositionId)}`}>
      <Words>{other.text}</Words>
    </a>
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;

/** Whether the claims say the same, whether a contrary one does, and the digit: each with a name and a reason. */
function Judge({ view: { proposition, claims, contradicts } }: { view: PropositionView }) {
  const { id } = proposition;
  const split = claims.map((row) => ({
    words: `${speakerOf(row)}: ${row.text}`,
    decisions: [{ about: "grouping", a: row.id, verdict: "split" }] as const,
  }));
  const join = contradicts.map((other) => ({
    words: other.text,
    decisions: [{ about: "grouping", a: id, b: other.id, verdict: "join" }] as const,
  }));
  return (
    <Section title="Judge" note="Recorded with your name and reason; the case is counted anew.">
      <Decide
        label="Grade the report"
        choices={CREDIBILITIES.map((credibility) => ({
          words: `${credibility}: ${CREDIBILITY[credibility]}`,
          decisions: [{ about: "credibility", id, credibility }],
        }))}
      />
      {claims.length > 1 && (
        <Decide label="Split off a claim that says another thing" choices={split} />
      )}
      {join.length > 0 && <Decide label="Join with one that says the same" choices={join} />}
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
