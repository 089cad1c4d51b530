import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";

/** `tocsin migrate`: opening a case brings its tables to this version; this command does just that, and says so. */
export const migrate = command({
  usage: "migrate",
  options: CASE,
  examples: ["tocsin migrate --case postgres://localhost/news"],
  run: async ({ values }, effects) => {
    const { name, counts } = await withCase({ values }, effects, (store) => store.caseView());
    effects.stdout.write(
      `${name} is up to date: ${counts.documents} documents, ${counts.claims} claims\n`,
    );
  },
});
