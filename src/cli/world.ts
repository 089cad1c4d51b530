import { openFetch, type World } from "../cycle/index.ts";
import type { Effects } from "./effects.ts";
import { progressBar } from "./progress.ts";

/** Runs something that takes a while, with the clock, the network and a progress bar. */
export async function withWorld<T>(
  effects: Effects,
  run: (world: World) => Promise<T>,
): Promise<T> {
  const bar = progressBar(effects);
  try {
    return await run({
      now: effects.now,
      fetch: openFetch({ now: effects.now }),
      onProgress: bar.show,
    });
  } finally {
    bar.end();
  }
}
