import { command } from "./command.ts";
import { ArticleLine, allRecords } from "./json-lines.ts";
import { storiesOf } from "../weigh/index.ts";

/** `tocsin cluster`: which of these articles are on one and the same happening. */
export const cluster = command({
  usage: "cluster",
  options: {},
  examples: ["tocsin cluster < articles.jsonl"],
  run: async (_, effects) => {
    const { lines, fault } = await allRecords(ArticleLine, effects);
    const texts = lines.map(({ id, title, text }) => ({
      id,
      text: title && !text.startsWith(title) ? `${title}\n${text}` : text,
    }));
    for (const [id, story] of storiesOf(texts))
      effects.stdout.write(`${JSON.stringify({ id, cluster: story })}\n`);
    if (fault) throw fault;
  },
});
