import type { SpeakerRecord, TrackRecord } from "../../../src/model/weighing-view.ts";
import { dayOf, RELIABILITY, ROLE } from "../base/words.ts";
import { Section, Words } from "./page.tsx";

/** How often a party was right, by its part and topic, with the letter that suggests. */
export function Record({ rows }: { rows: readonly TrackRecord[] }) {
  if (rows.length === 0) return <p class="quiet">Nothing it reported was settled yet.</p>;
  return (
    <table class="stacking">
      <thead>
        <tr>
          <th scope="col">Its part</th>
          <th scope="col" class="number">
            Right
          </th>
          <th scope="col" class="number">
            Of
          </th>
          <th scope="col">Suggests</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ role, topic, right, resolved, suggested, capped }) => (
          <tr key={`${role} ${topic}`}>
            <th scope="row">
              {ROLE[role]}
              {topic !== null && `, on ${topic}`}
            </th>
            <td class="number" data-name="Right">
              {right}
            </td>
            <td class="number" data-name="Of">
              {resolved}
            </td>
            <td data-name="Suggests">
              <div>
                <b>{suggested}</b> {RELIABILITY[suggested]}
                {capped !== null && <p class="quiet">{capped}</p>}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was settled, with who settled it and why. */
export function Settled({ resolved }: Pick<SpeakerRecord, "resolved">) {
  if (resolved.length === 0) return null;
  return (
    <Section title="What was settled since">
      <ul class="reasons">
        {resolved.map(({ propositionId, role, text, isTrue, wasRight, by, why, at }) => (
          <li key={`${propositionId} ${role}`}>
            <a href={`/propositions/${encodeURIComponent(propositionId)}`}>
              <Words>{text}</Words>
            </a>{" "}
            {isTrue ? "was so" : "was not so"}; {ROLE[role]} it was{" "}
            <b>{wasRight ? "right" : "wrong"}</b>. <Words>{by}</Words>, {dayOf(at)}:{" "}
            <Words>{why}</Words>
          </li>
        ))}
      </ul>
    </Section>
  );
}
