import { type Context as Exchange, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { inTurn } from "../base/in-turn.ts";
import type { AddReport } from "../cycle/index.ts";
import type { RawInput } from "../model/document.ts";
import { PastedText, pastedInput, WebAddress } from "../model/pasted.ts";
import type { Context } from "./context.ts";
import { refuse } from "./failures.ts";
import { parseInput } from "./query.ts";

const MAX_BODY_BYTES = 25 * 1024 * 1024;

export const AddAddress = z.strictObject({ url: WebAddress });

const tooLarge = (c: Exchange): Response =>
  refuse(c, {
    title: "Too large",
    status: 413,
    detail: "invalid body: larger than 25 MB",
    hint: "add large files with: tocsin add FILE",
  });

/**
 * `POST /api/add`: pasted text or an address as JSON, files as multipart. One addition at a time,
 * since each ends in weighing the whole case.
 */
export function addRoute(context: Context): Hono {
  const one = inTurn();
  const app = new Hono();
  app.post("/add", bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }), async (c) => {
    const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json" && type !== "multipart/form-data") {
      return refuse(c, {
        title: "Unknown media type",
        status: 415,
        detail: `unknown content type: ${JSON.stringify(type ?? "")}`,
        hint: "send application/json or multipart/form-data",
      });
    }
    const job = type === "application/json" ? await jsonJob(c, context) : await fileJob(c, context);
    const report = await one(job);
    if (report.added + report.claims > 0) context.changes.announce();
    return c.json(report);
  });
  return app;
}

type Job = () => Promise<AddReport>;

async function jsonJob(c: Exchange, { parts, store, world }: Context): Promise<Job> {
  const body = await readJson(c);
  if (typeof body === "object" && body !== null && !("text" in body)) {
    const { url } = parseInput(AddAddress, body);
    return () => parts.add(store, [url], world);
  }
  const pasted = parseInput(PastedText, body);
  return () => parts.addInputs(store, [pastedInput(pasted, world.now())], world);
}

async function fileJob(c: Exchange, { parts, store, world }: Context): Promise<Job> {
  const form = await c.req.formData().catch((cause: unknown) => {
    throw new TocsinError("bad-input", "invalid body: not a form", { cause });
  });
  const files = [...form.values()].filter((value) => value instanceof File);
  if (files.length === 0) {
    throw new TocsinError("bad-input", 'missing field: "files"', {
      hint: "send at least one file",
    });
  }
  const retrieved = world.now();
  const inputs = await Promise.all(files.map((file) => uploadedInput(file, retrieved)));
  return () => parts.addInputs(store, inputs, world);
}

async function readJson(c: Exchange): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (cause) {
    throw new TocsinError("bad-input", "invalid body: not JSON", { cause });
  }
}

async function uploadedInput(file: File, retrieved: string): Promise<RawInput> {
  const name = file.name.split(/[/\\]/).at(-1);
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    name: name === undefined || name === "" ? "upload" : name,
    ...(file.type === "" ? {} : { mediaType: file.type }),
    retrieved,
  };
}
