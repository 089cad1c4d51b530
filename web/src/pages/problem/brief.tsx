import type {
  Brief,
  BriefSentence,
  BriefTable,
  PublishedBrief,
} from "../../../../src/model/brief.ts";
import type { ProblemView } from "../../../../src/model/view.ts";
import { useAnswer } from "../../base/answer.ts";
import { namesOf, speltOut } from "../../base/spelt-out.ts";
import { dayOf } from "../../base/words.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { Invented } from "../../parts/invented.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";
import { BriefEditor } from "./brief-editor.tsx";

/** The cited brief, built here from its parts: no markup that was made of article text is trusted. */
export function BriefPage({ id }: { id: string }) {
  const path = `/api/problems/${encodeURIComponent(id)}`;
  const answer = useAnswer<Brief>(`${path}/brief`);
  const problem = useAnswer<ProblemView>(path);
  return (
    <LoadedPage answer={answer} kind="Brief">
      {(brief) => (
        <Opened brief={brief} problem={problem.state === "ready" ? problem.data.problem : null} />
      )}
    </LoadedPage>
  );
}

type Problem = ProblemView["problem"];

const FORMS = [
  ["md", "Markdown"],
  ["html", "HTML"],
  ["docx", "Word"],
  ["pdf", "PDF"],
] as const;

function Opened({ brief, problem }: { brief: Brief; problem: Problem | null }) {
  const page = `/problems/${encodeURIComponent(brief.problemId)}`;
  const names = namesOf(problem?.indicators ?? [], problem?.scenarios);
  return (
    <Page title={brief.title} kind="Brief" lede={<p>As of {dayOf(brief.asOf)}</p>}>
      <p class="claim-how">
        <Invented collection={problem?.collection} />
        <a href={page}>the problem</a>
        {FORMS.map(([ending, name]) => (
          <a key={ending} href={`/api${page}/brief.${ending}`} download>
            {name}
          </a>
        ))}
      </p>
      <Findings brief={brief} />
      <div class="prose brief">
        {brief.sections.map((section) => (
          <SectionOf key={section.heading} section={section} names={names} />
        ))}
      </div>
      <Citations brief={brief} />
      <BriefEditor brief={brief} />
      <Published problemId={brief.problemId} />
    </Page>
  );
}

interface SectionParts {
  readonly section: Brief["sections"][number];
  readonly names: ReadonlyMap<string, string>;
}

/** Only what the machine says of its own method has ids in it: the words of others stay as they are. */
function SectionOf({ section: { heading, sentences, table }, names }: SectionParts) {
  const told = sentences.map((sentence) =>
    sentence.kind === "method" ? { ...sentence, text: speltOut(sentence.text, names) } : sentence,
  );
  return (
    <section>
      <h2>
        <Words>{heading}</Words>
      </h2>
      {told.map((sentence, i) => (
        <Sentence key={i} sentence={sentence} isTold={told[i - 1]?.kind === sentence.kind} />
      ))}
      {table && <TableOf table={table} />}
    </section>
  );
}

/** What kind of sentence it is stands beside the first of a row; all of them have it for a screen reader. */
function Sentence({ sentence, isTold }: { sentence: BriefSentence; isTold: boolean }) {
  return (
    <p class={`sentence-${sentence.kind}`}>
      <span class="label">
        <span class={isTold ? "unseen" : undefined}>{sentence.kind}</span>
      </span>
      <span>
        <Words>{sentence.text}</Words>
        {sentence.citations.map((n) => (
          <a key={n} class="citation" href={`#citation-${n}`}>
            {n}
          </a>
        ))}
      </span>
    </p>
  );
}

function TableOf({ table }: { table: BriefTable }) {
  return (
    <table class="stacking">
      <thead>
        <tr>
          {table.head.map((name) => (
            <th key={name} scope="col">
              <Words>{name}</Words>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (
              <td key={j} data-name={table.head[j]}>
                <Words>{cell}</Words>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the check of the standards finds wrong with it: said first, since it bears on all the rest. */
function Findings({ brief }: { brief: Brief }) {
  if (brief.findings.length === 0) return null;
  return (
    <Section title="Not yet fit to publish">
      <ul class="reasons">
        {brief.findings.map(({ rule, message }) => (
          <li key={rule + message} title={`rule ${rule}`}>
            <Words>{message}</Words>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Version = Pick<PublishedBrief, "version" | "at" | "by" | "sensitivity" | "hash">;

/** What was signed, as it was signed: the newest first, each to be taken away as a file. */
function Published({ problemId }: { problemId: string }) {
  const path = `/api/briefs/${encodeURIComponent(problemId)}`;
  const answer = useAnswer<{ versions: readonly Version[] }>(path);
  const versions = answer.state === "ready" ? answer.data.versions : [];
  if (versions.length === 0) return null;
  return (
    <Section title="Published" note="As it was signed; what changed since is not in it.">
      <ul class="document-list">
        {versions
          .toSorted((a, b) => b.version - a.version)
          .map(({ version, at, by, sensitivity, hash }) => (
            <li key={version}>
              <b>Version {version}</b>
              <p class="claim-how">
                <Words>{by}</Words>
                <span>{dayOf(at)}</span>
                <span>{sensitivity}</span>
                {FORMS.map(([ending, name]) => (
                  <a key={ending} href={`${path}/versions/${version}/${ending}`} download>
                    {name}
                  </a>
                ))}
                <span class="hash">SHA-256 {hash.slice(0, 16)}…</span>
              </p>
            </li>
          ))}
      </ul>
    </Section>
  );
}

function Citations({ brief }: { brief: Brief }) {
  return (
    <Section title="Citations">
      <ol class="citations">
        {brief.citations.map((citation) => (
          <li key={citation.n} id={`citation-${citation.n}`} value={citation.n}>
            <a href={hrefOf(citation)}>
              <Words>{`“${citation.quote}”`}</Words>
            </a>
            <p class="claim-how">
              <Words>{citation.publisher || "publisher unknown"}</Words>
              <Words>{citation.title}</Words>
              <span>{dayOf(citation.published)}</span>
              <span class="hash">SHA-256 {citation.sha256.slice(0, 16)}…</span>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function hrefOf({ documentId, claimId }: Brief["citations"][number]): string {
  const page = `/documents/${encodeURIComponent(documentId)}`;
  return claimId === null ? page : `${page}?claim=${encodeURIComponent(claimId)}`;
}
