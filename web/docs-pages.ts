import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Marked, type Tokens } from "marked";
import type { Plugin } from "vite";

/** Markdown files that become pages, by the heading under which the contents list them. */
const PARTS: readonly (readonly [heading: string, globs: readonly string[]])[] = [
  ["Guide", ["docs/guide/*.md"]],
  ["What it rests on", ["docs/*.md", "GLOSSARY.md"]],
  ["Methods", ["docs/methods/*.md"]],
  ["Measured", ["eval/RESULTS.md", "bench/*.md", "models/*.card.md"]],
  ["Decisions", ["docs/decisions/*.md"]],
  ["Changes", ["CHANGELOG.md"]],
];
const FIRST = ["docs/guide/quick-start.md", "docs/guide/workbench.md"];

/** One page: its file in the repository, its address, its title, and what stands on it. */
export interface DocsPage {
  readonly file: string;
  readonly href: string;
  readonly title: string;
  readonly part: string;
  readonly body: string;
}

/** All pages of the documentation, from the Markdown below `root`, in the order of the contents. */
export function docsPages(root: string): DocsPage[] {
  const files = PARTS.flatMap(([part, globs]) =>
    globSync(globs, { cwd: root })
      .map((file) => file.replaceAll("\\", "/"))
      .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map((file) => ({ part, file })),
  );
  const known = new Set(files.map(({ file }) => file));
  return files.map(({ part, file }) => {
    const text = readFileSync(join(root, file), "utf8");
    const title = /^# (.+)$/m.exec(text)?.[1] ?? file;
    return { file, href: hrefOf(file), title, part, body: rendered(text, { file, known }) };
  });
}

function rank(file: string): number {
  const at = FIRST.indexOf(file);
  return at < 0 ? FIRST.length : at;
}

function hrefOf(file: string): string {
  return `/docs/${file.replace(/^docs\//, "").replace(/\.md$/, "")}.html`;
}

/** A page with its links made ours: to other pages, or to nothing where the package has no such page. */
function rendered(
  text: string,
  { file, known }: { file: string; known: ReadonlySet<string> },
): string {
  const slugs = new Map<string, number>();
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const words = this.parser.parseInline(tokens);
        return `<h${depth} id="${slugOf(words, slugs)}">${words}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const words = this.parser.parseInline(tokens);
        const to = addressOf(href, { file, known });
        return to === null ? words : `<a href="${to}">${words}</a>`;
      },
      image: ({ text: words }: Tokens.Image) => escaped(words),
      table(token: Tokens.Table) {
        const row = (cells: readonly Tokens.TableCell[], tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("")}</tr>`;
        const body = token.rows.map((cells) => row(cells, "td")).join("\n");
        // A region that scrolls by itself must be reachable by keys.
        return `<div class="scroll" role="region" aria-label="Table" tabindex="0"><table><thead>${row(token.header, "th")}</thead><tbody>${body}</tbody></table></div>\n`;
      },
      code: ({ text: code }: Tokens.Code) =>
        `<pre tabindex="0"><code>${escaped(code)}</code></pre>\n`,
      html: ({ text: html }: Tokens.HTML | Tokens.Tag) => escaped(html),
    },
  });
  return marked.parse(text, { async: false });
}

/** As GitHub makes them, so that one link serves both. */
function slugOf(words: string, taken: Map<string, number>): string {
  const slug = words
    .replace(/<[^>]+>/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
  const times = taken.get(slug) ?? 0;
  taken.set(slug, times + 1);
  return times === 0 ? slug : `${slug}-${times}`;
}

/** Where a link of a Markdown file leads on our pages; null for a file that has no page. Other sites are left alone. */
function addressOf(
  href: string,
  { file, known }: { file: string; known: ReadonlySet<string> },
): string | null {
  if (/^(?:[a-z]+:|#)/i.test(href)) return escaped(href);
  const [path = "", anchor] = href.split("#");
  const target = relative(".", join(dirname(file), path)).replaceAll("\\", "/");
  if (!known.has(target)) return null;
  return escaped(hrefOf(target) + (anchor === undefined ? "" : `#${anchor}`));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The whole document of one page; none for the contents alone. */
export function docsHtml(pages: readonly DocsPage[], page: DocsPage | undefined): string {
  const title = page === undefined ? "Documentation" : page.title;
  const body = page?.body ?? `<h1>Documentation</h1>\n${contents(pages, undefined)}`;
  const nav =
    page === undefined
      ? ""
      : `<nav aria-label="Contents"><details><summary>Contents</summary>${contents(pages, page)}</details></nav>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/tocsin.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/docs.css">
<title>${escaped(title)} – Tocsin</title>
</head>
<body>
<header><a href="/">Tocsin</a> <a href="/docs/">Documentation</a></header>
${nav}
<main>
${body}</main>
</body>
</html>
`;
}

function contents(pages: readonly DocsPage[], current: DocsPage | undefined): string {
  return PARTS.map(([part]) => {
    const items = pages
      .filter((one) => one.part === part)
      .map(({ href, title }) => {
        const here = href === current?.href ? ' aria-current="page"' : "";
        return `<li><a href="${href}"${here}>${escaped(title)}</a></li>`;
      });
    return `<h2>${part}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
  }).join("\n");
}

/** The documentation as pages beside the workbench, for a machine without network. */
export function docsPlugin(root: string): Plugin {
  return {
    name: "tocsin-docs",
    apply: "build",
    generateBundle() {
      const pages = docsPages(root);
      const emit = (fileName: string, source: string) =>
        this.emitFile({ type: "asset", fileName, source });
      emit("docs/index.html", docsHtml(pages, undefined));
      for (const page of pages) emit(page.href.slice(1), docsHtml(pages, page));
      const styles = ["tokens.css", "docs.css"].map((name) =>
        readFileSync(join(root, "web", "styles", name), "utf8"),
      );
      emit("docs/docs.css", styles.join("\n"));
    },
  };
}
