import type { ComponentChildren } from "preact";
import { useSignal, type Signal } from "@preact/signals";
import type { AchCell } from "../../../src/model/ach.ts";
import type { IndicationVerdict, Judgement, ReadingVerdict } from "../../../src/model/judgement.ts";
import { askServer, failureOf, renew } from "../base/answer.ts";

export type Decision =
  | {
      about: "reading";
      documentId: string;
      verdict: ReadingVerdict;
      claimId?: string;
      span?: { readonly begin: number; readonly end: number };
      source?: string | null;
      seen?: string | null;
    }
  | { about: "grouping"; a: string; b?: string; verdict: "join" | "split" }
  | { about: "credibility"; id: string; credibility: number }
  | { about: "undo"; judgementId: string }
  | { about: "resolution"; documentId: string; mentionId: string; entityId: string }
  | { about: "identity"; a: string; b: string; verdict: "positive" | "negative" | "none" }
  | {
      about: "indication";
      problemId: string;
      indicatorId: string;
      propositionId: string;
      verdict: IndicationVerdict;
    }
  | {
      about: "cell";
      problemId: string;
      hypothesisId: string;
      propositionId: string;
      verdict: AchCell | "none";
    }
  | {
      about: "screening";
      subject: string;
      partyId: string;
      verdict: "positive" | "negative" | "unsure" | "none";
    };

const ANALYST = "tocsin-analyst"; // where the browser remembers who decides

export function analystOf(): string {
  return globalThis.localStorage?.getItem(ANALYST) ?? "";
}

export function rememberAnalyst(name: string): void {
  globalThis.localStorage?.setItem(ANALYST, name);
}

/** Asks who and why, and sends what the choice decides; the case is counted anew, and every page with it. */
export function Decide({
  label,
  choices,
}: {
  label: string;
  choices: readonly { readonly words: string; readonly decisions: readonly Decision[] }[];
}) {
  const chosen = useSignal(0);
  return (
    <details class="decide">
      <summary>{label}</summary>
      <SignedForm decisions={() => choices[chosen.value]?.decisions ?? []}>
        <Choice words={choices.map(({ words }) => words)} chosen={chosen} />
      </SignedForm>
    </details>
  );
}

/** Fields of a decision, and below them why and by whom; it is recorded and every page asks again. */
export function SignedForm({
  decisions,
  children,
}: {
  decisions: () => readonly Decision[];
  children: ComponentChildren;
}) {
  const why = useSignal("");
  const by = useSignal(analystOf());
  const told = useSignal("");
  const send = async (event: Event) => {
    event.preventDefault();
    rememberAnalyst(by.value);
    told.value = "Counting anew …";
    try {
      await postAll(decisions(), { why: why.value, by: by.value });
      told.value = "Recorded.";
      renew();
    } catch (error) {
      const { detail, hint } = failureOf(error);
      told.value = hint ? `${detail}: ${hint}` : detail;
    }
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      {children}
      <Field label="Why" value={why.value} onInput={(value) => (why.value = value)} />
      <Field label="Your name" value={by.value} onInput={(value) => (by.value = value)} />
      <button type="submit">Record</button> <output>{told.value}</output>
    </form>
  );
}

export function Choice({ words, chosen }: { words: readonly string[]; chosen: Signal<number> }) {
  return (
    <label>
      It is{" "}
      <select
        value={String(chosen.value)}
        onChange={(event) => (chosen.value = Number(event.currentTarget.value))}
      >
        {words.map((one, i) => (
          <option key={one} value={String(i)}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

function Field(parts: { label: string; value: string; onInput: (value: string) => void }) {
  return (
    <label>
      {parts.label}{" "}
      <input
        required
        maxLength={2000}
        value={parts.value}
        onInput={(event) => parts.onInput(event.currentTarget.value)}
      />
    </label>
  );
}

/** One after the other: each is read by the case before the next. */
async function postAll(
  decisions: readonly Decision[],
  signed: { readonly why: string; readonly by: string },
): Promise<void> {
  for (const decision of decisions) await postDecision({ ...decision, ...signed });
}

/** @throws a refusal: 409 where `seen` is given and somebody decided since */
export function postDecision(
  body: Decision & { why: string; by: string; seen?: string | null },
): Promise<Judgement> {
  return askServer("/api/judgements", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
