import { TocsinError } from "../base/error.ts";
import { findReuse } from "../weigh/index.ts";
import { command } from "./command.ts";
import { ArticleLine, allRecords } from "./json-lines.ts";

/** `tocsin reuse`: which of these texts share words, and which words. */
export const reuse = command({
  usage: "reuse",
  options: {},
  examples: ["tocsin reuse < articles.jsonl"],
  run: async (_, effects) => {
    const { lines, fault } = await allRecords(ArticleLine, effects);
    const ids = new Set(lines.map((line) => line.id));
    if (ids.size < lines.length) {
      const twice = lines.find((line, i) => lines.findIndex((other) => other.id === line.id) < i);
      throw new TocsinError("bad-input", `duplicate id: ${JSON.stringify(twice?.id)}`, {
        hint: "give each article an id of its own",
      });
    }
    const texts = lines.map(({ id, text, published }) => ({
      id,
      text,
      published: published ?? null,
      ignored: [],
    }));
    for (const pair of findReuse(texts)) effects.stdout.write(`${JSON.stringify(pair)}\n`);
    if (fault) throw fault;
  },
});
