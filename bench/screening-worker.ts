// One of the threads of bench/follow.ts: files made names, then screens its part of the queries.
import { parentPort, workerData } from "node:worker_threads";
import { Screener } from "../src/follow/index.ts";
import type { Party } from "../src/model/party.ts";
import { partyOf } from "../test/follow/factory.ts";
import { generator, nameOf, words } from "./made-names.ts";

export interface Task {
  readonly seed: number;
  readonly parties: number;
  /** Names of each party, the primary one included. */
  readonly names: number;
  readonly queries: number;
  readonly part: number;
  readonly parts: number;
}

export interface Answer {
  readonly filedSeconds: number;
  readonly screenedSeconds: number;
  readonly screened: number;
  readonly matched: number;
}

/** The same for every thread of a seed: parties first, then queries, half of them listed names. */
function made({ seed, parties, names, queries }: Task): { listed: Party[]; asked: string[] } {
  const next = generator(seed);
  const all = words(next);
  const listed = Array.from({ length: parties }, (_, i): Party => ({
    ...partyOf(`made:${i}`, ""),
    names: Array.from({ length: names }, (__, k) => ({
      text: nameOf(all, next),
      kind: k === 0 ? ("primary" as const) : ("alias" as const),
    })),
  }));
  const known = (at: number) => listed[at % listed.length]?.names[0]?.text ?? "";
  const asked = Array.from({ length: queries }, (_, i) =>
    i % 2 === 0 ? nameOf(all, next) : known(Math.floor(next() * parties)),
  );
  return { listed, asked };
}

function run(task: Task): Answer {
  const { listed, asked } = made(task);
  const mine = asked.filter((_, i) => i % task.parts === task.part);
  const begun = process.threadCpuUsage();
  const screener = new Screener(listed);
  const filed = process.threadCpuUsage();
  let matched = 0;
  for (const [i, name] of mine.entries()) {
    const [best] = screener.screen({ id: String(i), names: [name], schema: "person" });
    if (best?.match) matched++;
  }
  const ended = process.threadCpuUsage();
  return {
    filedSeconds: seconds(begun, filed),
    screenedSeconds: seconds(filed, ended),
    screened: mine.length,
    matched,
  };
}

/** CPU time of this thread between two readings: what the clock would show on a machine that does nothing else. */
function seconds(from: NodeJS.CpuUsage, to: NodeJS.CpuUsage): number {
  return (to.user + to.system - from.user - from.system) / 1e6;
}

parentPort?.postMessage(run(workerData as Task), []);
