import type { z } from "zod";
import type { ApiFailure, ROUTES } from "../api/index.ts";

type Routes = typeof ROUTES;
type Name<Method extends string> = Extract<keyof Routes, `${Method} ${string}`>;
type Path<R extends string> = R extends `${string}{${infer P}}${infer Rest}`
  ? P | Path<Rest>
  : never;
type Field<R extends keyof Routes, F extends string> = Routes[R] extends {
  readonly [K in F]: infer S;
}
  ? S
  : never;

/** What a route answers: the parsed JSON, or the text of a file. */
export type Answer<R extends keyof Routes> =
  Field<R, "answer"> extends infer S extends z.ZodType ? z.output<S> : Response;
/** What a route takes in its body. */
export type Body<R extends keyof Routes> =
  Field<R, "body"> extends infer S extends z.ZodType ? z.input<S> : undefined;

/** Values of a request: those in its path are required, those in its query are not. */
export type Request<R extends keyof Routes> = {
  readonly [P in Path<R>]: string;
} & { readonly query?: Readonly<Record<string, string | number | boolean | undefined>> };

export interface ClientOptions {
  /** Where Tocsin answers: "http://127.0.0.1:4747". */
  readonly url: string;
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

/** What the server refused, with its hint (RFC 9457). */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly failure: ApiFailure;
  constructor(failure: ApiFailure) {
    super(failure.hint === undefined ? failure.detail : `${failure.detail} (${failure.hint})`);
    this.failure = failure;
  }
}

/** Requests to the HTTP API, typed by the table of routes that its OpenAPI description is made of. */
export interface Client {
  get<R extends Name<"GET">>(route: R, request: Request<R>): Promise<Answer<R>>;
  post<R extends Name<"POST">>(
    route: R,
    request: Request<R> & { readonly body: Body<R> },
  ): Promise<Answer<R>>;
}

/**
 * A client of one Tocsin.
 *
 * @example
 * const tocsin = openClient({ url: "http://127.0.0.1:4747" });
 * const { claims, next } = await tocsin.get("GET /api/claims", { query: { q: "bridge" } });
 */
export function openClient({ url, token, fetch: ask = fetch }: ClientOptions): Client {
  const send = async (route: string, request: Given): Promise<never> => {
    const response = await ask(addressOf(url, route, request), {
      method: route.split(" ")[0] ?? "GET",
      headers: {
        ...(request.body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    if (!response.ok) throw new ApiError((await response.json()) as ApiFailure);
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return (isJson ? await response.json() : response) as never;
  };
  return { get: send, post: send };
}

interface Given {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly [name: string]: unknown;
}

function addressOf(url: string, route: string, { query = {}, ...values }: Given): URL {
  const [, path = ""] = route.split(" ");
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name] ?? "")),
  );
  const address = new URL(filled, url);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) address.searchParams.set(name, String(value));
  return address;
}
