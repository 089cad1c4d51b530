import type { DocumentView } from "../../../../src/model/view.ts";
import { dayOf, languageOf, PUBLISHED_BASIS } from "../../base/words.ts";
import { Invented, titleOf } from "../../parts/invented.tsx";
import { IssueList } from "../../parts/issue-list.tsx";
import { Section, Words } from "../../parts/page.tsx";

/** Five parties to a document, kept apart; and where its bytes are. */
export function About({ view: { document: article, reading } }: { view: DocumentView }) {
  const facts: readonly (readonly [string, string | null])[] = [
    ["Publisher", article.publisher],
    ["Originator", article.originator],
    ["Byline", article.byline],
    ["Dateline", article.dateline?.place ?? null],
    ["Feed", article.feed],
    ["Published", publishedOf(article)],
    ["Retrieved", dayOf(article.retrieved)],
    ["Language", languageOf(article.language)],
    ["Licence", article.licence],
    ["Reader", reading?.reader ?? null],
  ];
  return (
    <>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value === null || value === "" ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Words>{value}</Words>
              </dd>
            </div>
          ),
        )}
        <InCollection id={article.collection} />
        <Address url={article.url} />
        <div>
          <dt>SHA-256</dt>
          <dd class="hash">{article.sha256}</dd>
        </div>
      </dl>
      {article.published !== null && (
        <p>
          <a href={`/stories?document=${encodeURIComponent(article.id)}`}>
            The story it belongs to
          </a>
        </p>
      )}
      <p>
        <a href={`/api/documents/${encodeURIComponent(article.id)}/original`} download>
          The bytes as they came
        </a>
      </p>
    </>
  );
}

function InCollection({ id }: { id: string | null }) {
  if (id === null) return null;
  return (
    <div>
      <dt>Collection</dt>
      <dd>
        <a href={`/documents?collection=${encodeURIComponent(id)}`}>
          <Words>{titleOf(id)}</Words>
        </a>
        <Invented collection={id} />
      </dd>
    </div>
  );
}

function publishedOf({ published, publishedBasis }: DocumentView["document"]): string {
  const basis = PUBLISHED_BASIS[publishedBasis];
  return basis === null ? dayOf(published) : `${dayOf(published)}, ${basis}`;
}

/** Only an address of the web becomes a link: what an article calls its address may be a script. */
function Address({ url }: { url: string | null }) {
  if (url === null) return null;
  return (
    <div>
      <dt>Address</dt>
      <dd>
        {/^https?:\/\//i.test(url) ? (
          <a href={url} rel="noreferrer noopener" target="_blank">
            <Words>{url}</Words>
          </a>
        ) : (
          <Words>{url}</Words>
        )}
      </dd>
    </div>
  );
}

export function Versions({ view }: { view: DocumentView }) {
  if (view.versions.length === 0) return null;
  const here = `/documents/${encodeURIComponent(view.document.id)}`;
  return (
    <Section title="Other versions of this page">
      <ul class="document-list">
        {view.versions.map((row) => (
          <li key={row.id}>
            <a href={`/documents/${encodeURIComponent(row.id)}`}>
              <Words>{row.title}</Words>
            </a>{" "}
            <span class="quiet">retrieved {dayOf(row.retrieved)}</span>{" "}
            <a href={`${here}/versions/${encodeURIComponent(row.id)}`}>What was changed</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Issues({ view }: { view: DocumentView }) {
  if (view.issues.length === 0) return null;
  return (
    <Section title="Issues">
      <IssueList issues={view.issues} />
    </Section>
  );
}
