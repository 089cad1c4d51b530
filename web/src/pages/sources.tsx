import type { SourceRow } from "../../../src/model/view.ts";
import { useAnswer } from "../base/answer.ts";
import { aboutSource, RELIABILITY } from "../base/words.ts";
import { Loaded } from "../parts/answer.tsx";
import { FindBox, listQuery } from "../parts/finding.tsx";
import { Page, Words } from "../parts/page.tsx";

/** Where every source starts. */
const NEW = "F";

/** Who tells us things: what each was first with, and what it only repeats. */
export function SourcesPage() {
  const answer = useAnswer<readonly SourceRow[]>(`/api/sources${listQuery()}`);
  return (
    <Page
      title="Sources"
      lede={<p>A new source is F: nothing is known of it until its record shows.</p>}
    >
      <div class="tools">
        <FindBox label="Name of a source" />
      </div>
      <Loaded answer={answer}>
        {(rows) =>
          rows.length === 0 ? <p class="quiet">No sources yet.</p> : <SourceTable rows={rows} />
        }
      </Loaded>
    </Page>
  );
}

function SourceTable({ rows }: { rows: readonly SourceRow[] }) {
  return (
    <table class="stacking">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Reliability</th>
          <th scope="col" class="number">
            Documents
          </th>
          <th scope="col" class="number">
            Claims
          </th>
          <th scope="col" class="number">
            First with
          </th>
          <th scope="col" class="number">
            Repeats
          </th>
          <th scope="col">Cites</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SourceLine key={row.source.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function SourceLine({ row }: { row: SourceRow }) {
  const { source } = row;
  return (
    <tr>
      <th scope="row">
        <a href={`/sources/${encodeURIComponent(source.id)}`}>
          <Words>{source.name}</Words>
        </a>
        <p class="quiet">
          <Words>{aboutSource(source)}</Words>
        </p>
      </th>
      <td data-name="Reliability">
        <ReliabilityOf source={source} />
      </td>
      <td class="number" data-name="Documents">
        {row.documents || null}
      </td>
      <td class="number" data-name="Claims">
        {row.claims || null}
      </td>
      <td class="number" data-name="First with">
        {row.first || null}
      </td>
      <td class="number" data-name="Repeats">
        {row.repeats || null}
      </td>
      <td data-name="Cites">
        {row.cites.map(({ name, count }) => (
          <p key={name}>
            <Words>{name}</Words>
            {"\u00a0"}
            <small>{count}×</small>
          </p>
        ))}
      </td>
    </tr>
  );
}

function ReliabilityOf({ source: { reliability, reliabilityBasis } }: Pick<SourceRow, "source">) {
  if (reliability === NEW) return <abbr title={RELIABILITY[NEW]}>{NEW}</abbr>;
  return (
    <>
      <b>{reliability}</b> {RELIABILITY[reliability]}
      <p class="quiet">
        <Words>{reliabilityBasis}</Words>
      </p>
    </>
  );
}
