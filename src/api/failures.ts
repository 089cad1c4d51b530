import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { type ErrorCode, TocsinError } from "../base/error.ts";

const STATUS: Record<ErrorCode, ContentfulStatusCode> = {
  "bad-input": 400,
  "not-found": 404,
  conflict: 409,
  unavailable: 503,
  internal: 500,
};

const TITLE: Record<ErrorCode, string> = {
  "bad-input": "The request cannot be understood",
  "not-found": "There is no such thing in this case",
  conflict: "The case has changed meanwhile",
  unavailable: "Something the request needs cannot be reached",
  internal: "Tocsin failed",
};

/** Body of an error: RFC 9457, with the code, the hint and the fields at fault as extensions. */
export interface Failure {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code?: ErrorCode;
  readonly hint?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** A refusal that is no TocsinError: not signed in, wrong host, too large. */
export function refuse(c: Context, failure: Omit<Failure, "type">): Response {
  return c.body(
    JSON.stringify({ type: "about:blank", ...failure }),
    failure.status as ContentfulStatusCode,
    {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
    },
  );
}

/** What went wrong, as the user may see it. The text of an unexpected error stays on the server. */
export function answerFailure(error: Error, c: Context): Response {
  if (!(error instanceof TocsinError)) {
    console.error(error);
    return refuse(c, {
      title: TITLE.internal,
      status: 500,
      code: "internal",
      detail: "internal error",
      hint: "read the log of the server",
    });
  }
  return refuse(c, {
    title: TITLE[error.code],
    status: STATUS[error.code],
    code: error.code,
    detail: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...fieldsOf(error.cause),
  });
}

export function answerNotFound(c: Context): Response {
  return refuse(c, {
    title: TITLE["not-found"],
    status: STATUS["not-found"],
    code: "not-found",
    detail: `unknown route: ${c.req.method} ${c.req.path}`,
    hint: "see /api/openapi.json",
  });
}

function fieldsOf(cause: unknown): Pick<Failure, "errors"> {
  if (!(cause instanceof z.ZodError)) return {};
  const errors = cause.issues.map(({ path, message }) => ({
    field: path.map(String).join("."),
    message,
  }));
  return { errors };
}
