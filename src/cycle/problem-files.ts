import { readdir, readFile } from "node:fs/promises";
import { stringify } from "yaml";
import { TocsinError } from "../base/error.ts";
import type { WarningProblem } from "../model/problem.ts";
import type { KeptProblem, Store } from "../store/index.ts";
import { fillTemplate, parseProblem, type TemplateValues } from "../warn/index.ts";
import { weighAndWarn } from "./turn.ts";
import type { World } from "./world.ts";

const TEMPLATES = new URL("../../examples/templates/", import.meta.url);
const ENDING = ".yaml";

/** A kind of question to start from. */
export interface ProblemTemplate {
  readonly name: string;
  /** Its first line, for people. */
  readonly about: string;
}

/** Templates that come with Tocsin, by name. */
export async function problemTemplates(): Promise<ProblemTemplate[]> {
  const files = (await readdir(TEMPLATES)).filter((file) => file.endsWith(ENDING)).sort();
  return Promise.all(
    files.map(async (file) => {
      const [first = ""] = (await readFile(new URL(file, TEMPLATES), "utf8")).split("\n");
      const about = first.replace(/^# /, "").replace(/ Words in .*$/, "");
      return { name: file.slice(0, -ENDING.length), about };
    }),
  );
}

/**
 * A problem file to begin with.
 *
 * @throws TocsinError "not-found" for an unknown template; "bad-input" for a blank that is empty
 */
export async function problemFromTemplate(name: string, values: TemplateValues): Promise<string> {
  const names = (await problemTemplates()).map((template) => template.name);
  if (!names.includes(name))
    throw new TocsinError("not-found", `unknown template: ${JSON.stringify(name)}`, {
      hint: `use one of ${names.join(", ")}`,
    });
  return fillTemplate(await readFile(new URL(`${name}${ENDING}`, TEMPLATES), "utf8"), values);
}

/** A problem file to be kept. */
interface ProblemSaid {
  readonly yaml: string;
  readonly where: string;
  readonly by: string;
  /** The file as whoever edits it found it, null where there was none; absent: whatever is there is replaced. */
  readonly seen?: string | null | undefined;
}

/**
 * Puts a problem into a case, in place of one with the same id, and assesses it at once.
 *
 * @throws TocsinError "bad-input" for the first fault, with its line: nothing is changed then
 */
export async function setProblem(
  store: Store,
  world: World,
  { yaml, where, by, seen }: ProblemSaid,
): Promise<WarningProblem> {
  const problem = parseProblem(yaml, where);
  const known = (await store.collections()).map(({ id }) => id);
  if (problem.collection !== undefined && !known.includes(problem.collection))
    throw new TocsinError("bad-input", `unknown collection: "${problem.collection}"`, {
      hint: `use one of ${known.join(", ") || "none: there is no collection yet"}, or leave it out`,
    });
  const isNew = !(await store.problems()).some(({ id }) => id === problem.id);
  await store.saveProblem(problem, {
    yaml,
    check: (kept) => {
      if (seen !== undefined && seen !== (kept ? yamlOf(kept) : null))
        throw new TocsinError("conflict", `changed meanwhile: problem "${problem.id}"`, {
          hint: "look at what it says now, and save again",
        });
    },
  });
  await store.appendLog({
    at: world.now(),
    by,
    action: isNew ? "problem-new" : "problem-changed",
    subject: problem.id,
    detail: problem.question,
  });
  await weighAndWarn(store, world);
  return problem;
}

/** A problem of the case as a file to edit, with the comments it was written with. @throws TocsinError "not-found" for an unknown one */
export async function problemYaml(store: Store, id: string): Promise<string> {
  const kept = await store.problemFile(id);
  if (!kept)
    throw new TocsinError("not-found", `unknown problem: ${JSON.stringify(id)}`, {
      hint: "list them: tocsin problems",
    });
  return yamlOf(kept);
}

function yamlOf({ problem, yaml }: KeptProblem): string {
  return yaml ?? stringify(problem, { lineWidth: 100 });
}
