import { useSignal } from "@preact/signals";
import type { Issue } from "../../../../src/model/issue.ts";
import type { ListVersion } from "../../../../src/model/party.ts";
import { askServer, failureOf, renew, useAnswer, type Failure } from "../../base/answer.ts";
import { counted } from "../../base/words.ts";
import { Loaded } from "../../parts/answer.tsx";
import { IssueList } from "../../parts/issue-list.tsx";
import { Section, Words } from "../../parts/page.tsx";

/** What `POST /api/lists` answers. */
interface Report {
  readonly version: ListVersion;
  readonly issues: number;
  readonly firstIssues: readonly Issue[];
  readonly leftOut: Readonly<Record<string, number>>;
  readonly known: boolean;
}

type State =
  | { readonly step: "asked" | "running" }
  | { readonly step: "done"; readonly report: Report }
  | { readonly step: "refused"; readonly failure: Failure; readonly form: FormData };

const SHRUNK = 409; // the list lost more than a tenth: a person says whether that is right

/** The file of a list, taken in whole or not at all. */
export function ImportList() {
  const state = useSignal<State>({ step: "asked" });
  const formats = useAnswer<{ formats: readonly { name: string; title: string }[] }>(
    "/api/list-formats",
  );
  const send = async (form: FormData) => {
    state.value = { step: "running" };
    try {
      const report = await askServer<Report>("/api/lists", { method: "POST", body: form });
      state.value = { step: "done", report };
      renew();
    } catch (error) {
      state.value = { step: "refused", failure: failureOf(error), form };
    }
  };
  return (
    <Section
      title="Import a list"
      note="The file as its publisher gives it, packed with gzip or not."
    >
      <Loaded answer={formats}>
        {({ formats: known }) => (
          <Form formats={known} isBusy={state.value.step === "running"} send={send} />
        )}
      </Loaded>
      <div role="status">
        <Outcome state={state.value} send={send} />
      </div>
    </Section>
  );
}

interface FormParts {
  readonly formats: readonly { readonly name: string; readonly title: string }[];
  readonly isBusy: boolean;
  readonly send: (form: FormData) => Promise<void>;
}

function Form({ formats, isBusy, send }: FormParts) {
  return (
    <form
      class="blanks"
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <label>
        <span class="label">Format</span>
        <select name="format">
          {formats.map(({ name, title }) => (
            <option key={name} value={name}>
              {name}: {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="label">File</span>
        <input type="file" name="files" multiple required />
      </label>
      <label>
        <span class="label">Short name</span>
        <input name="list" pattern="[a-z0-9][a-z0-9_\-]*" placeholder="as the format has it" />
      </label>
      <button type="submit" disabled={isBusy}>
        Import
      </button>
    </form>
  );
}

function Outcome({ state, send }: { state: State; send: (form: FormData) => Promise<void> }) {
  switch (state.step) {
    case "asked":
      return null;
    case "running":
      return <p class="quiet">Reading, and screening the case …</p>;
    case "done":
      return <Done report={state.report} />;
    case "refused":
      return <Refused failure={state.failure} form={state.form} send={send} />;
  }
}

function Done({ report: { version, issues, firstIssues, leftOut, known } }: { report: Report }) {
  if (known) return <p>This version was there already: nothing changed.</p>;
  const left = Object.entries(leftOut).map(([kind, n]) => `${n} ${kind}`);
  return (
    <>
      <p>
        <Words>{version.title}</Words>: {counted(version.parties, "party", "parties")},{" "}
        {counted(version.links, "link")}; {version.added} added, {version.removed} removed,{" "}
        {version.changed} changed.
      </p>
      {left.length > 0 && (
        <p class="quiet">Left out, being no party and no link: {left.join(", ")}.</p>
      )}
      {issues > 0 && (
        <details open>
          <summary>{counted(issues, "issue")}, by line of the file</summary>
          <IssueList issues={firstIssues} />
          {issues > firstIssues.length && (
            <p>
              <a href="/issues">All issues</a>
            </p>
          )}
        </details>
      )}
    </>
  );
}

interface RefusedParts {
  readonly failure: Failure;
  readonly form: FormData;
  readonly send: (form: FormData) => Promise<void>;
}

function Refused({ failure, form, send }: RefusedParts) {
  const { detail, hint, status } = failure;
  const replace = () => {
    form.set("accept", "yes");
    void send(form);
  };
  return (
    <div class="failed">
      <p>
        <Words>{detail}</Words>.
      </p>
      {status === SHRUNK ? (
        <>
          <p>Nothing was changed. Check that the file is whole.</p>
          <button type="button" onClick={replace}>
            Replace the list all the same
          </button>
        </>
      ) : (
        hint && (
          <p>
            What you can do: <Words>{hint}</Words>.
          </p>
        )
      )}
    </div>
  );
}
