import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Brief, BriefSentence, PublishedBrief } from "../../../../src/model/brief.ts";
import { askServer, failureOf, renew } from "../../base/answer.ts";
import { keepDraft, keptDraft } from "../../base/draft.ts";
import { DraftNote } from "../../parts/draft-note.tsx";
import { Section, Words } from "../../parts/page.tsx";

const ANALYST = "tocsin-analyst"; // where the browser remembers who decides
const PAUSE_MS = 500; // after the last key, before the text is checked
const FREE = "So what"; // the one heading whose method is a person's own

type Sections = Brief["sections"];

/** Words that a person may change, checked while they are typed, and the signature that publishes them. */
export function BriefEditor({ brief }: { brief: Brief }) {
  const { sections, isOld, lost, keep, forget } = useEdits(brief);
  const findings = useSignal(brief.findings);
  const told = useSignal("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const path = `/api/briefs/${encodeURIComponent(brief.problemId)}`;

  const check = async () => {
    try {
      const checked = await post<Brief>(`${path}/check`, { sections: editOf(sections.value) });
      findings.value = checked.findings;
      told.value = checked.findings.length === 0 ? "Nothing speaks against it." : "";
    } catch (error) {
      told.value = wordsOf(error);
    }
  };
  const change = (heading: string, at: number, text: string) => {
    keep(withText(sections.value, { heading, at, text }));
    told.value = "Checking …";
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void check(), PAUSE_MS);
  };
  return (
    <Section title="Edit and publish">
      {isOld && <DraftNote discard={forget} />}
      <Lost edits={lost} />
      {sections.value.map(({ heading, sentences }) => (
        <Fields key={heading} heading={heading} sentences={sentences} change={change} />
      ))}
      <Told words={told.value} findings={findings.value} />
      <Signature
        rules={[...new Set(findings.value.map(({ rule }) => rule))]}
        publish={async (signature) => {
          try {
            const body = { ...signature, sections: editOf(sections.value) };
            const { version, hash } = await post<PublishedBrief>(path, body);
            told.value = `Published as version ${version}, SHA-256 ${hash}.`;
            keepDraft(draftOf(brief), null);
            renew();
          } catch (error) {
            told.value = wordsOf(error);
          }
        }}
      />
    </Section>
  );
}

/** A sentence that a person put otherwise. */
interface Edit {
  readonly heading: string;
  readonly from: string;
  readonly to: string;
}

const draftOf = ({ problemId }: Brief) => `brief:${problemId}`;

/** The sentences in hand: those of the brief, with what was typed earlier and not published. */
function useEdits(brief: Brief) {
  const basis = useRef(brief.sections);
  const found = useSignal(keptDraft<Edit[]>(draftOf(brief)) ?? []);
  const sections = useSignal<Sections>(found.value.reduce(withEdit, brief.sections));
  return {
    sections,
    isOld: found.value.length > 0,
    lost: found.value.filter(({ heading, from }) => !has(basis.current, heading, from)),
    keep: (next: Sections) => {
      sections.value = next;
      const edits = editsOf(basis.current, next);
      keepDraft(draftOf(brief), edits.length === 0 ? null : edits);
    },
    forget: () => {
      keepDraft(draftOf(brief), null);
      found.value = [];
      sections.value = basis.current;
    },
  };
}

function has(sections: Sections, heading: string, text: string): boolean {
  return sections.some(
    (section) => section.heading === heading && section.sentences.some((one) => one.text === text),
  );
}

function withEdit(sections: Sections, { heading, from, to }: Edit): Sections {
  const section = sections.find((one) => one.heading === heading);
  const at = section?.sentences.findIndex(({ text }) => text === from) ?? -1;
  return at < 0 ? sections : withText(sections, { heading, at, text: to });
}

function editsOf(basis: Sections, sections: Sections): Edit[] {
  return sections.flatMap(({ heading, sentences }, i) =>
    sentences.flatMap(({ text }, j) => {
      const from = basis[i]?.sentences[j]?.text;
      return from === undefined || from === text ? [] : [{ heading, from, to: text }];
    }),
  );
}

