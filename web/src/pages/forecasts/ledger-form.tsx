import type { ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { askServer, failureOf, renew } from "../../base/answer.ts";
import { analystOf, rememberAnalyst } from "../../parts/decide.tsx";

/** What is typed into a form, by the names of its fields; a field that is not there is "". */
export type Typed = (name: string) => string;

interface Parts {
  /** The line for the ledger. @throws Error with words for the person where the fields do not make one */
  readonly entry: (typed: Typed, by: string) => object;
  readonly button: string;
  readonly children: ComponentChildren;
}

/** A form that adds a line to the ledger: signed, never changed afterwards, refused with a reason. */
export function LedgerForm({ entry, button, children }: Parts) {
  const told = useSignal("");
  const send = async (form: HTMLFormElement) => {
    const fields = new FormData(form);
    const typed = (name: string) => String(fields.get(name) ?? "").trim();
    const by = typed("by");
    try {
      const line = await askServer<{ seq: number; hash: string }>("/api/forecasts", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(entry(typed, by)),
      });
      rememberAnalyst(by);
      form.reset();
      told.value = `Recorded as line ${line.seq}, ${line.hash.slice(0, 12)}`;
      renew();
    } catch (error) {
      const { detail, hint } = failureOf(error);
      told.value = hint ? `${detail}: ${hint}` : detail;
    }
  };
  return (
    <form
      class="blanks"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      {children}
      <label>
        <span class="label">Your name</span>
        <input name="by" required defaultValue={analystOf()} />
      </label>
      <p>
        <button type="submit">{button}</button> <output>{told.value}</output>
      </p>
    </form>
  );
}
