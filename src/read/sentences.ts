import { groupBy } from "../base/group.ts";
import { reader, type Sentence } from "./layers.ts";

/** Sentences as runs of tokens, each inside one block. */
export const sentences = reader({
  name: "sentences/1",
  needs: ["blocks", "tokens"],
  adds: "sentences",
  read: (_document, { blocks, tokens }) => {
    let block = 0;
    const out: Sentence[] = [];
    for (const words of groupBy(tokens, (token) => token.sentence).values()) {
      const first = words[0];
      const last = words.at(-1);
      if (!first || !last) continue;
      while ((blocks[block]?.span.end ?? Infinity) <= first.begin) block++;
      out.push({
        index: first.sentence,
        block,
        first: first.index,
        last: last.index,
        begin: first.begin,
        end: last.end,
      });
    }
    return out;
  },
});
