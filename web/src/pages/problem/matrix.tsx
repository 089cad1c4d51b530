import type { AchCell, AchMatrix } from "../../../../src/model/ach.ts";
import { useAnswer } from "../../base/answer.ts";
import { Loaded } from "../../parts/answer.tsx";
import { Decide } from "../../parts/decide.tsx";
import { Section, Words } from "../../parts/page.tsx";

const CELLS: Readonly<Record<AchCell, string>> = {
  CC: "very consistent",
  C: "consistent",
  N: "neutral",
  I: "inconsistent",
  II: "very inconsistent",
  NA: "not applicable, or not rated",
};
const RATINGS = Object.entries(CELLS) as readonly (readonly [AchCell, string])[];

/** What is reported against the hypotheses; a cell opened shows who rated it and takes a rating. */
export function Matrix({ id }: { id: string }) {
  const answer = useAnswer<AchMatrix>(`/api/problems/${encodeURIComponent(id)}/matrix`);
  return (
    <Section
      title="Hypotheses"
      note="What speaks against each counts. No likelihood comes out of it. Grey rows fit all alike."
    >
      <Loaded answer={answer}>{(matrix) => <Rows matrix={matrix} />}</Loaded>
    </Section>
  );
}

function Rows({ matrix }: { matrix: AchMatrix }) {
  const { hypotheses, rows, analysts, decisiveOrigins } = matrix;
  if (rows.length === 0) return <p class="quiet">Nothing is reported yet that could be rated.</p>;
  return (
    <>
      <div class="scrolling">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">Reported</th>
              {hypotheses.map(({ id, text }) => (
                <th key={id} scope="col" title={text}>
                  {id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.propositionId} row={row} matrix={matrix} />
            ))}
            <tr class="sum">
              <th scope="row">Speaks against it</th>
              {hypotheses.map(({ id, inconsistency, leads }) => (
                <td key={id}>
                  {inconsistency.toFixed(2)} {leads && <small>least</small>}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p class="note">
        {analysts.length === 0
          ? "Nobody rated it yet: cells are suggested by the likelihoods of the indicators."
          : `Rated by ${analysts.join(", ")}.`}
        {decisiveOrigins.length > 0 &&
          ` Without one of these origins another would lead: ${decisiveOrigins.join(", ")}.`}
      </p>
    </>
  );
}

function Row({ row, matrix }: { row: AchMatrix["rows"][number]; matrix: AchMatrix }) {
  const { propositionId, text, cells, diagnosticity } = row;
  const about = { about: "cell", problemId: matrix.problemId, propositionId } as const;
  return (
    <tr class={diagnosticity === 0 ? "quiet" : undefined}>
      <th scope="row">
        <a href={`/propositions/${encodeURIComponent(propositionId)}`}>
          <Words>{text}</Words>
        </a>
      </th>
      {cells.map((cell, h) => {
        const hypothesisId = matrix.hypotheses[h]?.id ?? "";
        return (
          <td key={hypothesisId} class={`cell-${cell.cell}`}>
            <Cell cell={cell} about={{ ...about, hypothesisId }} />
          </td>
        );
      })}
    </tr>
  );
}

interface CellParts {
  readonly cell: AchMatrix["rows"][number]["cells"][number];
  readonly about: {
    readonly about: "cell";
    readonly problemId: string;
    readonly hypothesisId: string;
    readonly propositionId: string;
  };
}

function Cell({ cell: { cell, ratings, disagreement, suggested }, about }: CellParts) {
  return (
    <details>
      <summary title={CELLS[cell]}>
        {cell}
        {disagreement > 0 && <small> differ by {disagreement.toFixed(1)}</small>}
        {ratings.length === 0 && suggested && <small> suggested</small>}
      </summary>
      <ul class="reasons">
        {ratings.map(({ by, cell: rating, why }) => (
          <li key={by}>
            <b>{rating}</b> <Words>{by}</Words>: <Words>{why}</Words>
          </li>
        ))}
      </ul>
      <Decide
        label="Rate"
        choices={[
          ...RATINGS.map(([verdict, words]) => ({ words, decisions: [{ ...about, verdict }] })),
          { words: "withdrawn", decisions: [{ ...about, verdict: "none" as const }] },
        ]}
      />
    </details>
  );
}
