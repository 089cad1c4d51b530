import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { navigate } from "../../base/address.ts";
import { askServer, failureOf, renew, useAnswer } from "../../base/answer.ts";
import { Loaded } from "../../parts/answer.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";
import { Begin } from "./begin.tsx";

/** What `POST /api/problem-check` answers. */
type Check =
  | {
      readonly ok: false;
      readonly fault: { readonly message: string; readonly hint: string; readonly line: number };
    }
  | {
      readonly ok: true;
      readonly id: string;
      readonly advice: readonly string[];
      readonly indicators: readonly {
        readonly indicatorId: string;
        readonly statement: string;
        readonly gainBits: number;
      }[];
    };

const ANALYST = "tocsin-analyst"; // where the browser remembers who decides
const PAUSE_MS = 400; // after the last key, before the file is checked

const json = (body: object): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** A new problem from a template: five blanks, then the file. */
export function NewProblemPage() {
  const yaml = useSignal<string | null>(null);
  return (
    <Page
      title="New problem"
      kind="Warning problem"
      lede={
        <p>Choose the kind of question, fill in the blanks, then read the file line by line.</p>
      }
    >
      {yaml.value === null ? (
        <Begin onMade={(made) => (yaml.value = made)} />
      ) : (
        <Editor yaml={yaml.value} begun={null} />
      )}
    </Page>
  );
}

/** The file of a problem that is watched. */
export function EditProblemPage({ id }: { id: string }) {
  const answer = useAnswer<{ yaml: string }>(`/api/problems/${encodeURIComponent(id)}/yaml`);
  return (
    <Page title={`Edit ${id}`} kind="Warning problem">
      <Loaded answer={answer}>{({ yaml }) => <Editor yaml={yaml} begun={yaml} />}</Loaded>
    </Page>
  );
}

/** What the server makes of the file, a while after the last key. */
function useCheck(yaml: string): Check | null {
  const check = useSignal<Check | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      askServer<Check>("/api/problem-check", {
        ...json({ yaml }),
        signal: abort.signal,
      }).then(
        (found) => (check.value = found),
        () => undefined, // the next key asks again
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [yaml]);
  return check.value;
}

/** @param begun the file as it was found, null where there is none yet */
function Editor({ yaml: given, begun }: { yaml: string; begun: string | null }) {
  const yaml = useSignal(given);
  const seen = useSignal(begun); // what comes in later from others is not seen until it is shown
  const theirs = useSignal<string | null>(null);
  const check = useCheck(yaml.value);
  return (
    <>
      <label class="editor">
        <span class="label">The problem as YAML</span>
        <textarea
          rows={28}
          spellcheck={false}
          wrap="off"
          value={yaml.value}
          onInput={(event) => (yaml.value = event.currentTarget.value)}
        />
      </label>
      <div role="status">{check && <Checked check={check} yaml={yaml.value} />}</div>
      {theirs.value !== null && (
        <Theirs
          yaml={theirs.value}
          take={(kept) => {
            yaml.value = kept;
            theirs.value = null;
          }}
        />
      )}
      <Keep
        yaml={yaml.value}
        seen={seen.value}
        isSound={check?.ok === true}
        onTheirs={(kept) => {
          theirs.value = kept;
          seen.value = kept;
        }}
      />
    </>
  );
}

function Checked({ check, yaml }: { check: Check; yaml: string }) {
  if (!check.ok) {
    const { message, hint, line } = check.fault;
    return (
      <div class="failed">
        <p>
          Line {line}: <Words>{message}</Words>. <Words>{hint}</Words>.
        </p>
        <pre>
          <code>{yaml.split("\n")[line - 1] ?? ""}</code>
        </pre>
      </div>
    );
  }
  return (
    <Section
      title="It can be used"
      note="How much each indicator can tell, in bits; the most first."
    >
      <ol class="reasons">
        {check.indicators.map(({ indicatorId, statement, gainBits }) => (
          <li key={indicatorId}>
            <b>{gainBits.toFixed(2)}</b> <Words>{statement}</Words>
          </li>
        ))}
      </ol>
      <ul class="reasons">
        {check.advice.map((line) => (
          <li key={line}>
            <Words>{line}</Words>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Somebody saved it since: theirs below mine, nothing lost. */
function Theirs({ yaml, take }: { yaml: string; take: (yaml: string) => void }) {
  return (
    <Section
      title="Changed meanwhile"
      note="Somebody saved this problem since you began. Yours stands above: bring over what you want of theirs and save again, or take theirs."
    >
      <pre class="theirs" role="region" aria-label="Their version" tabIndex={0}>
        <code>{yaml}</code>
      </pre>
      <button type="button" onClick={() => take(yaml)}>
        Take theirs
      </button>
    </Section>
  );
}

interface KeepParts {
  readonly yaml: string;
  readonly seen: string | null;
  readonly isSound: boolean;
  readonly onTheirs: (yaml: string) => void;
}

function Keep({ yaml, seen, isSound, onTheirs }: KeepParts) {
  const by = useSignal(globalThis.localStorage?.getItem(ANALYST) ?? "");
  const told = useSignal("");
  const keep = async () => {
    globalThis.localStorage?.setItem(ANALYST, by.value);
    told.value = "Assessing …";
    try {
      const { id } = await askServer<{ id: string }>(
        "/api/problems",
        json({ yaml, by: by.value, seen }),
      );
      renew();
      navigate(`/problems/${encodeURIComponent(id)}`);
    } catch (error) {
      const { detail, hint, status } = failureOf(error);
      told.value = hint ? `${detail}: ${hint}` : detail;
      const id = /^id: *["']?([^"'\s]+)/m.exec(yaml)?.[1];
      if (status === 409 && id !== undefined)
        onTheirs(
          (await askServer<{ yaml: string }>(`/api/problems/${encodeURIComponent(id)}/yaml`)).yaml,
        );
    }
  };
  return (
    <form
      class="keep"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label>
        Your name{" "}
        <input
          required
          value={by.value}
          onInput={(event) => (by.value = event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!isSound}>
        Watch it
      </button>{" "}
      <output>{told.value}</output>
    </form>
  );
}
