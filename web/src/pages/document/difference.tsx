import type { ClaimRow } from "../../../../src/model/view.ts";
import type { VersionDifference } from "../../../../src/model/weighing-view.ts";
import { useAnswer } from "../../base/answer.ts";
import { counted, momentOf } from "../../base/words.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { hrefOfClaim } from "../../parts/claim-line.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";

/** Two versions of one page: what was changed, and whether the outlet says so. @param id "ONE/versions/OTHER" */
export function DifferencePage({ id }: { id: string }) {
  const [one = "", other = ""] = id.split("/versions/").map(encodeURIComponent);
  const answer = useAnswer<VersionDifference>(`/api/documents/${one}/versions/${other}`);
  return (
    <LoadedPage answer={answer} kind="Two versions">
      {(difference) => <Opened difference={difference} />}
    </LoadedPage>
  );
}

function Opened({ difference }: { difference: VersionDifference }) {
  const { earlier, later, isEdited, isAnnounced, edits, dropped, added } = difference;
  const manner = isAnnounced
    ? "The later version says that it was changed."
    : "Changed in silence.";
  return (
    <Page
      title={later.title || earlier.title}
      kind="Two versions"
      lede={
        <p>
          <b>{isEdited ? manner : "No word was changed."}</b>{" "}
          {later.publisher !== null && (
            <>
              <Words>{later.publisher}</Words>,{" "}
            </>
          )}
          retrieved <VersionLink of={earlier} /> and <VersionLink of={later} />.
        </p>
      }
    >
      <ClaimChanges title="Claims that are gone" rows={dropped} />
      <ClaimChanges title="Claims that are new" rows={added} />
      <Section
        title="The text"
        note="What was taken out is struck through; what was put in is underlined."
      >
        <div class="edits" dir="auto">
          {edits.map((edit, i) => (
            <EditedText key={i} edit={edit} />
          ))}
        </div>
      </Section>
    </Page>
  );
}

function VersionLink({ of: { id, retrieved } }: { of: VersionDifference["earlier"] }) {
  return <a href={`/documents/${encodeURIComponent(id)}`}>{momentOf(retrieved)}</a>;
}

function EditedText({ edit: { kind, text } }: { edit: VersionDifference["edits"][number] }) {
  if (kind === "removed") return <del>{text}</del>;
  return kind === "added" ? <ins>{text}</ins> : <span>{text}</span>;
}

function ClaimChanges({ title, rows }: { title: string; rows: readonly ClaimRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title} note={counted(rows.length, "claim")}>
      <ul class="claim-list">
        {rows.map((row) => (
          <li key={row.id}>
            <a class="claim-words" href={hrefOfClaim(row)}>
              <Words>{row.text}</Words>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
