import type { z } from "zod";

/** A route as it is described. */
export interface Route {
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** JSON where a schema stands, else the media type. */
  readonly answer: z.ZodType | string;
}
