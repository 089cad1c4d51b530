import { WarningProblem } from "../model/problem.ts";
import { problemFaults } from "./problem-faults.ts";
import { parseYamlFile } from "./yaml-file.ts";

/**
 * A warning problem from YAML.
 *
 * @param where name of the file, for messages
 * @throws TocsinError "bad-input" for the first fault: what, in which line, and what to do about it
 */
export function parseProblem(yamlText: string, where: string): WarningProblem {
  return parseYamlFile(yamlText, { schema: WarningProblem, where, faults: problemFaults });
}
