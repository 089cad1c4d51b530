import { z } from "zod";
import { backtest as runBacktest, type Backtest } from "../cycle/index.ts";
import { CASE, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { heatStrip } from "./heat-strip.ts";
import { parseOptions, printJson, printRows } from "./print.ts";
import { withWorld } from "./world.ts";

const usage = "backtest PROBLEM";
const Days = z.object({
  event: z.iso.date("expected YYYY-MM-DD").optional(),
  from: z.iso.date("expected YYYY-MM-DD").optional(),
  to: z.iso.date("expected YYYY-MM-DD").optional(),
});

/** `tocsin backtest`: a problem day by day, as it would have been known then. */
export const backtest = command({
  usage,
  options: {
    ...CASE,
    event: {
      type: "string",
      value: "DAY",
      about: "when what was feared happened; absent: it did not",
    },
    from: { type: "string", value: "DAY", about: "first day; absent: of the first dated document" },
    to: { type: "string", value: "DAY", about: "last day; absent: of the last dated document" },
    json: { type: "boolean", about: "the course as JSON" },
  },
  examples: ["tocsin backtest sorrel-strait --event 2025-10-12"],
  run: async ({ values, positionals }, effects) => {
    const problemId = onlyPositional(positionals, { noun: "problem", usage });
    const { event, from, to } = parseOptions(Days, {
      event: values.event,
      from: values.from,
      to: values.to,
    });
    const course = await withCase({ values }, effects, (store) =>
      withWorld(effects, (world) =>
        runBacktest(store, problemId, { event: event ?? null, from, to }, world),
      ),
    );
    if (values.json) printJson(course, effects);
    else printCourse(course, effects);
  },
});

function printCourse({ days, levels, event, undated }: Backtest, effects: Effects): void {
  const { stdout } = effects;
  stdout.write(`${days[0]?.day ?? ""} to ${days.at(-1)?.day ?? ""}, a sign a day\n\n`);
  const { lines, legend } = heatStrip(days, event);
  for (const line of lines) stdout.write(`${line}\n`);
  stdout.write(`\n${legend}\n\n`);
  printRows(
    levels,
    {
      noun: "level",
      columns: [
        { heading: "level", cell: ({ level }) => level },
        { heading: "first raised", cell: ({ raised }) => raised[0] ?? "never" },
        {
          heading: "lead",
          cell: ({ leadDays }) => (leadDays === null ? "none" : `${leadDays} days`),
        },
        { heading: "false alarms", cell: ({ falseAlarms }) => String(falseAlarms) },
        {
          heading: "a month",
          cell: ({ falseAlarmsPerMonth }) => falseAlarmsPerMonth.toFixed(2),
        },
        { heading: "stood down", cell: ({ stoodDown }) => stoodDown ?? "no" },
      ],
    },
    effects,
  );
  if (undated > 0)
    stdout.write(
      `${undated} documents have no date and were left out: nobody can say when they were known\n`,
    );
}
