import type { ReviewPair } from "../../../../src/model/view.ts";
import { useAnswer } from "../../base/answer.ts";
import { Section, Words } from "../../parts/page.tsx";
import { Decide } from "../../parts/decide.tsx";

const ASKED = 200; // pairs of the whole case, the most useful first

/** Actors whose names are near to this one's and that nobody has decided on; nothing where there are none. */
export function Merge({ id }: { id: string }) {
  const answer = useAnswer<{ pairs: readonly ReviewPair[] }>(`/api/review?limit=${ASKED}`);
  if (answer.state !== "ready") return null;
  const pairs = answer.data.pairs.filter(({ a, b }) => a.id === id || b.id === id);
  if (pairs.length === 0) return null;
  return (
    <Section title="May be the same">
      <ul class="names">
        {pairs.map((pair) => (
          <Pair key={`${pair.a.id} ${pair.b.id}`} pair={pair} id={id} />
        ))}
      </ul>
    </Section>
  );
}

function Pair({ pair: { a, b, score }, id }: { pair: ReviewPair; id: string }) {
  const other = a.id === id ? b : a;
  const about = { about: "identity", a: a.id, b: b.id } as const;
  return (
    <li>
      <Words>{other.name}</Words> <small>likeness of the names {score.toFixed(2)}</small>
      <Decide
        label="Merge"
        choices={[
          { words: "the same actor", decision: { ...about, verdict: "positive" } },
          { words: "another actor", decision: { ...about, verdict: "negative" } },
        ]}
      />
    </li>
  );
}
