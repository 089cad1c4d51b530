import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { TocsinError } from "../base/error.ts";
import { openStore } from "../store/index.ts";
import { reportChecks } from "./audit.ts";
import { CASE, caseLocation, isServer } from "./case.ts";
import { command, onlyPositional } from "./command.ts";

const usage = "restore FILE";

/** `tocsin restore`: checks a copy, then puts it in place of the case. */
export const restore = command({
  usage,
  options: { ...CASE, force: { type: "boolean", about: "replace the case where there is one" } },
  examples: ["tocsin restore copy.tocsin --case news.tocsin"],
  run: async ({ values, positionals }, effects) => {
    const copy = onlyPositional(positionals, { noun: "file", usage });
    const location = caseLocation(values, effects.env);
    refuse({ copy, location, force: values.force === true });
    const store = await openStore(copy, { create: false, now: effects.now });
    const checks = await store.audit().finally(() => store.close());
    reportChecks(
      checks,
      { noun: "copy", hint: "choose another copy; the case was left alone", json: false },
      effects,
    );
    // A rename is all or nothing: whoever opens the case sees the old one or the new one.
    copyFileSync(copy, `${location}.restoring`);
    for (const journal of ["-wal", "-shm"]) rmSync(location + journal, { force: true });
    renameSync(`${location}.restoring`, location);
    effects.stdout.write(`${location}\n`);
  },
});

function refuse({
  copy,
  location,
  force,
}: {
  copy: string;
  location: string;
  force: boolean;
}): void {
  if (isServer(location)) {
    throw new TocsinError("bad-input", "invalid case for restore: a PostgreSQL server", {
      hint: "use pg_restore, the server's own tool",
    });
  }
  if (!existsSync(copy))
    throw new TocsinError("not-found", `missing file: ${JSON.stringify(copy)}`, {
      hint: "check the path",
    });
  if (existsSync(location) && !force) {
    throw new TocsinError("conflict", `duplicate case: ${JSON.stringify(location)}`, {
      hint: "back it up first with tocsin backup FILE, then add --force",
    });
  }
}
