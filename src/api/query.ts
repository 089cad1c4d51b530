import type { Context as HonoContext } from "hono";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";

/** Query of a plain list. */
export const ListQuery = z.strictObject({
  q: z.string().optional(),
  collection: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().nonnegative().default(0),
});

/**
 * Parameters as the schema has them. An empty one is a field of a form left blank, and counts as absent.
 *
 * @throws TocsinError "bad-input" that names the first field at fault; the cause lists them all
 */
export function parseQuery<T>(schema: z.ZodType<T>, query: Record<string, string>): T {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return parseInput(schema, Object.fromEntries(given));
}

/** The body of a request as the schema has it. @throws TocsinError "bad-input" for what is no JSON, or another shape */
export async function jsonBody<T>(c: HonoContext, schema: z.ZodType<T>): Promise<T> {
  const body: unknown = await c.req.json().catch((cause: unknown) => {
    throw new TocsinError("bad-input", "invalid body: not JSON", { cause });
  });
  return parseInput(schema, body);
}

/** @throws TocsinError "bad-input" that names the first field at fault; the cause lists them all */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    throw new TocsinError("bad-input", `unknown field: ${quoted(issue.keys[0])}`, {
      hint: "leave it out, or see /api/openapi.json for the fields there are",
      cause: result.error,
    });
  }
  const field = issue?.path.map(String).join(".") || "body";
  const value = valueAt(input, issue?.path ?? []);
  const what =
    value === undefined ? `missing field: ${quoted(field)}` : `invalid ${field}: ${quoted(value)}`;
  throw new TocsinError("bad-input", what, {
    ...(issue ? { hint: lowerFirst(issue.message) } : {}),
    cause: result.error,
  });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}

const MAX_QUOTED = 80;

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
