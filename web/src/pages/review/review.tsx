import { type Signal, useSignal } from "@preact/signals";
import type { Judgement } from "../../../../src/model/judgement.ts";
import type { Suggestion } from "../../../../src/model/suggestion.ts";
import { askServer, failureOf, renew, useAnswer } from "../../base/answer.ts";
import { counted } from "../../base/words.ts";
import { Loaded } from "../../parts/answer.tsx";
import { analystOf, postDecision, rememberAnalyst } from "../../parts/decide.tsx";
import { moveFocus, useKeys } from "../../parts/keys.ts";
import { Page, Words } from "../../parts/page.tsx";
import { type Answer, decisionOn, MEANS, undoOf } from "./decisions.ts";
import { SuggestionText } from "./suggestion.tsx";

const SHOWN = 50;
const CARD = ".suggestion";

/** What waits for a person's answer, the most useful first; all of it by keyboard. */
export function ReviewPage() {
  const answer = useAnswer<{ suggestions: readonly Suggestion[] }>(
    `/api/suggestions?limit=${SHOWN}`,
  );
  return (
    <Page
      title="Review"
      lede={
        <p>
          What the machine proposes and a person has not answered: the first of each kind by what an
          answer is expected to gain. Each answer is a judgement with your name and your reason, and
          can be taken back.
        </p>
      }
    >
      <Loaded answer={answer}>{({ suggestions }) => <Queue suggestions={suggestions} />}</Loaded>
    </Page>
  );
}

/** An answer on its way: it wants a reason before it is sent. */
interface Draft {
  readonly suggestion: Suggestion;
  readonly answer: Answer;
  /** What somebody else said since the page was loaded. */
  readonly theirs?: Judgement;
}

interface Done {
  readonly suggestion: Suggestion;
  readonly judgement: Judgement;
}

function useReview() {
  const draft = useSignal<Draft | null>(null);
  const done = useSignal<Done | null>(null);
  const told = useSignal("");
  const post = async (body: Parameters<typeof postDecision>[0], after: string) => {
    told.value = "Counting anew …";
    const judgement = await postDecision(body);
    draft.value = null;
    told.value = after;
    renew();
    return judgement;
  };
  const tell = (error: unknown) => {
    const failure = failureOf(error);
    told.value = failure.hint ? `${failure.detail}: ${failure.hint}` : failure.detail;
    return failure;
  };
  const send = async (
    suggestion: Suggestion,
    answer: Answer,
    signed: { why: string; by: string },
    seen: string | null,
  ) => {
    try {
      const body = { ...decisionOn(suggestion, answer), ...signed, seen };
      done.value = { suggestion, judgement: await post(body, "Recorded.") };
    } catch (error) {
      const { status } = tell(error);
      const theirs = status === 409 ? await lastOn(suggestion.subjectId) : undefined;
      if (theirs) draft.value = { suggestion, answer, theirs };
    }
  };
  const undo = async ({ suggestion, judgement: { id, by } }: Done) => {
    try {
      const signed = { why: "taken back at once", by, seen: id };
      await post({ ...undoOf(suggestion, id), ...signed }, "Taken back.");
      done.value = null;
    } catch (error) {
      tell(error);
    }
  };
  return { draft, done, told, send, undo };
}

async function lastOn(subjectId: string): Promise<Judgement | undefined> {
  const query = new URLSearchParams({ subject: subjectId }).toString();
  return (await askServer<Judgement[]>(`/api/judgements?${query}`)).at(-1);
}

