import { CASE, caseLocation, readersHere, withCase } from "./case.ts";
import { command } from "./command.ts";
import { LISTEN, serveWorkbench } from "./workbench.ts";

/** `tocsin serve`: the workbench and its API on a machine without a screen. */
export const serve = command({
  usage: "serve",
  options: { ...CASE, ...LISTEN },
  examples: ["tocsin serve --case postgres://localhost/news --host 0.0.0.0"],
  run: ({ values }, effects) =>
    withCase({ values, readers: readersHere() }, effects, (store) =>
      serveWorkbench({ store, location: caseLocation(values, effects.env) }, values, effects),
    ),
});
