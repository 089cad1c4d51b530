import type { Question } from "../../../../src/model/forecast.ts";
import { LedgerForm, type Typed } from "./ledger-form.tsx";

const PERCENT = 100;

/** What somebody holds likely, in percent for each answer, or as draws for a number. */
export function Forecasting({ question }: { question: Question }) {
  const entry = (typed: Typed, by: string) => ({
    kind: "forecast",
    body: {
      questionId: question.id,
      by,
      machine: false,
      values: valuesIn(question, typed),
      rationale: typed("rationale"),
      evidence: [],
    },
  });
  return (
    <details>
      <summary>Give a forecast</summary>
      <LedgerForm entry={entry} button="Record it">
        {question.type === "numeric" ? (
          <label>
            <span class="label">Numbers it may come to, each as likely as the others</span>
            <input name="draws" required placeholder="0, 0, 1, 2, 5" />
          </label>
        ) : (
          <div class="fields">
            {question.answers.map((answer, i) => (
              <label key={answer}>
                <span class="label">{answer}, %</span>
                <input type="number" name={`p${i}`} min={0} max={PERCENT} step="any" required />
              </label>
            ))}
          </div>
        )}
        <label>
          <span class="label">Why</span>
          <textarea name="rationale" required rows={2} />
        </label>
      </LedgerForm>
    </details>
  );
}

function valuesIn({ type, answers }: Question, typed: Typed): number[] {
  if (type === "numeric")
    return typed("draws")
      .split(/[,;\s]+/)
      .filter(Boolean)
      .map(Number);
  return answers.map((_, i) => Number(typed(`p${i}`)) / PERCENT);
}
