// How fast series are counted and tested: CPU seconds of one thread, made events, seeded.
//   npm run bench:series [-- --events 1000000] [--dyads 5000]
import { parseArgs } from "node:util";
import { addDays } from "../src/base/interval.ts";
import type { SeriesEvent } from "../src/model/event-series.ts";
import { detect, detectWith, dyadSeries, type SeriesFrame } from "../src/warn/index.ts";
import { mulberry32 } from "./articles.ts";

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "1000000" },
    dyads: { type: "string", default: "5000" },
  },
});
const DAYS = 1092;
const NEEDED_DAYS = 91; // what the default detector looks at
const FROM = "2031-01-06";
const PLANTED = 600; // events that make the last week of 20 dyads stand out, so that there is something to find
const PLANTED_DYADS = 20;
const MOST_FULL_SECONDS = 60;
const MOST_DAY_SECONDS = 1;
const TYPES = ["ASSAULT", "COERCE", "ACCUSE", "THREATEN", "AID", "CONSULT"];

function made(count: number, dyads: number): SeriesEvent[] {
  const random = mulberry32(20_310_106);
  return Array.from({ length: count }, (_, i) => {
    const drawn = Math.floor(random() ** 2 * dyads);
    const isPlanted = i < PLANTED;
    const dyad = isPlanted ? i % PLANTED_DYADS : drawn;
    const at = Math.floor(random() * DAYS);
    return {
      id: `e${i}`,
      dataset: "GDELT",
      type: isPlanted ? "ASSAULT" : (TYPES[Math.floor(random() * TYPES.length)] ?? "ASSAULT"),
      mode: null,
      actor: `a${dyad}`,
      recipient: `r${dyad % 97}`,
      area: null,
      day: addDays(FROM, isPlanted ? DAYS - 1 - (i % 6) : at),
      published: null,
      talk: random() < 0.1 && !isPlanted,
      belief: 1,
      origins: [`o${Math.floor(random() * 40)}`],
      propositionId: null,
      deaths: null,
    };
  });
}

function cpuSeconds<T>(run: () => T): { seconds: number; result: T } {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}

const frame = (days: number): SeriesFrame => ({
  from: addDays(FROM, DAYS - days),
  to: addDays(FROM, DAYS),
  step: "week",
  reportingDelay: 0,
  exposure: () => null,
});

const events = made(Number(values.events), Number(values.dyads));
const full = cpuSeconds(() => {
  const series = dyadSeries(events, frame(DAYS));
  return { series: series.length, found: detect(series), ears: detectWith("earsC2", series) };
});
const recent = events.filter(({ day }) => (day ?? "") >= frame(NEEDED_DAYS).from);
const day = cpuSeconds(() => detect(dyadSeries(recent, frame(NEEDED_DAYS))));
console.log(
  `${events.length} events, ${full.result.series} dyads, ${DAYS} days: counted, tested by default (${full.result.found.alarms.length} alarms of ` +
    `${full.result.found.tested}) and by EARS C2 in ${full.seconds.toFixed(1)} s CPU; a further day, ${recent.length} events ` +
    `of the last ${NEEDED_DAYS} days, in ${day.seconds.toFixed(2)} s; the same alarms: ` +
    `${JSON.stringify(day.result.alarms.map(({ id }) => id)) === JSON.stringify(full.result.found.alarms.map(({ id }) => id))}`,
);
if (full.seconds > MOST_FULL_SECONDS || day.seconds > MOST_DAY_SECONDS) {
  console.log(`missed: asked for ${MOST_FULL_SECONDS} s and ${MOST_DAY_SECONDS} s`);
  process.exitCode = 1;
}
