import { useSignal } from "@preact/signals";
import type { Question } from "../../../../src/model/forecast.ts";
import type { ProblemRow } from "../../../../src/model/view.ts";
import { useAnswer } from "../../base/answer.ts";
import { LedgerForm, type Typed } from "./ledger-form.tsx";

const TYPES: Readonly<Record<Question["type"], string>> = {
  binary: "yes or no",
  categories: "one of several answers",
  ordinal: "one of several answers, in order",
  numeric: "a number",
};

const LONG_ID = 60;

/** A short name made of the question, for those who give none. */
function idOf(text: string): string {
  const words = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return words
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONG_ID);
}

function questionIn(typed: Typed, by: string): object {
  const type = typed("type");
  const several = type === "categories" || type === "ordinal";
  const answers = several
    ? typed("answers")
        .split(",")
        .map((answer) => answer.trim())
        .filter(Boolean)
    : [];
  const body = {
    id: typed("id") || idOf(typed("text")),
    problemId: typed("problem") || null,
    text: typed("text"),
    resolutionCriteria: typed("criteria"),
    source: typed("source"),
    opens: typed("opens"),
    closes: typed("closes"),
    resolvesBy: typed("resolvesBy"),
    type,
    answers: type === "binary" ? ["yes", "no"] : answers,
  };
  return { kind: "question", by, body };
}

const DAYS = [
  ["opens", "Takes forecasts from"],
  ["closes", "until"],
  ["resolvesBy", "Settled by"],
] as const;

/** A question about the future, with what settles it. */
export function Ask() {
  return (
    <LedgerForm entry={questionIn} button="Ask">
      <label>
        <span class="label">Question</span>
        <input name="text" required placeholder="Will the strait be closed by 1 June 2031?" />
      </label>
      <label>
        <span class="label">What must be seen for each answer</span>
        <textarea name="criteria" required rows={3} />
      </label>
      <label>
        <span class="label">Where it will be looked up</span>
        <input name="source" required placeholder="two independent origins of this case" />
      </label>
      <div class="fields">
        {DAYS.map(([name, label]) => (
          <label key={name}>
            <span class="label">{label}</span>
            <input
              type="date"
              name={name}
              required
              defaultValue={name === "opens" ? today() : ""}
            />
          </label>
        ))}
      </div>
      <Answers />
      <Belongs />
    </LedgerForm>
  );
}

function Answers() {
  const type = useSignal<Question["type"]>("binary");
  return (
    <>
      <label>
        <span class="label">Answers</span>
        <select
          name="type"
          value={type.value}
          onChange={(event) => (type.value = event.currentTarget.value as Question["type"])}
        >
          {Object.entries(TYPES).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {(type.value === "categories" || type.value === "ordinal") && (
        <label>
          <span class="label">The answers, with commas between them</span>
          <input name="answers" required placeholder="none, one, more" />
        </label>
      )}
    </>
  );
}

function Belongs() {
  const answer = useAnswer<{ problems: readonly ProblemRow[] }>("/api/problems");
  const problems = answer.state === "ready" ? answer.data.problems : [];
  return (
    <>
      <label>
        <span class="label">Warning problem it belongs to</span>
        <select name="problem">
          <option value="">none</option>
          {problems.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="label">Short name; made of the question where you give none</span>
        <input name="id" />
      </label>
    </>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, "2031-05-31".length);
}
