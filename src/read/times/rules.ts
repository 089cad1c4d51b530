import { COUNTS, VAGUE } from "./counts.ts";
import { DATES } from "./dates.ts";
import { PERIODS } from "./periods.ts";
import { QUARTERS } from "./quarters.ts";
import type { Rule } from "./rule.ts";

/** All rules; which of two that overlap holds is decided by where they begin and how far they reach. */
export const RULES: readonly Rule[] = [...DATES, ...PERIODS, ...QUARTERS, ...COUNTS, ...VAGUE];