function Queue({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { draft, done, told, send, undo: takeBack } = useReview();
  const begin = (answer: Answer) => () => {
    const at = [...document.querySelectorAll(CARD)].indexOf(
      document.activeElement?.closest(CARD) ?? document.body,
    );
    const suggestion = suggestions[Math.max(0, at)];
    if (suggestion) draft.value = { suggestion, answer };
  };
  const undo = () => {
    if (done.value !== null) void takeBack(done.value);
  };
  useKeys({
    j: () => moveFocus(CARD, 1),
    k: () => moveFocus(CARD, -1),
    a: begin("accept"),
    r: begin("reject"),
    u: undo,
  });
  return (
    <>
      <Tools waiting={suggestions.length} told={told.value} undo={done.value ? undo : null} />
      {suggestions.length === 0 && <NothingWaits />}
      <ol class="suggestions">
        {suggestions.map((suggestion) => (
          <li key={suggestion.subjectId}>
            <Card
              suggestion={suggestion}
              draft={
                draft.value?.suggestion.subjectId === suggestion.subjectId ? draft.value : null
              }
              begin={(answer) => (draft.value = { suggestion, answer })}
              leave={() => (draft.value = null)}
              send={send}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

interface ToolsParts {
  readonly waiting: number;
  readonly told: string;
  readonly undo: (() => void) | null;
}

function Tools({ waiting, told, undo }: ToolsParts) {
  return (
    <div class="tools today-tools">
      <span>{counted(waiting, "suggestion")}</span>
      <span class="note">
        <kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>a</kbd> accept, <kbd>r</kbd> reject,{" "}
        <kbd>u</kbd> undo
      </span>
      <output>{told}</output>
      {undo && (
        <button type="button" onClick={undo}>
          Undo
        </button>
      )}
    </div>
  );
}

function NothingWaits() {
  return (
    <p class="quiet">
      Nothing waits for an answer. Suggestions come from reading: two names that may be one actor, a
      proposition that may show an indicator of a <a href="/problems">warning problem</a>, a claim
      that may say another thing than those it is counted with, a grade that rules alone gave, an
      actor that may stand on a <a href="/screening">list</a>. <a href="/add">Add an article</a> to
      have more read.
    </p>
  );
}

interface CardParts {
  readonly suggestion: Suggestion;
  readonly draft: Draft | null;
  readonly begin: (answer: Answer) => void;
  readonly leave: () => void;
  readonly send: ReturnType<typeof useReview>["send"];
}

function Card({ suggestion, draft, begin, leave, send }: CardParts) {
  const means = MEANS[suggestion.kind];
  return (
    <article class="suggestion" tabIndex={0} aria-label={`Suggestion: ${suggestion.kind}`}>
      <SuggestionText suggestion={suggestion} />
      {draft === null ? (
        <p class="answers">
          <button type="button" onClick={() => begin("accept")}>
            Accept: {means.accept}
          </button>
          <button type="button" onClick={() => begin("reject")}>
            Reject: {means.reject}
          </button>
        </p>
      ) : (
        <Sign draft={draft} leave={leave} send={send} />
      )}
    </article>
  );
}

/** Who and why; and where somebody decided meanwhile, both versions side by side. */
function Sign({
  draft,
  leave,
  send,
}: {
  draft: Draft;
  leave: () => void;
  send: CardParts["send"];
}) {
  const { suggestion, answer, theirs } = draft;
  const why = useSignal("");
  const by = useSignal(analystOf());
  const submit = (event: Event) => {
    event.preventDefault();
    rememberAnalyst(by.value);
    void send(suggestion, answer, { why: why.value, by: by.value }, theirs?.id ?? suggestion.seen);
  };
  return (
    <form
      class="decide sign"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") leave();
      }}
    >
      {theirs && <Theirs theirs={theirs} mine={MEANS[suggestion.kind][answer]} />}
      <p>
        <b>{MEANS[suggestion.kind][answer]}</b>
      </p>
      <Signature why={why} by={by} />
      <button type="submit">{theirs ? "Record mine after theirs" : "Record"}</button>{" "}
      <button type="button" class="plain" onClick={theirs ? renew : leave}>
        {theirs ? "Leave theirs" : "Cancel"}
      </button>
    </form>
  );
}

function Signature({ why, by }: { why: Signal<string>; by: Signal<string> }) {
  return (
    <>
      <label>
        Why{" "}
        <input
          required
          maxLength={2000}
          ref={(input) => {
            if (input && document.activeElement?.closest("form") !== input.form) input.focus();
          }}
          value={why.value}
          onInput={(event) => (why.value = event.currentTarget.value)}
        />
      </label>
      <label>
        Your name{" "}
        <input
          required
          maxLength={200}
          value={by.value}
          onInput={(event) => (by.value = event.currentTarget.value)}
        />
      </label>
    </>
  );
}

function Theirs({ theirs, mine }: { theirs: Judgement; mine: string }) {
  return (
    <div class="apart both-versions" role="alert">
      <p>
        <span class="label">Theirs, meanwhile</span>
        <br />
        <b>{theirs.verdict}</b> by <Words>{theirs.by}</Words>: <Words>{theirs.why}</Words>
      </p>
      <p>
        <span class="label">Yours</span>
        <br />
        <b>{mine}</b>. Nothing of yours is lost: record it after theirs, or leave theirs as it is.
      </p>
    </div>
  );
}
