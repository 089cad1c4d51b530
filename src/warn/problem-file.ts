import { WarningProblem } from "../model/problem.ts";
import { problemFaults } from "./problem-faults.ts";
import { problemAdvice, type ProblemAdvice } from "./problem-advice.ts";
import { parseYamlFile, readYamlFile, type FileFault } from "./yaml-file.ts";

/**
 * A warning problem from YAML.
 *
 * @param where name of the file, for messages
 * @throws TocsinError "bad-input" for the first fault: what, in which line, and what to do about it
 */
export function parseProblem(yamlText: string, where: string): WarningProblem {
  return parseYamlFile(yamlText, { schema: WarningProblem, where, faults: problemFaults });
}

/** What an editor says while somebody types: the first fault with its line, or how well the problem would serve. */
export type ProblemCheck =
  | { readonly ok: false; readonly fault: FileFault }
  | ({ readonly ok: true; readonly id: string } & ProblemAdvice);

/** Checks a problem file without refusing it. */
export function checkProblem(yamlText: string): ProblemCheck {
  const read = readYamlFile(yamlText, { schema: WarningProblem, faults: problemFaults });
  if ("fault" in read) return { ok: false, fault: read.fault };
  return { ok: true, id: read.value.id, ...problemAdvice(read.value) };
}
