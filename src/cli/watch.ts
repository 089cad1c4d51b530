import { TocsinError } from "../base/error.ts";
import { add } from "../cycle/index.ts";
import { printReport } from "./add.ts";
import { sendDue } from "./alerts.ts";
import { CASE, wholeNumber, withCase } from "./case.ts";
import { command } from "./command.ts";
import { pause } from "./pause.ts";
import { withWorld } from "./world.ts";

const usage = "watch PATH|URL|FEED…";
const DEFAULT_MINUTES = 15; // what most outlets ask of readers of their feeds

/** `tocsin watch`: adds the same pages and feeds again and again, until it is told to stop. */
export const watch = command({
  usage,
  options: {
    ...CASE,
    every: {
      type: "string",
      value: "MINUTES",
      about: `minutes between two rounds (default ${DEFAULT_MINUTES})`,
    },
    once: { type: "boolean", about: "one round, then end: for cron" },
  },
  examples: ["tocsin watch https://www.example.org/feed.xml --every 30"],
  run: async ({ values, positionals }, effects) => {
    if (positionals.length === 0)
      throw new TocsinError("bad-input", "missing thing to watch", {
        hint: `usage: tocsin ${usage}`,
      });
    const minutes = Math.max(1, wholeNumber("--every", values.every, DEFAULT_MINUTES));
    await withCase({ values, create: true }, effects, async (store) => {
      do {
        const report = await withWorld(effects, (world) => add(store, positionals, world));
        printReport(report, { json: false }, effects);
        await sendDue(store, effects);
        if (!values.once) await pause(minutes, effects.signal);
      } while (!values.once && !effects.signal.aborted);
    });
  },
});
