import { setTimeout as sleep } from "node:timers/promises";

/** Waits, or ends early where the user asks the program to end: that is no failure. */
export async function pause(minutes: number, signal: AbortSignal): Promise<void> {
  await sleep(minutes * 60_000, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
