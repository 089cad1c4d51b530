import type { Effects } from "./effects.ts";

interface Step {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** Shows how far a run has come; `end` must be called when it is over. */
export interface ProgressBar {
  readonly show: (progress: Step) => void;
  readonly end: () => void;
}

const BAR_COLUMNS = 28;

/** A bar that is drawn over itself on a terminal; elsewhere one plain line when a step is done. */
export function progressBar({ stderr }: Pick<Effects, "stderr">): ProgressBar {
  if (!stderr.isTTY) return { show: plainLines(stderr.write), end: () => undefined };
  const drawn = { text: "" };
  return {
    show: (progress) => {
      const text = barLine(progress);
      if (text === drawn.text) return;
      drawn.text = text;
      stderr.write(`\r${text}\u001b[K`);
    },
    end: () => {
      if (drawn.text !== "") stderr.write("\r\u001b[K");
    },
  };
}

/** "read     ███████───────  312/1,000". */
export function barLine({ step, done, total }: Step): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.round(share * BAR_COLUMNS);
  const bar = "█".repeat(full) + "─".repeat(BAR_COLUMNS - full);
  return `${step.padEnd(8)} ${bar} ${done.toLocaleString("en-GB")}/${total.toLocaleString("en-GB")}`;
}

function plainLines(write: (text: string) => void): ProgressBar["show"] {
  const told = new Set<string>();
  return ({ step, done, total }) => {
    if (done < total || told.has(step)) return;
    told.add(step);
    write(`${step}: ${total.toLocaleString("en-GB")}\n`);
  };
}
