import { existsSync } from "node:fs";
import { TocsinError } from "../base/error.ts";
import { CASE, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";

const usage = "backup FILE";

/** `tocsin backup`: a consistent copy while others read and one writes. */
export const backup = command({
  usage,
  options: { ...CASE, force: { type: "boolean", about: "replace FILE where there is one" } },
  examples: ["tocsin backup copy.tocsin"],
  run: async ({ values, positionals }, effects) => {
    const path = onlyPositional(positionals, { noun: "file", usage });
    if (existsSync(path) && !values.force) {
      throw new TocsinError("conflict", `duplicate file: ${JSON.stringify(path)}`, {
        hint: "choose another name, or add --force",
      });
    }
    await withCase({ values }, effects, (store) => store.backup(path));
    effects.stdout.write(`${path}\n`);
  },
});
