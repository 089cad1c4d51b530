import { sha256 } from "../../src/base/hash.ts";
import type { Scores } from "./scores.ts";

/** The card of the model file. */
export function cardOf(
  packed: Uint8Array,
  parts: readonly { readonly part: string; readonly scores: Scores }[],
): string {
  const rows = parts.map(({ part, scores }) => {
    const { types, slots, relevance, country, place, stage, blame } = scores;
    const numbers = [types, slots, relevance, country, place, stage, blame];
    return `| ${part} | ${numbers.map((one) => one.toFixed(3)).join(" | ")} |`;
  });
  return `# Incidents: violent happenings put together from a whole article

Made by \`node train/incidents.ts --gold DIR --data DIR\`; the same data gives the same bytes.

SHA-256 of \`incidents.bin.gz\`: \`${sha256(packed)}\`

## Data

No text is in this repository or in the model, which holds weights of hashed features.

| set | texts | licence as stated |
|---|---|---|
| MUC-3/4, developer part (xinyadu/gtt) | 1300 | repository code MIT; of the data "no licence stated" (US Government evaluation data, FBIS translations of press and radio 1988–1991) |
| Wikigold, WNUT 2017, UNER English-EWT (dev), GUM texts under CC BY and CC BY-SA: names in small letters | | as in models/entities.card.md |

A build without this model is possible: without the file no incidents are read, and everything else is as before.
It reads with the classes of \`words.bin.gz\` and needs that file too.

## Method

See docs/methods/incidents.md. Logistic regressions over hashed features in two passes, averaged perceptron for names.

## Scores by the external scorer, on parts that were not learned from

| part | type F1 | slots F1 | relevance F1 | country | place | stage | blame |
|---|---|---|---|---|---|---|---|
${rows.join("\n")}

Systems of 1992 on the set as it was then: median 0.56 type F1 and 0.29 slots F1, best 0.76 and 0.56.

## Limits

English. Learned from Latin American reports of 1988–1991, where fighting between armies is no incident: what an article
of another time and place reports may be missed, and weapons and groups are known by words used alike. Some types are
rare there (robbery, forced work stoppage) and seldom found. Blame is what the text says, never whether it is true.
`;
}
