import { writeFileSync } from "node:fs";
import { TocsinError } from "../base/error.ts";
import { briefOn } from "../cycle/index.ts";
import { CASE, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import { oneLine, printable } from "./paper.ts";

const usage = "brief PROBLEM";

/** `tocsin brief`: the cited brief on one warning problem. */
export const brief = command({
  usage,
  options: {
    ...CASE,
    html: { type: "boolean", about: "a page of HTML instead of Markdown" },
    json: { type: "boolean", about: "sentences and citations as JSON" },
    output: {
      type: "string",
      short: "o",
      value: "FILE",
      about: "write to a file instead of standard output",
    },
  },
  examples: ["tocsin brief PROBLEM > brief.md", "tocsin brief PROBLEM --html -o brief.html"],
  run: async ({ values, positionals }, effects) => {
    const id = onlyPositional(positionals, { noun: "problem", usage });
    if (values.html && values.json)
      throw new TocsinError("bad-input", "invalid options: --html with --json", {
        hint: "choose one of them",
      });
    const {
      brief: product,
      markdown,
      html,
    } = await withCase({ values }, effects, (store) => briefOn(store, id));
    const text = values.json
      ? JSON.stringify(product, null, 2)
      : values.html
        ? html
        : printable(markdown);
    if (values.output === undefined) effects.stdout.write(`${text.trimEnd()}\n`);
    else writeFileSync(values.output, `${text.trimEnd()}\n`);
    for (const { rule, message } of product.findings)
      effects.stderr.write(`${oneLine(`${rule}: ${message}`)}\n`);
  },
});