/** The case moved on, and the brief no longer says what was put otherwise: the words are shown, not thrown away. */
function Lost({ edits }: { edits: readonly Edit[] }) {
  if (edits.length === 0) return null;
  return (
    <>
      <p class="note">The case changed since, and these words of yours have no place any more:</p>
      <ul class="reasons">
        {edits.map(({ heading, from, to }) => (
          <li key={heading + from}>
            <b>{heading}</b>: <Words>{to}</Words>
          </li>
        ))}
      </ul>
    </>
  );
}

function Told({ words, findings }: { words: string; findings: Brief["findings"] }) {
  return (
    <div role="status">
      <p>{words}</p>
      <ul class="reasons">
        {findings.map(({ rule, message }) => (
          <li key={rule + message}>
            <b>{rule}</b> <Words>{message}</Words>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldsParts {
  readonly heading: string;
  readonly sentences: readonly BriefSentence[];
  readonly change: (heading: string, at: number, text: string) => void;
}

function Fields({ heading, sentences, change }: FieldsParts) {
  const fields = sentences.flatMap(({ kind, text }, i) =>
    kind === "method" && heading !== FREE ? [] : [{ kind, text, i }],
  );
  if (fields.length === 0) return null;
  return (
    <fieldset class="brief-fields">
      <legend>{heading}</legend>
      {fields.map(({ kind, text, i }) => (
        <label key={i}>
          <span class="label">{kind}</span>
          <textarea
            rows={3}
            value={text}
            onInput={(event) => change(heading, i, event.currentTarget.value)}
          />
        </label>
      ))}
    </fieldset>
  );
}

interface SignatureParts {
  readonly rules: readonly string[];
  readonly publish: (signature: object) => Promise<void>;
}

/** Who signs, how it will be settled, and why a finding is let stand. */
function Signature({ rules, publish }: SignatureParts) {
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(event.currentTarget);
    const by = form.get("by");
    if (typeof by === "string") globalThis.localStorage?.setItem(ANALYST, by);
    void publish(signatureOf(form, rules));
  };
  return (
    <form class="brief-signature" onSubmit={send}>
      <label>
        Signed by
        <input name="by" required value={globalThis.localStorage?.getItem(ANALYST) ?? ""} />
      </label>
      <label>
        What must be seen for the key judgement to come true
        <input name="criteria" required />
      </label>
      <label>
        Where that will be looked up
        <input name="source" required />
      </label>
      <label>
        Chance in %, if not that of the records
        <input name="likelihood" type="number" min="1" max="99" step="any" />
      </label>
      <label>
        Who may read it
        <select name="sensitivity" value="limited">
          <option>public</option>
          <option>limited</option>
          <option>restricted</option>
        </select>
      </label>
      {rules.map((rule) => (
        <label key={rule}>
          Let {rule} stand, because
          <input name={rule} />
        </label>
      ))}
      <button>Publish</button>
    </form>
  );
}

function withText(
  sections: Sections,
  { heading, at, text }: { heading: string; at: number; text: string },
): Sections {
  return sections.map((section) =>
    section.heading === heading
      ? {
          ...section,
          sentences: section.sentences.map((one, i) => (i === at ? { ...one, text } : one)),
        }
      : section,
  );
}

function signatureOf(form: FormData, rules: readonly string[]): object {
  const word = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const chance = word("likelihood");
  return {
    by: word("by"),
    resolutionCriteria: word("criteria"),
    source: word("source"),
    sensitivity: word("sensitivity"),
    waivers: rules.flatMap((rule) => (word(rule) ? [{ rule, why: word(rule) }] : [])),
    ...(chance ? { likelihood: Number(chance) / 100 } : {}),
  };
}

function editOf(sections: Sections): object[] {
  return sections.map(({ heading, sentences }) => ({ heading, sentences }));
}

function post<T>(path: string, body: object): Promise<T> {
  return askServer<T>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

function wordsOf(error: unknown): string {
  const { detail, hint } = failureOf(error);
  return hint ? `${detail}: ${hint}` : detail;
}
