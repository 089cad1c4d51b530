import { useSignal } from "@preact/signals";
import type { Question } from "../../../../src/model/forecast.ts";
import { LedgerForm, type Typed } from "./ledger-form.tsx";

/** Outcomes that are counted and never scored. */
const UNSCORED = { annulled: "annulled: it should not have been asked", ambiguous: "ambiguous" };

/** How a question ended: the answer, the day, and what says so. By somebody other than its only forecaster. */
export function Settle({ question }: { question: Question }) {
  const entry = (typed: Typed, by: string) => ({
    kind: "settlement",
    body: {
      questionId: question.id,
      outcome: outcomeIn(question, typed),
      by,
      on: typed("on"),
      evidence: typed("evidence")
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    },
  });
  return (
    <details>
      <summary>Settle it</summary>
      <LedgerForm entry={entry} button="Settle for good">
        <Outcome question={question} />
        <label>
          <span class="label">On what day</span>
          <input type="date" name="on" required />
        </label>
        <label>
          <span class="label">What says so: one source, address or proposition a line</span>
          <textarea name="evidence" required rows={2} />
        </label>
      </LedgerForm>
    </details>
  );
}

function Outcome({ question }: { question: Question }) {
  const answer = useSignal(question.answers[0] ?? "number");
  return (
    <>
      <label>
        <span class="label">How it ended</span>
        <select
          name="answer"
          value={answer.value}
          onChange={(event) => (answer.value = event.currentTarget.value)}
        >
          {question.type === "numeric" && <option value="number">a number</option>}
          {question.answers.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
          {Object.entries(UNSCORED).map(([value, words]) => (
            <option key={value} value={`:${value}`}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {answer.value === "number" && question.type === "numeric" && (
        <label>
          <span class="label">The number</span>
          <input type="number" name="value" step="any" required />
        </label>
      )}
      {answer.value.startsWith(":") && (
        <label>
          <span class="label">Why it cannot be settled</span>
          <input name="why" required />
        </label>
      )}
    </>
  );
}

function outcomeIn({ type }: Question, typed: Typed): object {
  const answer = typed("answer");
  if (answer.startsWith(":")) return { kind: answer.slice(1), why: typed("why") };
  if (type === "numeric") return { kind: "number", value: Number(typed("value")) };
  return { kind: "answer", answer };
}
