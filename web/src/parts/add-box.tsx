import { useSignal } from "@preact/signals";
import type { Issue } from "../../../src/model/issue.ts";
import { askServer, failureOf, renew, type Failure } from "../base/answer.ts";
import { counted } from "../base/words.ts";
import { IssueList } from "./issue-list.tsx";
import { Words } from "./page.tsx";

/** What came of an addition, as `POST /api/add` answers it. */
interface AddReport {
  readonly added: number;
  readonly known: number;
  readonly claims: number;
  readonly issues: readonly Issue[];
}

type Progress =
  | { readonly step: "idle" }
  /** `of`: how many are sent one after the other; `name`: that of the file on its way. */
  | { readonly step: "adding"; readonly at: number; readonly of: number; readonly name: string }
  | { readonly step: "added"; readonly report: AddReport; readonly failures: readonly Failed[] };

/** One that was refused: the others are added all the same. */
interface Failed {
  readonly name: string;
  readonly failure: Failure;
}

interface Request {
  readonly name: string;
  readonly init: RequestInit;
}

const NOTHING: AddReport = { added: 0, known: 0, claims: 0, issues: [] };

/** Adds pasted text, an address, or files to the case: files one by one, so that one that is refused stops no other. */
export function AddBox() {
  const progress = useSignal<Progress>({ step: "idle" });
  const add = async (requests: readonly Request[]) => {
    let report = NOTHING;
    const failures: Failed[] = [];
    for (const [i, { name, init }] of requests.entries()) {
      progress.value = { step: "adding", at: i + 1, of: requests.length, name };
      try {
        report = sum(report, await askServer<AddReport>("/api/add", { method: "POST", ...init }));
      } catch (error) {
        failures.push({ name, failure: failureOf(error) });
      }
    }
    progress.value = { step: "added", report, failures };
    if (report.added + report.claims > 0) renew();
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

function sum(a: AddReport, b: AddReport): AddReport {
  return {
    added: a.added + b.added,
    known: a.known + b.known,
    claims: a.claims + b.claims,
    issues: [...a.issues, ...b.issues],
  };
}

interface FormParts {
  readonly add: (requests: readonly Request[]) => Promise<void>;
  readonly busy: boolean;
}

const ADDRESS = /^https?:\/\/\S+$/;

function PasteForm({ add, busy }: FormParts) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const body = bodyOf(form);
    const headers = { "content-type": "application/json" };
    void add([{ name: body["url"] ?? "the text", init: { headers, body: JSON.stringify(body) } }]);
  };
  return (
    <form onSubmit={submit}>
      <label>
        <span class="label">Text of an article, or the address of a page or feed</span>
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

/** Files by choice, or dropped on it. */
function FileInput({ add, busy }: FormParts) {
  const over = useSignal(false);
  const send = (files: Iterable<File>) => {
    const requests = [...files].map((file) => {
      const body = new FormData();
      body.append("files", file);
      return { name: file.name, init: { body } };
    });
    if (requests.length > 0 && !busy) void add(requests);
  };
  const choose = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    send([...(input.files ?? [])]);
    input.value = "";
  };
  const hover = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    over.value = isOver;
  };
  return (
    <label
      class={`files${over.value ? " over" : ""}`}
      onDragOver={hover(true)}
      onDragLeave={hover(false)}
      onDrop={(event) => {
        hover(false)(event);
        send(event.dataTransfer?.files ?? []);
      }}
    >
      <span class="label">
        Or drop files here: pages, PDF, text, JSON lines, feeds, STIX bundles, Web Annotations
      </span>
      <input type="file" multiple disabled={busy} onChange={choose} />
    </label>
  );
}

function Outcome({ progress }: { progress: Progress }) {
  switch (progress.step) {
    case "idle":
      return null;
    case "adding":
      return (
        <>
          {progress.of > 1 && <progress value={progress.at - 1} max={progress.of} />}
          <p class="quiet">
            {progress.of > 1 && `${progress.at} of ${progress.of}: `}
            <Words>{progress.name}</Words>: reading and weighing…
          </p>
        </>
      );
    case "added":
      return (
        <>
          {progress.failures.map(({ name, failure }) => (
            <div class="failed" role="alert" key={name}>
              <p>
                <Words>{name}</Words>: {failure.detail}.
              </p>
              {failure.hint && <p class="quiet">What you can do: {failure.hint}.</p>}
            </div>
          ))}
          <Added report={progress.report} />
        </>
      );
  }
}

function Added({ report }: { report: AddReport }) {
  const { added, known, claims, issues } = report;
  return (
    <>
      <p>
        {counted(added, "document")} added, with {counted(claims, "claim")}.
        {known > 0 && ` ${counted(known, "document was", "documents were")} here already.`}
        {added > 0 && (
          <>
            {" "}
            <a href="/documents">Read them</a>.
          </>
        )}
      </p>
      {issues.length > 0 && (
        <>
          <p>
            <a href="/issues">{counted(issues.length, "issue")}</a>:
          </p>
          <IssueList issues={issues} />
        </>
      )}
    </>
  );
}
