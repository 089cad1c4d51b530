import { TocsinError } from "../base/error.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { counted, paintFor } from "./paper.ts";
import { printJson } from "./print.ts";

/** One thing that was looked at, and whether it is well. */
export interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** `tocsin audit`: integrity of the case, hashes of its archive, chain of its log. */
export const audit = command({
  usage: "audit",
  options: { ...CASE, json: { type: "boolean", about: "the checks as JSON" } },
  examples: ["tocsin audit && tocsin backup copy.tocsin"],
  run: async ({ values }, effects) => {
    const failed = await withCase({ values }, effects, (store) => store.audit());
    const checks =
      failed.length > 0
        ? failed
        : [{ check: "case", ok: true, detail: "integrity, archive and log are as they should be" }];
    reportChecks(
      checks,
      {
        noun: "case",
        hint: "restore a good copy: tocsin restore FILE",
        json: values.json === true,
      },
      effects,
    );
  },
});

/** Prints the checks. @throws unavailable where one failed, so that the shell hears of it */
export function reportChecks(
  checks: readonly Check[],
  { noun, hint, json }: { noun: string; hint: string; json: boolean },
  effects: Effects,
): void {
  const paint = paintFor(effects.stdout, effects.env);
  if (json) printJson(checks, effects);
  else
    for (const { check, ok, detail } of checks)
      effects.stdout.write(
        `${ok ? "ok  " : paint.alarm("FAIL")} ${check.padEnd(24)} ${paint.faint(detail)}\n`,
      );
  const failed = checks.filter((check) => !check.ok);
  if (failed.length > 0)
    throw new TocsinError(
      "unavailable",
      `invalid ${noun}: ${counted(failed.length, "check")} failed`,
      { hint },
    );
}
