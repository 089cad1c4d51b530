import type { DocumentRow } from "../../../src/model/view.ts";
import { useAnswer } from "../base/answer.ts";
import { counted, dayOf, languageOf } from "../base/words.ts";
import { Loaded } from "../parts/answer.tsx";
import { FindBox, listQuery, Pager } from "../parts/finding.tsx";
import { Invented } from "../parts/invented.tsx";
import { Page, Words } from "../parts/page.tsx";

interface Answered {
  readonly documents: readonly DocumentRow[];
  readonly total: number;
}

export function DocumentsPage() {
  const answer = useAnswer<Answered>(`/api/documents${listQuery()}`);
  return (
    <Page title="Documents">
      <div class="tools">
        <FindBox label="Words in a document" />
      </div>
      <Loaded answer={answer}>
        {({ documents, total }) => (
          <>
            <Pager total={total} noun="document" rows={documents.length} />
            <DocumentList rows={documents} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const STATE = {
  pending: "not read yet",
  read: null,
  "not-read": "kept, not read",
  failed: "reading failed",
} as const;

function DocumentList({ rows }: { rows: readonly DocumentRow[] }) {
  if (rows.length === 0) return <p class="quiet">No documents are like that.</p>;
  return (
    <ol class="document-list">
      {rows.map((row) => (
        <li key={row.id}>
          <a
            class="claim-words"
            href={`/documents/${encodeURIComponent(row.id)}`}
            lang={row.language}
          >
            <Words>{row.title}</Words>
          </a>
          <p class="claim-how">
            <Words>{row.publisher ?? "publisher unknown"}</Words>
            <span>{dayOf(row.published)}</span>
            {row.language !== "en" && <span>{languageOf(row.language)}</span>}
            <span>{STATE[row.state] ?? counted(row.claims, "claim")}</span>
            <Invented collection={row.collection} />
          </p>
        </li>
      ))}
    </ol>
  );
}
