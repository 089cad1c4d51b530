import { useSignal, type Signal } from "@preact/signals";
import type { Judgement } from "../../../../src/model/judgement.ts";
import type { DocumentView } from "../../../../src/model/view.ts";
import { type Answer, useAnswer } from "../../base/answer.ts";
import type { Span } from "../../base/segments.ts";
import { dayOf } from "../../base/words.ts";
import { Loaded } from "../../parts/answer.tsx";
import { Choice, Decide, SignedForm } from "../../parts/decide.tsx";
import { Section, Words } from "../../parts/page.tsx";
import type { NumberedClaim } from "./numbered.ts";

/** What people said of how this text was read, the oldest first. */
function useSaid(documentId: string): Answer<readonly Judgement[]> {
  const query = new URLSearchParams({ document: documentId }).toString();
  return useAnswer<readonly Judgement[]>(`/api/judgements?${query}`);
}

const WRONG = "wrong: the text says no such thing";
const ANOTHER = "on the word of somebody else";

/** Strikes the claim in hand, or puts it on another's word; with a name, a reason, and a way back. */
export function CorrectClaim(parts: CardParts) {
  const said = useSaid(parts.view.document.id);
  return (
    <details class="decide">
      <summary>Correct this claim</summary>
      <Loaded answer={said}>{(judgements) => <Verdict {...parts} said={judgements} />}</Loaded>
    </details>
  );
}

/** Asked only when it is known what was said before: a verdict overrules what its author has seen, no more. */
function Verdict({
  claim: { claim, row },
  view,
  said,
}: CardParts & { said: readonly Judgement[] }) {
  const kind = useSignal(0);
  const source = useSignal("");
  const seen = said.findLast(({ subjectId }) => subjectId === row.id)?.id ?? null;
  const about = {
    about: "reading",
    documentId: view.document.id,
    claimId: claim.id,
    seen,
  } as const;
  return (
    <SignedForm
      decisions={() => [
        kind.value === 0
          ? { ...about, verdict: "wrong" }
          : { ...about, verdict: "source", source: source.value.trim() || null },
      ]}
    >
      <Choice words={[WRONG, ANOTHER]} chosen={kind} />
      {kind.value === 1 && <SourceField source={source} view={view} />}
    </SignedForm>
  );
}

interface CardParts {
  readonly claim: NumberedClaim;
  readonly view: DocumentView;
}

/** Whoever the text names is offered; left empty, the outlet says it itself. */
function SourceField({ source, view }: { source: Signal<string>; view: DocumentView }) {
  const mentions = view.reading?.mentions ?? [];
  const names = new Set(mentions.flatMap(({ type, text }) => (SPEAKERS.has(type) ? [text] : [])));
  return (
    <label>
      Who says it{" "}
      <input
        list="named-here"
        placeholder={view.document.publisher ?? "the outlet itself"}
        maxLength={500}
        value={source.value}
        onInput={(event) => (source.value = event.currentTarget.value)}
      />
      <datalist id="named-here">
        {[...names].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}

const SPEAKERS: ReadonlySet<string> = new Set(["Person", "Organisation"]);

/** Words that the reader selected, as a claim that nobody found. */
export function AddClaim({
  selected,
  view,
}: {
  selected: Signal<Span | null>;
  view: DocumentView;
}) {
  const source = useSignal("");
  const span = selected.value;
  if (span === null) return null;
  return (
    <section class="claim-card" aria-label="Selected words">
      <header>
        <h2 class="label">Selected words</h2>
        <button
          type="button"
          class="plain"
          aria-label="Let go"
          onClick={() => (selected.value = null)}
        >
          ×
        </button>
      </header>
      <blockquote dir="auto">
        <Words>{view.document.text.slice(span.begin, span.end)}</Words>
      </blockquote>
      <details class="decide" open>
        <summary>Add as a claim</summary>
        <SignedForm
          decisions={() => [
            {
              about: "reading",
              documentId: view.document.id,
              verdict: "claim",
              span,
              source: source.value.trim() || null,
            },
          ]}
        >
          <SourceField source={source} view={view} />
        </SignedForm>
      </details>
    </section>
  );
}

const SAID: Readonly<Record<string, string>> = {
  wrong: "struck",
  source: "put on the word of",
  claim: "added, on the word of",
  none: "as it was read",
};

/** What was corrected here, by whom and why; each can be withdrawn. */
export function Corrections({ view }: { view: DocumentView }) {
  const answer = useSaid(view.document.id);
  const said = answer.state === "ready" ? answer.data : [];
  if (said.length === 0) return null;
  const latest = new Map(said.map((one) => [one.subjectId, one.id]));
  return (
    <Section title="Corrections by hand">
      <ul class="document-list">
        {said.map((one) => (
          <li key={one.id}>
            <Correction judgement={one} view={view} />
            {latest.get(one.subjectId) === one.id && one.verdict !== "none" && (
              <Withdraw judgement={one} documentId={view.document.id} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Correction({ judgement, view }: { judgement: Judgement; view: DocumentView }) {
  const { verdict, reading, by, why, at } = judgement;
  const { publisher, text } = view.document;
  const hasSource = verdict === "source" || verdict === "claim";
  return (
    <>
      {reading?.span && (
        <blockquote dir="auto">
          <Words>{text.slice(reading.span.begin, reading.span.end)}</Words>
        </blockquote>
      )}
      <p class="claim-how">
        <span>
          {SAID[verdict] ?? verdict}{" "}
          {hasSource && <Words>{reading?.source ?? publisher ?? "the outlet itself"}</Words>}
        </span>
        <Words>{`${by}: ${why}`}</Words>
        <span>{dayOf(at)}</span>
      </p>
    </>
  );
}

function Withdraw({ judgement, documentId }: { judgement: Judgement; documentId: string }) {
  const { subjectId: claimId, id: seen } = judgement;
  return (
    <Decide
      label="Withdraw"
      choices={[
        {
          words: "as it was read",
          decisions: [{ about: "reading", documentId, claimId, verdict: "none", seen }],
        },
      ]}
    />
  );
}
