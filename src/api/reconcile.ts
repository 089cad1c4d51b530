import { Hono, type Context as Exchange } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import type { Context } from "./context.ts";
import { parseInput } from "./query.ts";

const MAX_BODY_BYTES = 1024 * 1024;
const MOST_QUERIES = 100; // OpenRefine sends ten at a time
const DEFAULT_LIMIT = 5;
/** OpenRefine takes a `match` over without asking: only names that are equal but for spelling are. */
const SURE_SCORE = 0.95;
/** Properties of FtM that hold numbers of registers. */
const NUMBERS = ["imoNumber", "leiCode", "taxNumber", "registrationNumber", "idNumber"] as const;
const TYPES = ["Person", "Organization", "Vessel"] as const;
const SCHEMAS = { Person: "person", Organization: "organisation", Vessel: "vessel" } as const;

const Value = z.union([z.string(), z.number(), z.looseObject({ id: z.string() })]);
const Query = z.object({
  query: z.string().min(1).max(2000),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  limit: z.number().int().min(1).max(100).default(DEFAULT_LIMIT),
  properties: z
    .array(z.object({ pid: z.string(), v: z.union([Value, z.array(Value)]) }))
    .default([]),
});
const Queries = z
  .record(z.string(), Query)
  .refine((all) => Object.keys(all).length <= MOST_QUERIES, `more than ${MOST_QUERIES} queries`);

/**
 * A reconciliation service for OpenRefine and others that speak its protocol: manifest, queries, suggestions, a preview.
 *
 * @see W3C Entity Reconciliation Community Group, Reconciliation Service API 0.2
 */
export function reconcileRoutes(context: Context): Hono {
  const app = new Hono();
  app.get("/reconcile", async (c) => {
    const { queries } = c.req.query();
    return queries === undefined ? c.json(manifest(c)) : c.json(await answer(context, queries));
  });
  app.post("/reconcile", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const form = await c.req.parseBody().catch((cause: unknown) => {
      throw new TocsinError("bad-input", "invalid body: not a form", { cause });
    });
    const { queries } = form;
    if (typeof queries !== "string") {
      throw new TocsinError("bad-input", 'missing field: "queries"', {
        hint: "send a form with queries={…} as JSON",
      });
    }
    return c.json(await answer(context, queries));
  });
  app.get("/reconcile/suggest/entity", async (c) => {
    const { prefix = "" } = c.req.query();
    const { parties } = await context.store.listParties({ q: prefix, limit: 20 });
    const found = parties.map(({ id, names, schema, dataset }) => ({
      id,
      name: names[0]?.text ?? id,
      description: dataset,
      notable: [{ id: schema, name: schema }],
    }));
    return c.json({ result: found });
  });
  app.get("/reconcile/suggest/type", (c) => c.json({ result: suggested(TYPES, c) }));
  app.get("/reconcile/suggest/property", (c) =>
    c.json({ result: suggested(["birthDate", "country", ...NUMBERS], c) }),
  );
  app.get("/reconcile/preview", async (c) => {
    const id = c.req.query("id") ?? "";
    const [party] = await context.store.partiesOf([id]);
    const lines = party
      ? [
          party.names.map(({ text }) => text).join("; "),
          [party.schema, ...party.countries, ...party.topics, ...party.programmes].join(", "),
          party.dataset,
        ]
      : [`unknown party: ${id}`];
    return c.html(
      `<!doctype html><meta charset="utf-8">${lines.map((line) => `<p>${escaped(line)}</p>`).join("")}`,
    );
  });
  return app;
}

function manifest(c: Exchange): object {
  const root = new URL("/", c.req.url).href.replace(/\/$/, "");
  const service = (path: string) => ({
    service_url: root,
    service_path: `/api/reconcile/suggest/${path}`,
  });
  return {
    versions: ["0.1", "0.2"],
    name: "Tocsin: lists of this case",
    identifierSpace: `${root}/api/parties/`,
    schemaSpace: "https://followthemoney.tech/explorer/schemata/",
    view: { url: `${root}/follow/{{id}}` },
    preview: { url: `${root}/api/reconcile/preview?id={{id}}`, width: 420, height: 140 },
    defaultTypes: TYPES.map(labelled),
    suggest: { entity: service("entity"), type: service("type"), property: service("property") },
  };
}

function labelled(name: string): { id: string; name: string } {
  return { id: name, name };
}

function suggested(names: readonly string[], c: Exchange): { id: string; name: string }[] {
  const prefix = (c.req.query("prefix") ?? "").toLowerCase();
  return names.filter((name) => name.toLowerCase().startsWith(prefix)).map(labelled);
}

async function answer({ store, parts }: Context, given: string): Promise<object> {
  const queries = parseInput(Queries, jsonOf(given));
  const entries = Object.entries(queries);
  const asked = entries.map(([id, { query, type, properties }]) => ({
    id,
    names: [query],
    schema: schemaOf(type),
    birthDates: valuesOf(properties, "birthDate"),
    countries: valuesOf(properties, "country"),
    identifiers: NUMBERS.flatMap((name) =>
      valuesOf(properties, name).map((value) => ({ type: name, value })),
    ),
  }));
  const answers = await parts.screenNames(store, asked, { limit: 100 });
  return Object.fromEntries(
    entries.map(([id, { limit }], i) => [
      id,
      { result: (answers[i]?.candidates ?? []).slice(0, limit).map(result) },
    ]),
  );
}

type Answers = Awaited<ReturnType<Context["parts"]["screenNames"]>>;

function result({
  partyId,
  name,
  schema,
  dataset,
  score,
  match,
  parts,
  judgement,
}: Answers[number]["candidates"][number]) {
  return {
    id: partyId,
    name,
    description: dataset,
    type: [labelled(schema)],
    score: Math.round(score * 1000) / 10,
    match: match && score >= SURE_SCORE && judgement?.verdict !== "negative",
    features: parts.map(({ reason, value }) => ({ id: reason, value })),
  };
}

function schemaOf(
  type: string | readonly string[] | undefined,
): "person" | "organisation" | "vessel" | "any" {
  const [first] = [type ?? []].flat();
  return SCHEMAS[first as keyof typeof SCHEMAS] ?? "any";
}

function valuesOf(properties: z.infer<typeof Query>["properties"], pid: string): string[] {
  return properties
    .filter((property) => property.pid === pid)
    .flatMap(({ v }) => [v].flat())
    .map((value) => (typeof value === "object" ? value.id : String(value)));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TocsinError("bad-input", "invalid queries: not JSON", { cause });
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
