import { readFileSync } from "node:fs";
import { TocsinError } from "../base/error.ts";
import {
  loadKnowledge,
  openFetch,
  readInput,
  toWeighDocument,
  type ReadArticle,
} from "../cycle/index.ts";
import type { RawInput } from "../model/document.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Proposition } from "../model/proposition.ts";
import { weigh } from "../weigh/index.ts";
import { articleHead, claimBlocks, type ArticlePage } from "./article.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { hasColour, pageColumns, paintFor } from "./paper.ts";
import { printJson } from "./print.ts";
import { readAll } from "./stdin.ts";
import { readSummary } from "./summary.ts";
import { underlinedText } from "./underline.ts";

const usage = "read PATH|URL|-";

/** `tocsin read`: one article without a case, its claims underlined and explained. */
export const read = command({
  usage,
  options: {
    text: {
      type: "boolean",
      about: "print the text too, its claims underlined (so on a terminal anyway)",
    },
    "no-text": { type: "boolean", about: "print the claims only" },
    json: { type: "boolean", about: "the whole record as JSON" },
  },
  examples: [
    "tocsin read article.html",
    "tocsin read https://www.example.org/story --json",
    "pbpaste | tocsin read -",
  ],
  run: async ({ values, positionals }, effects) => {
    const target = onlyPositional(positionals, { noun: "article", usage });
    const knowledge = await loadKnowledge();
    const { articles, issues } = readInput(await inputFrom(target, effects), knowledge);
    const [first] = articles;
    if (!first) throw unreadable(target, issues[0]);
    const propositions = weighAlone(articles, knowledge);
    if (values.json) return printJson({ articles, propositions, issues }, effects);
    const withText = values.text ?? (effects.stdout.isTTY && !values["no-text"]);
    for (const article of articles) printArticle(article, { propositions, withText }, effects);
  },
});

function unreadable(
  target: string,
  issue: { message: string; hint: string | null } | undefined,
): TocsinError {
  return new TocsinError("bad-input", issue?.message ?? `missing text: ${JSON.stringify(target)}`, {
    hint: issue?.hint ?? "give a page, a PDF, a feed or plain text with an article in it",
  });
}

/** The bytes of an article: a file, a page on the web, or standard input. */
async function inputFrom(target: string, effects: Effects): Promise<RawInput> {
  if (/^https?:\/\//i.test(target)) return openFetch({ now: effects.now })(target);
  const bytes = target === "-" ? await readAll(effects.stdin) : readFileSync(target);
  return { bytes, name: target, retrieved: effects.now() };
}

/** The propositions of these articles taken by themselves, as if nothing else had been read. */
function weighAlone(
  articles: readonly ReadArticle[],
  { sources }: KnowledgeBase,
): readonly Proposition[] {
  const documents = articles.map(({ document, annotation }) =>
    toWeighDocument(document, annotation),
  );
  return weigh({ documents, sources }).propositions;
}

function printArticle(
  { document, annotation }: ReadArticle,
  { propositions, withText }: { propositions: readonly Proposition[]; withText: boolean },
  { stdout, env }: Effects,
): void {
  const page: ArticlePage = {
    document,
    annotation,
    paint: paintFor(stdout, env),
    columns: pageColumns(stdout),
  };
  const own = propositions.filter((proposition) =>
    proposition.members.some((member) => member.documentId === document.id),
  );
  stdout.write(articleHead(page));
  if (withText) stdout.write(`${underlinedText(page, { coloured: hasColour(stdout, env) })}\n`);
  stdout.write(`${claimBlocks(page)}\n`);
  const findings = {
    claims: annotation.reading.claims,
    propositions: own,
    issues: annotation.issues,
  };
  stdout.write(`${page.paint.faint("─".repeat(page.columns))}\n${readSummary(findings, page)}`);
}
