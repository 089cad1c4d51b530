import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { navigate } from "../../base/address.ts";
import { askServer, failureOf, renew, useAnswer } from "../../base/answer.ts";
import { keepDraft, keptDraft } from "../../base/draft.ts";
import { Loaded } from "../../parts/answer.tsx";
import { DraftNote } from "../../parts/draft-note.tsx";
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
const NEW = "problem-new";

/** A file that was not saved yet, and the one it was begun from. */
interface Draft {
  readonly yaml: string;
  readonly seen: string | null;
}

const json = (body: object): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** A new problem from a template: five blanks, then the file. */
export function NewProblemPage() {
  const yaml = useSignal<string | null>(keptDraft<Draft>(NEW)?.yaml ?? null);
  const begin = (made: string) => {
    yaml.value = made;
    keepDraft(NEW, { yaml: made, seen: null });
  };
  return (
    <Page
      title="New problem"
      kind="Warning problem"
      lede={
        <p>Choose the kind of question, fill in the blanks, then read the file line by line.</p>
      }
    >
      {yaml.value === null ? (
        <Begin onMade={begin} />
      ) : (
        <Editor draft={NEW} yaml={yaml.value} begun={null} discard={() => (yaml.value = null)} />
      )}
    </Page>
  );
}

/** The file of a problem that is watched. */
export function EditProblemPage({ id }: { id: string }) {
  const answer = useAnswer<{ yaml: string }>(`/api/problems/${encodeURIComponent(id)}/yaml`);
  return (
    <Page title={`Edit ${id}`} kind="Warning problem">
      <Loaded answer={answer}>
        {({ yaml }) => <Editor draft={`problem:${id}`} yaml={yaml} begun={yaml} />}
      </Loaded>
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

interface EditorParts {
  /** Name under which the tab keeps what is not saved. */
  readonly draft: string;
  readonly yaml: string;
  /** The file as it was found, null where there is none yet. */
  readonly begun: string | null;
  readonly discard?: () => void;
}

/** The file in hand: what was typed earlier and not saved comes before what the server has. */
function useDraft({ draft, yaml: given, begun, discard }: EditorParts) {
  const found = useSignal(keptDraft<Draft>(draft));
  const yaml = useSignal(found.value?.yaml ?? given);
  // What comes in later from others is not seen until it is shown.
  const seen = useSignal(found.value ? found.value.seen : begun);
  return {
    yaml: yaml.value,
    seen: seen.value,
    isOld: found.value !== null,
    /** @param shown the file of others that now stands beside it */
    change: (text: string, shown = seen.value) => {
      yaml.value = text;
      seen.value = shown;
      keepDraft(draft, begun !== null && text === shown ? null : { yaml: text, seen: shown });
    },
    discard: () => {
      keepDraft(draft, null);
      found.value = null;
      yaml.value = given;
      seen.value = begun;
      discard?.();
    },
  };
}

function Editor(parts: EditorParts) {
  const { yaml, seen, isOld, change, discard } = useDraft(parts);
  const theirs = useSignal<string | null>(null);
  const check = useCheck(yaml);
  return (
    <>
      {isOld && <DraftNote discard={discard} />}
      <label class="editor">
        <span class="label">The problem as YAML</span>
        <textarea
          rows={28}
          spellcheck={false}
          wrap="off"
          value={yaml}
          onInput={(event) => change(event.currentTarget.value)}
        />
      </label>
      <div role="status">{check && <Checked check={check} yaml={yaml} />}</div>
      {theirs.value !== null && (
        <Theirs
          yaml={theirs.value}
          take={(kept) => {
            change(kept);
            theirs.value = null;
          }}
        />
      )}
      <Keep
        draft={parts.draft}
        yaml={yaml}
        seen={seen}
        isSound={check?.ok === true}
        onTheirs={(kept) => {
          theirs.value = kept;
          change(yaml, kept);
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
  readonly draft: string;
  readonly yaml: string;
  readonly seen: string | null;
  readonly isSound: boolean;
  readonly onTheirs: (yaml: string) => void;
}

function Keep({ draft, yaml, seen, isSound, onTheirs }: KeepParts) {
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
      keepDraft(draft, null);
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
