import { useSignal } from "@preact/signals";
import type { CaseView } from "../../../../src/model/view.ts";
import { askServer, failureOf, useAnswer } from "../../base/answer.ts";
import { Loaded } from "../../parts/answer.tsx";

const BLANKS = [
  ["id", "Short name", "amber-strait"],
  ["side", "Who might act", "Solvane"],
  ["other", "Whom it would be against", "Kestria"],
  ["region", "Where", "Amber Strait"],
  ["owner", "Whose question", "watch desk"],
] as const;

/** The kind of question and its blanks: what a template makes a file of. */
export function Begin({ onMade }: { onMade: (yaml: string) => void }) {
  const answer = useAnswer<{ templates: readonly { name: string; about: string }[] }>(
    "/api/problem-templates",
  );
  const told = useSignal("");
  const make = async (form: HTMLFormElement) => {
    const { template, ...values } = Object.fromEntries(new FormData(form)) as Record<
      string,
      string
    >;
    try {
      if (values["collection"] === "") delete values["collection"];
      const query = new URLSearchParams(values).toString();
      const path = `/api/problem-templates/${encodeURIComponent(template ?? "")}`;
      onMade((await askServer<{ yaml: string }>(`${path}?${query}`)).yaml);
    } catch (error) {
      const { detail, hint } = failureOf(error);
      told.value = hint ? `${detail}: ${hint}` : detail;
    }
  };
  return (
    <Loaded answer={answer}>
      {({ templates }) => (
        <form
          class="blanks"
          onSubmit={(event) => {
            event.preventDefault();
            void make(event.currentTarget);
          }}
        >
          <label>
            <span class="label">Kind of question</span>
            <select name="template">
              {templates.map(({ name, about }) => (
                <option key={name} value={name}>
                  {about}
                </option>
              ))}
            </select>
          </label>
          <Blanks />
          <Documents />
          <button type="submit">Begin</button> <output>{told.value}</output>
        </form>
      )}
    </Loaded>
  );
}

/** Whose documents it looks at: a closed collection is looked at as of its own last day. */
function Documents() {
  const answer = useAnswer<CaseView>("/api/case");
  const collections = answer.state === "ready" ? answer.data.collections : [];
  if (collections.length === 0) return null;
  return (
    <label>
      <span class="label">Documents it looks at</span>
      <select name="collection">
        <option value="">all of the case</option>
        {collections.map(({ collection: { id, title } }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Blanks() {
  return (
    <>
      {BLANKS.map(([name, label, example]) => (
        <label key={name}>
          <span class="label">{label}</span>
          <input name={name} required placeholder={`for example ${example}`} dir="auto" />
        </label>
      ))}
    </>
  );
}
