import { z } from "zod";
import { detection } from "../cycle/index.ts";
import type { SeriesAlarm } from "../model/event-series.ts";
import { SERIES_DETECTORS } from "../warn/index.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { counted, oneLine } from "./paper.ts";
import { parseOptions, printJson } from "./print.ts";
import { dyadName, SERIES, SeriesOptions } from "./series.ts";

const Detector = SeriesOptions.extend({ detector: z.enum(SERIES_DETECTORS).optional() });

/** `tocsin detect`: what is out of the ordinary in the last bin of each series, with all that it rests on. */
export const detect = command({
  usage: "detect",
  options: {
    ...CASE,
    ...SERIES,
    detector: {
      type: "string",
      value: "NAME",
      about: `instead of gamma-poisson: ${SERIES_DETECTORS.join(", ")}`,
    },
    json: { type: "boolean", about: "JSON instead of text" },
  },
  examples: ["tocsin detect", "tocsin detect --detector farrington --dataset ACLED"],
  run: async ({ values }, effects) => {
    const { dataset, step, to, detector } = values;
    const question = parseOptions(Detector, { dataset, step, to, detector });
    const [found, names] = await withCase({ values }, effects, async (store) => [
      await detection(store, question),
      new Map((await store.allEntities()).map(({ id, name }) => [id, name])),
    ]);
    if (values.json) return printJson(found, effects);
    const nameOf = (id: string) => names.get(id) ?? id;
    const { stdout, stderr } = effects;
    for (const alarm of found.alarms)
      stdout.write(`${textOf(alarm, nameOf).map(oneLine).join("\n  ")}\n\n`);
    for (const { dataset: set, measure, reason, ...dyad } of found.notTested)
      stdout.write(
        oneLine(`not tested: ${set}, ${dyadName(dyad, nameOf)}, ${measure}: ${reason}`) + "\n",
      );
    sayTotal(found.alarms.length, found.tested, { stderr });
  },
});

function sayTotal(alarms: number, tested: number, { stderr }: Pick<Effects, "stderr">): void {
  stderr.write(`${counted(alarms, "alarm")} from ${counted(tested, "tested line")}\n`);
}

function textOf(alarm: SeriesAlarm, nameOf: (id: string) => string): string[] {
  const { baseline, interval, p } = alarm;
  const chance = p === null ? "no p-value" : `p ${p.toPrecision(3)}`;
  const held =
    alarm.falseDiscovery === null
      ? "no share of false alarms is held"
      : `false alarms held to ${alarm.falseDiscovery * 100} % of the run`;
  return [
    `${alarm.dataset}: ${dyadName(alarm, nameOf)}, ${alarm.measure}, ${alarm.from} to ${alarm.to}`,
    `observed ${alarm.observed}, expected ${alarm.expected.toFixed(2)} (${interval.map((x) => x.toFixed(1)).join(" to ")}), ${chance}`,
    `baseline ${baseline.from} to ${baseline.to}: ${baseline.events} events in ${baseline.bins} bins, exposure ${baseline.exposure}; of this bin ${alarm.exposure}`,
    `detector ${alarm.detector}, ${parametersOf(alarm)}; ${alarm.tested} tested, ${held}`,
    `propositions: ${alarm.propositions.join(", ") || "none: imported rows carry none"}`,
    `origins: ${alarm.origins.map(nameOf).join(", ") || "not known: the data set drops them"}`,
    ...alarm.withoutOrigin.map(
      ({ origin, observed, alarm: still }) =>
        `without ${nameOf(origin)}: ${observed} observed, ${still ? "still an alarm" : "no alarm"}`,
    ),
  ];
}

function parametersOf({ parameters }: SeriesAlarm): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
