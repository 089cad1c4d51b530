import { z } from "zod";

/** A filter of the claims list under a name: the query of its address, as the person left it. */
export const SavedView = z.object({
  name: z.string(),
  by: z.string(),
  at: z.string(),
  query: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;
