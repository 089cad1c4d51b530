export { assess } from "./assessment.ts";
export { changes, type ChangeContext } from "./changes.ts";
export { observes } from "./observable.ts";
export { parseProblem } from "./problem-file.ts";
export { problemAdvice, type ProblemAdvice } from "./problem-advice.ts";
export { problemFaults, type Fault } from "./problem-faults.ts";
export { levelInForce } from "./warning-level.ts";
export type { WarnInput } from "./input.ts";
