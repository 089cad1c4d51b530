import type { Brief, BriefSentence, BriefTable, Citation } from "../model/brief.ts";
import { escape, isWebAddress } from "./escape.ts";
import { footerOf, type Stamp } from "./footer.ts";
import { STYLE } from "./style.ts";
import { captionOf, renderFigure } from "./svg.ts";

/**
 * The brief as one page that needs nothing else: no script, no font, no image, no network. It prints, and
 * follows the reader's light or dark. Every text is escaped, and only http addresses become links.
 */
export function renderHtml(brief: Brief, stamp: Stamp | null = null): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escape(brief.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${escape(brief.title)}</h1><p>As of ${escape(brief.asOf)}</p></header>
${findingsOf(brief)}${brief.sections.map(sectionOf).join("\n")}
${figuresOf(brief)}
${sourcesOf(brief.citations)}
<footer><p>${escape(footerOf(stamp))}</p></footer>
</main>
</body>
</html>
`;
}

function findingsOf({ findings }: Brief): string {
  if (findings.length === 0) return "";
  const items = findings.map(
    ({ rule, message }) => `<li><code>${escape(rule)}</code> ${escape(message)}</li>`,
  );
  return `<aside aria-label="Findings of the lint"><h2>Not ready: ${findings.length} findings</h2><ul>${items.join("")}</ul></aside>\n`;
}

function sectionOf({ heading, sentences, table }: Brief["sections"][number]): string {
  const paragraphs = sentences.map(paragraphOf).join("\n");
  return `<section><h2>${escape(heading)}</h2>\n${paragraphs}${table ? `\n${tableOf(table)}` : ""}</section>`;
}

function paragraphOf({ kind, text, citations }: BriefSentence): string {
  const links = citations.map((n) => `<a href="#source-${n}" aria-label="Source ${n}">${n}</a>`);
  const marks = links.length > 0 ? `<sup>${links.join(" ")}</sup>` : "";
  return `<p class="${kind}"><span class="kind">${kind}</span>${escape(text)}${marks}</p>`;
}

function tableOf({ head, rows }: BriefTable): string {
  const row = (cells: readonly string[], tag: "th" | "td") =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${row(head, "th")}</thead><tbody>${rows.map((cells) => row(cells, "td")).join("")}</tbody></table>`;
}

function figuresOf({ figures }: Brief): string {
  if (figures.length === 0) return "";
  const drawn = figures.map(
    (figure) =>
      `<figure>${renderFigure(figure)}<figcaption>${escape(captionOf(figure))}</figcaption></figure>`,
  );
  return `<section><h2>Figures</h2>\n${drawn.join("\n")}</section>`;
}

function sourcesOf(citations: readonly Citation[]): string {
  if (citations.length === 0) return "";
  return `<section class="sources"><h2>Sources</h2><ol>${citations.map(sourceOf).join("\n")}</ol></section>`;
}

function sourceOf(citation: Citation): string {
  const { n, publisher, title, url, published, retrieved, sha256, quote, span } = citation;
  const dates = `${published ? `published ${published}` : "undated"}, retrieved ${retrieved}`;
  return `<li id="source-${n}" value="${n}"><b>${escape(publisher)}</b>, ${addressOf(title, url)}, ${escape(dates)}
<blockquote>${escape(quote)}</blockquote>
<small>SHA-256 <code>${escape(sha256)}</code>, characters ${span.begin}–${span.end}</small></li>`;
}

function addressOf(title: string, url: string | null): string {
  if (!isWebAddress(url)) return `“${escape(title)}”`;
  return `<a href="${escape(url)}" rel="noopener noreferrer nofollow">“${escape(title)}”</a>`;
}
