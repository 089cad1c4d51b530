import type { Belief } from "../../../../src/model/proposition.ts";
import { STANCE } from "../../base/words.ts";
import { Section, Words } from "../../parts/page.tsx";

/** A belief is never shown without the rows it is the sum of. */
export function BeliefTable({ belief }: { belief: Belief }) {
  return (
    <Section
      title="Belief"
      note="Evidence of each origin: its weight times the trust along its shortest path. A convention for adding up, not a measurement of the world."
    >
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">Origin</th>
            <th scope="col">Stance</th>
            <th scope="col">Path</th>
            <th scope="col" class="number">
              Trust
            </th>
            <th scope="col" class="number">
              Weight
            </th>
            <th scope="col" class="number">
              Adds
            </th>
          </tr>
        </thead>
        <tbody>
          {belief.rows.map((row, i) => (
            <tr key={i}>
              <th scope="row">
                <Words>{row.origin}</Words>
              </th>
              <td data-name="Stance">{STANCE[row.stance]}</td>
              <td data-name="Path">
                <Words>{row.path}</Words>
              </td>
              <td class="number" data-name="Trust">
                {row.trust.toFixed(2)}
              </td>
              <td class="number" data-name="Weight">
                {row.weight.toFixed(2)}
              </td>
              <td class="number" data-name="Adds">
                {row.contribution.toFixed(2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <BeliefBar belief={belief} />
    </Section>
  );
}

function BeliefBar({
  belief: { belief, disbelief, uncertainty, probability },
}: {
  belief: Belief;
}) {
  const parts: readonly (readonly [string, number])[] = [
    ["belief", belief],
    ["uncertainty", uncertainty],
    ["disbelief", disbelief],
  ];
  return (
    <>
      <div class="belief-bar" aria-hidden="true">
        {parts.map(([name, share]) => (
          <i key={name} class={name} style={{ width: `${share * 100}%` }} />
        ))}
      </div>
      <p class="figures">
        {parts.map(([name, share]) => (
          <span key={name}>
            {name} {share.toFixed(2)}
          </span>
        ))}
        <span>
          together <b>{probability.toFixed(2)}</b>
        </span>
      </p>
    </>
  );
}
