import { Hono } from "hono";
import type { Document } from "../model/document.ts";
import type { Context } from "./context.ts";
import { answerPage, pageQuery } from "./paging.ts";
import { ListQuery } from "./query.ts";
import { found } from "./views.ts";

/** Endings by which the bytes may be saved; whatever else came is saved as text. */
const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "application/json": "json",
  "text/html": "html.txt",
  "application/xhtml+xml": "html.txt",
};

/** The articles: list, page, and the bytes as they came. */
export function documentRoutes({ store, parts }: Context): Hono {
  const app = new Hono();
  app.get("/documents", async (c) => {
    const asked = pageQuery(c, ListQuery);
    return answerPage(c, asked, await store.listDocuments(asked));
  });
  app.get("/documents/:id", async (c) => {
    const id = c.req.param("id");
    return c.json(found("document", id, await store.findDocument(id)));
  });
  app.get("/documents/:id/versions/:other", async (c) =>
    c.json(await parts.versionDifference(store, [c.req.param("id"), c.req.param("other")])),
  );
  app.get("/documents/:id/original", async (c) => {
    const id = c.req.param("id");
    const { document } = found("document", id, await store.findDocument(id));
    const bytes = found("document", id, await store.archivedBytes(document.sha256));
    return c.body(new Uint8Array(bytes), 200, originalHeaders(document));
  });
  return app;
}

/** A page we archived is evidence, never a page of ours: it is handed over as a file of plain text. */
function originalHeaders(document: Document): Record<string, string> {
  const name = document.id.replace(/[^\w-]/g, "_");
  const ending = ENDINGS[document.mediaType] ?? "txt";
  return {
    "content-type": "text/plain",
    "content-disposition": `attachment; filename="${name}.${ending}"`,
    "x-content-type-options": "nosniff",
    "x-sha256": document.sha256,
  };
}
