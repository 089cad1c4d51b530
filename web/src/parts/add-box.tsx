import { useSignal } from "@preact/signals";
import type { Issue } from "../../../src/model/issue.ts";
import { askServer, failureOf, renew, type Failure } from "../base/answer.ts";
import { counted } from "../base/words.ts";
import { Failed } from "./answer.tsx";

/** What came of an addition, as `POST /api/add` answers it. */
interface AddReport {
  readonly added: number;
  readonly known: number;
  readonly claims: number;
  readonly issues: readonly Issue[];
}

type Progress =
  | { readonly step: "idle" | "adding" }
  | { readonly step: "added"; readonly report: AddReport }
  | { readonly step: "failed"; readonly failure: Failure };

/** Adds pasted text, an address, or files to the case. */
export function AddBox() {
  const progress = useSignal<Progress>({ step: "idle" });
  const add = async (request: RequestInit) => {
    progress.value = { step: "adding" };
    try {
      const report = await askServer<AddReport>("/api/add", { method: "POST", ...request });
      progress.value = { step: "added", report };
      renew();
    } catch (error) {
      progress.value = { step: "failed", failure: failureOf(error) };
    }
  };
  const busy = progress.value.step === "adding";
  return (
    <div class="add-box">
      <PasteForm add={add} busy={busy} />
      <FileInput add={add} busy={busy} />
      <div role="status">
        <Outcome progress={progress.value} />
      </div>
    </div>
  );
}

interface FormParts {
  readonly add: (request: RequestInit) => Promise<void>;
  readonly busy: boolean;
}

const ADDRESS = /^https?:\/\/\S+$/;

function PasteForm({ add, busy }: FormParts) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void add({
      headers: { "content-type": "application/json" },
      body: JSON.stringify(bodyOf(form)),
    });
  };
  return (
    <form onSubmit={submit}>
      <label>
        <span class="label">Text of an article, or its address</span>
        <textarea name="text" rows={4} required dir="auto" />
      </label>
      <details>
        <summary>Title, publisher, date</summary>
        <label>
          <span class="label">Title</span>
          <input name="title" dir="auto" />
        </label>
        <label>
          <span class="label">Publisher</span>
          <input name="publisher" dir="auto" />
        </label>
        <label>
          <span class="label">Published</span>
          <input name="published" type="date" />
        </label>
      </details>
      <button type="submit" disabled={busy}>
        Add
      </button>
    </form>
  );
}

/** One line that is an address is fetched; anything else is the text itself. Blank fields are left out. */
function bodyOf(form: HTMLFormElement): Record<string, string> {
  const fields = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() !== "" ? [[name, value.trim()] as const] : [],
  );
  const { text = "", ...about } = Object.fromEntries(fields);
  return ADDRESS.test(text) ? { url: text } : { text, ...about };
}

function FileInput({ add, busy }: FormParts) {
  const send = (event: Event) => {
    const body = new FormData();
    const input = event.currentTarget as HTMLInputElement;
    for (const file of input.files ?? []) body.append("files", file);
    input.value = "";
    void add({ body });
  };
  return (
    <label class="files">
      <span class="label">Or files: pages, PDF, text, JSON lines, feeds</span>
      <input type="file" multiple disabled={busy} onChange={send} />
    </label>
  );
}

function Outcome({ progress }: { progress: Progress }) {
  switch (progress.step) {
    case "idle":
      return null;
    case "adding":
      return <p class="quiet">Reading and weighing…</p>;
    case "failed":
      return <Failed failure={progress.failure} />;
    case "added":
      return <Added report={progress.report} />;
  }
}

function Added({ report }: { report: AddReport }) {
  const { added, known, claims, issues } = report;
  return (
    <p>
      {counted(added, "document")} added, with {counted(claims, "claim")}.
      {known > 0 && ` ${counted(known, "document was", "documents were")} here already.`}
      {issues.length > 0 && (
        <>
          {" "}
          <a href="/issues">{counted(issues.length, "issue")}</a>.
        </>
      )}
    </p>
  );
}
