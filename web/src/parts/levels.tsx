import type { ConcernLevel, WarningLevel } from "../../../src/model/problem.ts";
import { CONCERN, WARNING } from "../base/words.ts";

export const CONCERN_STEPS: readonly ConcernLevel[] = [
  "negligible",
  "low",
  "moderate",
  "substantial",
  "serious",
];
const WARNING_STEPS: readonly WarningLevel[] = ["WL4", "WL3", "WL2", "WL1"];

/** Five steps filled up to the level; none where there is no reporting. The words stand beside it. */
export function ConcernStrip({ level, words = true }: { level: ConcernLevel; words?: boolean }) {
  const reached = CONCERN_STEPS.indexOf(level);
  return (
    <span class={`strip concern-${level}`} title={words ? undefined : CONCERN[level]}>
      <span class="steps" aria-hidden="true">
        {CONCERN_STEPS.map((step, i) => (
          <i key={step} class={i <= reached ? "on" : undefined} />
        ))}
      </span>
      {words ? <span>{CONCERN[level]}</span> : <span class="unseen">{CONCERN[level]}</span>}
    </span>
  );
}

export function WarningStrip({ level }: { level: WarningLevel }) {
  const reached = WARNING_STEPS.indexOf(level);
  return (
    <span class={`strip warning-${level}`}>
      <span class="steps" aria-hidden="true">
        {WARNING_STEPS.map((step, i) => (
          <i key={step} class={i <= reached ? "on" : undefined} />
        ))}
      </span>
      <span>
        <b>{level}</b> {WARNING[level]}
      </span>
    </span>
  );
}
