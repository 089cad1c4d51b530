// A case with one problem of two indicators, and a clock that a test sets.
import { AlertSettings } from "../../src/model/alert.ts";
import { openStore } from "../../src/store/index.ts";
import { problem } from "../warn/factory.ts";

const PHRASES = [
  "The ministry of Northland said",
  "A farmer in the valley said",
  "The border guard said",
];

/** One report of a day, by a paper of its own. */
export function article(i: number, day: string, text: string) {
  const line = JSON.stringify({
    id: `a${i}`,
    text: `${PHRASES[i % 3]} on ${day} that ${text}`,
    title: `Report ${i}`,
    publisher: `Paper ${i}`,
    published: day,
  });
  return {
    bytes: new TextEncoder().encode(`${line}\n`),
    name: `a${i}.jsonl`,
    retrieved: `${day}T08:00:00.000Z`,
  };
}

const RULES = AlertSettings.parse({
  channels: [{ id: "desk", type: "file", path: "nowhere" }],
  rules: [
    { id: "levels", on: "level", channels: ["desk"] },
    { id: "troops", on: "indicator", indicators: ["troops"], channels: ["desk"] },
  ],
});

/** A clock to set, and the world by it. */
export function worldAt(instant: string) {
  const clock = { now: instant };
  const world = {
    now: () => clock.now,
    fetch: async () => {
      throw new Error("no network in tests");
    },
  };
  return { clock, world };
}

export async function openCase(instant: string) {
  const { clock, world } = worldAt(instant);
  const store = await openStore(":memory:", { now: world.now });
  await store.saveProblem(
    problem({
      indicators: [
        { ...problem().indicators[0], windowDays: 5 },
        {
          ...problem().indicators[0],
          id: "tanks",
          category: "intent",
          observable: [{ words: ["tanks"] }],
          windowDays: 5,
        },
      ] as never,
    }),
  );
  await store.saveAlertSettings(RULES, "2031-05-01T00:00:00.000Z");
  return { clock, world, store };
}
