import { replay as replayCase } from "../cycle/index.ts";
import { printReport } from "./add.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import { withWorld } from "./world.ts";

/** `tocsin replay`: drops everything derived and makes it again from the archive; judgements stay. */
export const replay = command({
  usage: "replay",
  options: { ...CASE, json: { type: "boolean", about: "the report as JSON" } },
  examples: ["tocsin replay --case news.tocsin"],
  run: async ({ values }, effects) => {
    const report = await withCase({ values }, effects, (store) =>
      withWorld(effects, (world) => replayCase(store, world)),
    );
    printReport(report, { json: values.json === true }, effects);
  },
});
