import { z } from "zod";
import { Span } from "../base/span.ts";

/** The stage that met the bad datum. */
export const STAGES = [
  "collect",
  "read",
  "resolve",
  "weigh",
  "warn",
  "follow",
  "brief",
  "exchange",
] as const;
export type Stage = (typeof STAGES)[number];

/** A bad datum, kept: what was wrong with it, where, and what a person can do. Nothing is skipped in silence. */
export const Issue = z.object({
  id: z.string(),
  stage: z.enum(STAGES),
  /** Kebab-case, stable: "empty-file", "unknown-language", "missing-date" … */
  code: z.string(),
  message: z.string(),
  hint: z.string().nullable(),
  /** File name, URL or document id it was met in. */
  where: z.string(),
  documentId: z.string().nullable(),
  span: Span.nullable(),
  severity: z.enum(["error", "warning", "note"]),
  at: z.iso.datetime(),
});
export type Issue = z.infer<typeof Issue>;
