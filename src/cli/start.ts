import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { add, importSampleList, resume } from "../cycle/index.ts";
import type { Store } from "../store/index.ts";
import { CASE, caseLocation, readersHere, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { counted } from "./paper.ts";
import { PACKAGE_ROOT, VERSION } from "./package.ts";
import { LISTEN, serveWorkbench } from "./workbench.ts";
import { withWorld } from "./world.ts";

const SAMPLES_BEGUN = "samples begun";
const SAMPLES_ADDED = "samples added";

/** `tocsin start`: a case with something in it, and the workbench on it. */
export const start = command({
  usage: "start [FILE]",
  options: {
    ...CASE,
    ...LISTEN,
    empty: { type: "boolean", about: "leave a new case empty: no sample collections" },
    "no-open": { type: "boolean", about: "print the address, open no browser" },
  },
  examples: ["tocsin start", "tocsin start iraq.tocsin --no-open --port 8080"],
  run: async ({ values, positionals }, effects) => {
    const choice = { case: positionals[0] ?? values.case };
    const how = { values: choice, create: true, readers: readersHere() };
    await withCase(how, effects, async (store) => {
      if (!values.empty) await addSamples(store, effects);
      await withWorld(effects, (world) => resume(store, world));
      const { name, counts } = await store.caseView();
      effects.stdout.write(
        `Tocsin ${VERSION}: ${name}, ${counted(counts.documents, "document")}, ${counted(counts.claims, "claim")}\n`,
      );
      const location = caseLocation(choice, effects.env);
      await serveWorkbench({ store, location }, values, effects, (url) => {
        if (!values["no-open"]) effects.open(url);
        effects.stderr.write("Ctrl-C ends it\n");
      });
    });
  },
});

/** Fills a new case; goes on where an earlier start was broken off; leaves every other case alone. */
async function addSamples(store: Store, effects: Effects): Promise<void> {
  const actions = new Set((await store.log()).map((entry) => entry.action));
  const isNew = (await store.caseView()).counts.documents === 0;
  if (actions.has(SAMPLES_ADDED) || !(isNew || actions.has(SAMPLES_BEGUN))) return;
  const folders = sampleFolders(PACKAGE_ROOT);
  const note = (action: string) =>
    store.appendLog({
      at: effects.now(),
      by: "tocsin start",
      action,
      subject: "examples",
      detail: counted(folders.length, "collection"),
    });
  await note(SAMPLES_BEGUN);
  await withWorld(effects, async (world) => {
    if (folders.length > 0) await add(store, folders, world);
    await importSampleList(store, world);
  });
  await note(SAMPLES_ADDED);
}

/** The collections that come with Tocsin, in alphabetical order. */
export function sampleFolders(root: string): string[] {
  const found = globSync("examples/*/collection.yaml", { cwd: root });
  return found.toSorted().map((file) => join(root, dirname(file)));
}
