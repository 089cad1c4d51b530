import { z } from "zod";

/**
 * A folder of articles with what is needed to read them: `collection.yaml`. Its actors, places and sources
 * are added to the knowledge base of the case, its problems to the case's problems.
 */
export const Collection = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  /** True where countries, groups and outlets are made up; shown wherever its documents are. */
  invented: z.boolean(),
  /** Last day of a closed collection: its problems are assessed as of then; absent: as of today. */
  asOf: z.iso.date().optional(),
  /** Files and folders with articles, relative to the collection. */
  articles: z.array(z.string()).min(1),
  actors: z.string().optional(),
  places: z.string().optional(),
  sources: z.string().optional(),
  problems: z.array(z.string()).default([]),
  /** Registers and lists as FollowTheMoney, one JSON object a line. */
  lists: z.array(z.string()).default([]),
});
export type Collection = z.infer<typeof Collection>;
