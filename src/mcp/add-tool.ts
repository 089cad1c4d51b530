import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { InTurn } from "../base/in-turn.ts";
import { add, addInputs, type AddReport } from "../cycle/index.ts";
import { PastedText, pastedInput, WebAddress } from "../model/pasted.ts";
import { answering } from "./answer.ts";
import type { McpContext } from "./context.ts";
import { untrusted } from "./untrusted.ts";

const MOST_ARTICLES = 20; // in one call: each call ends in weighing what it touches
const MOST_CHARACTERS = 500_000; // of one article

export const AddArticles = z.strictObject({
  articles: z
    .array(PastedText.extend({ text: PastedText.shape.text.max(MOST_CHARACTERS) }))
    .max(MOST_ARTICLES)
    .default([])
    .describe("articles as text, with what is known of them"),
  urls: z
    .array(WebAddress)
    .max(MOST_ARTICLES)
    .default([])
    .describe("pages and feeds to fetch; addresses of private networks are refused"),
});

/** The one tool that changes the case. What it adds is read like any document, and nothing is ever removed. */
export function addArticleTool(
  server: McpServer,
  { store, world }: McpContext,
  oneByOne: InTurn,
): void {
  server.registerTool(
    "add_articles",
    {
      title: "Add articles",
      description:
        "Adds articles to the case: reads who says what in them, and weighs it against what is there. The same article twice counts once.",
      inputSchema: AddArticles,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true },
    },
    ({ articles, urls }) =>
      answering(() =>
        oneByOne(async () => {
          const inputs = articles.map((article) => pastedInput(article, world.now()));
          const reports = [
            ...(inputs.length > 0 ? [await addInputs(store, inputs, world)] : []),
            ...(urls.length > 0 ? [await add(store, urls, world)] : []),
          ];
          return sumOf(reports);
        }),
      ),
  );
}

function sumOf(reports: readonly AddReport[]): Record<string, unknown> {
  const total = (field: "added" | "known" | "claims") =>
    reports.reduce((sum, report) => sum + report[field], 0);
  return {
    added: total("added"),
    known: total("known"),
    claims: total("claims"),
    issues: reports
      .flatMap((report) => report.issues)
      .map(({ code, severity, message, hint, where }) => ({
        code,
        severity,
        hint,
        message: untrusted(message),
        where: untrusted(where),
      })),
  };
}
