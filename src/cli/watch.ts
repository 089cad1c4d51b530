import { TocsinError } from "../base/error.ts";
import { add, judge, zoneKey, zonesOf, type World } from "../cycle/index.ts";
import type { Store } from "../store/index.ts";
import { printReport } from "./add.ts";
import { sendDue } from "./alerts.ts";
import { CASE, wholeNumber, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
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
    "time-zone": {
      type: "string",
      value: "ZONE",
      about: "zone in which these feeds date their days, as Asia/Baghdad; kept with the case",
    },
    by: { type: "string", value: "NAME", about: "who says so; else TOCSIN_ANALYST" },
    once: { type: "boolean", about: "one round, then end: for cron" },
  },
  examples: [
    "tocsin watch https://www.example.org/feed.xml --every 30",
    'tocsin watch https://www.example.org/feed.xml --time-zone Asia/Baghdad --by "R. Analyst"',
  ],
  run: async ({ values, positionals }, effects) => {
    if (positionals.length === 0)
      throw new TocsinError("bad-input", "missing thing to watch", {
        hint: `usage: tocsin ${usage}`,
      });
    const minutes = Math.max(1, wholeNumber("--every", values.every, DEFAULT_MINUTES));
    await withCase({ values, create: true }, effects, async (store) => {
      const said = { timeZone: values["time-zone"], by: values.by };
      await withWorld(effects, (world) => sayZone(store, positionals, said, { world, effects }));
      do {
        const report = await withWorld(effects, (world) => add(store, positionals, world));
        printReport(report, { json: false }, effects);
        await sendDue(store, effects);
        if (!values.once) await pause(minutes, effects.signal);
      } while (!values.once && !effects.signal.aborted);
    });
  },
});

/** Records the zone of each feed, unless the case has it already. */
async function sayZone(
  store: Store,
  feeds: readonly string[],
  { timeZone, by }: { timeZone: string | undefined; by: string | undefined },
  { world, effects }: { world: World; effects: Effects },
): Promise<void> {
  if (timeZone === undefined) return;
  const known = zonesOf(await store.judgements());
  const signed = { by: by ?? effects.env["TOCSIN_ANALYST"] ?? "", why: "given to tocsin watch" };
  for (const outlet of feeds) {
    if (known.get(zoneKey(outlet)) === timeZone) continue;
    await judge(store, world, { about: "time-zone", outlet, timeZone, ...signed });
  }
}
