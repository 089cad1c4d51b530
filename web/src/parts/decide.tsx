import { useSignal } from "@preact/signals";
import { askServer, failureOf, renew } from "../base/answer.ts";

type Decision =
  | { about: "resolution"; documentId: string; mentionId: string; entityId: string }
  | { about: "identity"; a: string; b: string; verdict: "positive" | "negative" | "none" }
  | {
      about: "screening";
      subject: string;
      partyId: string;
      verdict: "positive" | "negative" | "unsure" | "none";
    };

const ANALYST = "tocsin-analyst"; // where the browser remembers who decides

/** Asks who and why, and sends a decision; the case is counted anew, and every page with it. */
export function Decide({
  label,
  choices,
}: {
  label: string;
  choices: readonly { readonly words: string; readonly decision: Decision }[];
}) {
  const chosen = useSignal(0);
  const why = useSignal("");
  const by = useSignal(globalThis.localStorage?.getItem(ANALYST) ?? "");
  const told = useSignal("");
  const send = async (event: Event) => {
    event.preventDefault();
    const choice = choices[chosen.value];
    if (!choice) return;
    globalThis.localStorage?.setItem(ANALYST, by.value);
    told.value = "Counting anew …";
    try {
      await post({ ...choice.decision, why: why.value, by: by.value });
      told.value = "Recorded.";
      renew();
    } catch (error) {
      const { detail, hint } = failureOf(error);
      told.value = hint ? `${detail}: ${hint}` : detail;
    }
  };
  return (
    <details class="decide">
      <summary>{label}</summary>
      <form onSubmit={(event) => void send(event)}>
        <label>
          It is{" "}
          <select
            value={String(chosen.value)}
            onChange={(event) => (chosen.value = Number(event.currentTarget.value))}
          >
            {choices.map(({ words }, i) => (
              <option key={words} value={String(i)}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <Field label="Why" value={why.value} onInput={(value) => (why.value = value)} />
        <Field label="Your name" value={by.value} onInput={(value) => (by.value = value)} />
        <button type="submit">Record</button> <output>{told.value}</output>
      </form>
    </details>
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

function post(body: object): Promise<unknown> {
  return askServer("/api/judgements", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
