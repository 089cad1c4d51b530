import { z } from "zod";
import { changedSince, type ChangedSince } from "../cycle/index.ts";
import { CASE, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { heatStrip } from "./heat-strip.ts";
import { printable } from "./paper.ts";
import { parseOptions, printJson, printRows } from "./print.ts";

const usage = "changes PROBLEM";
const Since = z.object({ since: z.iso.date("expected YYYY-MM-DD").optional() });

/** `tocsin changes`: what moved on a problem since a day, as a sum without remainder. */
export const changes = command({
  usage,
  options: {
    ...CASE,
    since: { type: "string", value: "DAY", about: "absent: since the assessment before the last" },
    json: { type: "boolean", about: "JSON instead of text" },
  },
  examples: ["tocsin changes sorrel-strait --since 2025-10-01"],
  run: async ({ values, positionals }, effects) => {
    const id = onlyPositional(positionals, { noun: "problem", usage });
    const { since } = parseOptions(Since, { since: values.since });
    const found = await withCase({ values }, effects, (store) => changedSince(store, id, since));
    if (values.json) printJson(found, effects);
    else printChanges(found, effects);
  },
});

function printChanges(found: ChangedSince, effects: Effects): void {
  const { stdout } = effects;
  const from = found.since ?? "the priors, as there is no earlier assessment";
  stdout.write(`${found.problemId}, ${from} to ${found.now}\n`);
  stdout.write(`level ${found.level.join(" → ")}, in force ${found.days.at(-1)?.inForce ?? ""}; `);
  stdout.write(`confidence ${found.confidence.join(" → ")}\n\n`);
  for (const { scenarioId, from: was, to } of found.scenarios)
    stdout.write(`${scenarioId}: ${percent(was)} → ${percent(to)}\n`);
  stdout.write("\n");
  printRows(
    found.rows,
    {
      noun: "change",
      columns: [
        { heading: "what", cell: ({ item }) => item },
        { heading: "from", cell: ({ from: level }) => level ?? "" },
        { heading: "to", cell: ({ to }) => to ?? "" },
        ...found.scenarios.map(({ scenarioId }, k) => ({
          heading: scenarioId,
          cell: ({ contributions }: (typeof found.rows)[number]) =>
            (contributions[k] ?? 0).toFixed(3),
        })),
        { heading: "because", cell: ({ because }) => because },
      ],
    },
    effects,
  );
  stdout.write(
    `sum of the rows less the change of log-odds: ${found.residual.toExponential(1)}\n\n`,
  );
  const { lines, legend } = heatStrip(found.days, null);
  for (const line of lines) stdout.write(`${printable(line)}\n`);
  stdout.write(`\n${legend}\n`);
}

function percent(p: number): string {
  return `${(100 * p).toFixed(1)} %`;
}
