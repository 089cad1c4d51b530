import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "./context.ts";
import { exampleOf, type Example } from "./examples.ts";
import type { Route } from "./openapi-route.ts";
import { ROUTES } from "./openapi.ts";

export function openApiRoute({ version }: Context): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json(describeApi(version)));
  app.get("/openapi.json", (c) => c.json(describeApi(version)));
  return app;
}

/** OpenAPI 3.1 made of the zod schemas that the routes and the pages use. */
export function describeApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    const [method = "", path = ""] = name.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, route) };
  }
  return { openapi: "3.1.0", info: { title: "Tocsin", version }, paths };
}

function operation(name: string, route: Route): object {
  const example = exampleOf(name);
  const inPath = Object.entries(example.path ?? {}).map(([blank, value]) => ({
    name: blank,
    in: "path",
    required: true,
    schema: { type: "string" },
    example: value,
  }));
  return {
    summary: route.summary,
    parameters: [...inPath, ...(route.query ? queryParameters(route.query, example.query) : [])],
    ...(route.body ? { requestBody: { content: json(route.body, example.body) } } : {}),
    responses: {
      [String(route.status ?? 200)]: {
        description: route.summary,
        content: typeof route.answer === "string" ? { [route.answer]: {} } : json(route.answer),
      },
      default: { description: "RFC 9457 problem", content: { "application/problem+json": {} } },
    },
  };
}

function queryParameters(query: z.ZodObject, example: Example["query"] = {}): object[] {
  const { properties = {} } = z.toJSONSchema(query, { io: "input" });
  if ("offset" in properties)
    properties["cursor"] = { type: "string", description: "`next` of the page before" };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    schema,
    ...(example[name] === undefined ? {} : { example: example[name] }),
  }));
}

function json(schema: z.ZodType, example?: unknown): object {
  const described = { schema: z.toJSONSchema(schema, { io: "output" }) };
  return { "application/json": example === undefined ? described : { ...described, example } };
}
