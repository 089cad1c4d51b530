import { Readable } from "node:stream";
import { type Context as Exchange, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { inTurn } from "../base/in-turn.ts";
import type { ListImport } from "../cycle/index.ts";
import type { Context } from "./context.ts";
import { refuse } from "./failures.ts";
import { parseInput } from "./query.ts";

const MAX_MEGABYTES = 200; // OFAC's longest file has 120; more is for a shell, where nothing is kept in memory
const MAX_BODY_BYTES = MAX_MEGABYTES * 1024 * 1024;

/** What a form says beside the files. */
export const ListForm = z.strictObject({
  format: z.string(),
  list: z.string().optional(),
  title: z.string().optional(),
  encoding: z.string().optional(),
  /** "yes" replaces a list although it lost more than a tenth of its parties. */
  accept: z.enum(["yes"]).optional(),
});

const tooLarge = (c: Exchange): Response =>
  refuse(c, {
    title: "Too large",
    status: 413,
    detail: `invalid body: larger than ${MAX_MEGABYTES} MB`,
    hint: "import large files with: tocsin import FORMAT FILE",
  });

/**
 * `POST /api/lists`: the files of one list and its format, as multipart. All of it is taken in, or nothing; one import at a
 * time, since each ends in screening the whole case.
 */
export function listRoutes({ store, parts, world, changes }: Context): Hono {
  const one = inTurn();
  const app = new Hono();
  app.get("/list-formats", (c) => c.json({ formats: parts.listFormats }));
  app.post("/lists", bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }), async (c) => {
    const list = await listIn(c, parts.listFormats);
    const report = await one(() => parts.importList(store, list, world));
    if (!report.known) changes.announce();
    return c.json(report);
  });
  return app;
}

async function listIn(c: Exchange, formats: Context["parts"]["listFormats"]): Promise<ListImport> {
  const form = await c.req.formData().catch((cause: unknown) => {
    throw new TocsinError("bad-input", "invalid body: not a form", { cause });
  });
  const values = [...form].filter(([, value]) => typeof value === "string" && value !== "");
  const { list, accept, format: asked, ...rest } = parseInput(ListForm, Object.fromEntries(values));
  const files = [...form.values()].filter((value) => value instanceof File);
  const format = formats.find(({ name }) => name === asked)?.name;
  if (format === undefined)
    throw new TocsinError("bad-input", `unknown format: ${JSON.stringify(asked)}`, {
      hint: `use one of ${formats.map(({ name }) => name).join(", ")}`,
    });
  if (files.length === 0)
    throw new TocsinError("bad-input", 'missing field: "files"', {
      hint: "send the file of a list",
    });
  const opened = files.map((file) => ({
    name: file.name.split(/[/\\]/).at(-1) || "upload",
    bytes: Readable.fromWeb(file.stream()),
  }));
  return { format, files: opened, dataset: list, accept: accept === "yes", ...rest };
}
