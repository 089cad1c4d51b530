import { z } from "zod";

/** A person's decision: append-only, survives every rebuild, always with who, when and why. */
export const Judgement = z.object({
  id: z.string(),
  /** What it is about: "claim", "resolution", "grouping", "dependence", "grade", "indication", "level". */
  about: z.enum(["claim", "resolution", "grouping", "dependence", "grade", "indication", "level"]),
  subjectId: z.string(),
  verdict: z.string(),
  why: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type Judgement = z.infer<typeof Judgement>;

/** One line of the audit log; `hash` covers the line and `prevHash`, so a changed past shows. */
export const LogEntry = z.object({
  seq: z.int().positive(),
  at: z.iso.datetime(),
  by: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  prevHash: z.string(),
  hash: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;
