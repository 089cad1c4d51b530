import type { Brief, BriefFigure, BriefSentence, BriefTable, Citation } from "../model/brief.ts";
import { isWebAddress } from "./escape.ts";
import { footerOf, type Stamp } from "./footer.ts";
import { oneLine } from "./quotation.ts";
import { captionOf } from "./svg.ts";

/**
 * The brief as Markdown with footnotes (GFM). Every character of a text that Markdown would read as
 * markup is escaped: what an article says stays what it says.
 */
export function renderMarkdown(brief: Brief, stamp: Stamp | null = null): string {
  const sections = brief.sections.map(({ heading, sentences, table }) =>
    [
      `## ${escape(heading)}`,
      ...sentences.map(sentenceLine),
      ...(table ? [tableLines(table)] : []),
    ].join("\n\n"),
  );
  const findings = brief.findings.map(
    ({ rule, message }) => `- ${escape(rule)}: ${escape(message)}`,
  );
  return `${[
    `# ${escape(brief.title)}`,
    `As of ${escape(brief.asOf)}`,
    ...sections,
    ...(brief.figures.length > 0 ? ["## Figures", ...brief.figures.map(figureLines)] : []),
    ...(brief.citations.length > 0
      ? ["## Sources", brief.citations.map(footnote).join("\n\n")]
      : []),
    ...(findings.length > 0 ? ["## Findings of the lint", findings.join("\n")] : []),
    escape(footerOf(stamp)),
  ].join("\n\n")}\n`;
}

function sentenceLine({ kind, text, citations }: BriefSentence): string {
  const marks = citations.map((n) => `[^${n}]`).join("");
  const label = kind === "information" || kind === "assumption" ? "- " : "";
  return `${label}${escape(text)}${marks}`;
}

function tableLines({ head, rows }: BriefTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** A figure in words: its caption and what it shows. */
function figureLines(figure: BriefFigure): string {
  const shown =
    figure.kind === "network"
      ? figure.edges.map(({ from, to, label, contested }) => {
          const name = (id: string) => figure.nodes.find((node) => node.id === id)?.label ?? id;
          return `${name(from)} ${label} ${name(to)}${contested ? " (contested)" : ""}`;
        })
      : (figure.kind === "map" ? figure.points : figure.bars).map(
          ({ label, value }) => `${label}: ${value}`,
        );
  return [escape(captionOf(figure)), "", ...shown.map((line) => `- ${escape(line)}`)].join("\n");
}

function footnote(citation: Citation): string {
  const { n, publisher, title, url, published, retrieved, sha256, quote, span } = citation;
  const address = isWebAddress(url) ? `<${encodeURI(decoded(url))}>` : escape(url ?? "no address");
  return `[^${n}]: ${escape(publisher)}, “${escape(title)}”, ${
    published ? `published ${escape(published)}` : "undated"
  }, retrieved ${escape(retrieved)}, ${address}, SHA-256 ${escape(sha256)}, characters ${span.begin}–${span.end}: “${escape(quote)}”`;
}

/** What is encoded already must not be encoded twice. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch (error) {
    if (error instanceof URIError) return url;
    throw error;
  }
}

function escape(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>|~#&]/g, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^[-+=]/, "\\$&");
}
