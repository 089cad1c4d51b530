import type { Span } from "../base/span.ts";
import type { Claim } from "../model/claim.ts";
import { inTextOrder, type ArticlePage } from "./article.ts";
import { columnsOf, printable } from "./paper.ts";

const ROLES = ["none", "content", "source", "cue"] as const;
type Role = (typeof ROLES)[number];

/** How each role is drawn below the line where there is no colour. */
const MARKS: Readonly<Record<Role, string>> = { none: " ", content: "─", source: "═", cue: "^" };

interface Marked {
  /** Role of each UTF-16 unit of the text; of several the innermost cue and source win over content. */
  readonly roles: readonly Role[];
  /** Number of the claim whose content begins at a unit. */
  readonly numbers: ReadonlyMap<number, number>;
}

/**
 * The text of an article with its claims underlined: content, source and cue each in its own way.
 *
 * @param coloured underline by the terminal; else draw a line of marks below each line of text
 */
export function underlinedText(page: ArticlePage, { coloured }: { coloured: boolean }): string {
  const text = printable(page.document.text);
  const marked = mark(text, page.annotation.reading.claims);
  const lines = textLines(text, page.columns).map((line) =>
    coloured ? painted(text, line, { marked, page }) : drawn(text, line, marked),
  );
  return `${coloured ? "" : "─ said   ═ by whom   ^ cue\n\n"}${lines.join("\n")}\n`;
}

function mark(text: string, claims: readonly Claim[]): Marked {
  const roles = Array.from<Role>({ length: text.length }).fill("none");
  const fill = (spans: readonly Span[], role: Role) => {
    for (const { begin, end } of spans) roles.fill(role, begin, end);
  };
  const numbers = new Map<number, number>();
  const ordered = inTextOrder(claims);
  ordered.forEach((claim, i) => {
    fill(claim.content, "content");
    const [first] = claim.content;
    if (first && !numbers.has(first.begin)) numbers.set(first.begin, i + 1);
  });
  for (const link of ordered.flatMap((claim) => claim.chain)) {
    if (link.span) fill([link.span], "source");
    if (link.cue) fill(link.cue.spans, "cue");
  }
  return { roles, numbers };
}

/** Spans of the lines of a text wrapped at white space; line breaks of the text are kept. */
function textLines(text: string, columns: number): Span[] {
  const lines: Span[] = [];
  let begin = 0;
  for (const paragraph of text.split("\n")) {
    lines.push(
      ...paragraphLines(paragraph, columns).map((line) => ({
        begin: line.begin + begin,
        end: line.end + begin,
      })),
    );
    begin += paragraph.length + 1;
  }
  return lines;
}

function paragraphLines(paragraph: string, columns: number): Span[] {
  const lines: Span[] = [];
  let line = { begin: 0, end: 0 };
  for (const word of paragraph.matchAll(/\S+/g)) {
    const end = word.index + word[0].length;
    if (line.end > line.begin && columnsOf(paragraph.slice(line.begin, end)) > columns) {
      lines.push(line);
      line = { begin: word.index, end };
    } else line = { begin: line.end === line.begin ? word.index : line.begin, end };
  }
  return [...lines, line];
}

function drawn(text: string, { begin, end }: Span, { roles, numbers }: Marked): string {
  const words = text.slice(begin, end);
  let marks = "";
  for (let i = begin; i < end; i++) {
    const number = numbers.get(i);
    if (columnsOf(marks) > i - begin) continue; // a number of two digits covers the next letter too
    marks += number === undefined ? MARKS[roles[i] ?? "none"] : String(number);
  }
  return marks.trim() === "" ? words : `${words}\n${marks.trimEnd()}`;
}

function painted(
  text: string,
  { begin, end }: Span,
  { marked, page }: { marked: Marked; page: ArticlePage },
): string {
  const { paint } = page;
  const brush: Readonly<Record<Role, (words: string) => string>> = {
    none: (words) => words,
    content: paint.underlined,
    source: paint.source,
    cue: paint.cue,
  };
  let out = "";
  for (let i = begin; i < end;) {
    const role = marked.roles[i] ?? "none";
    const number = marked.numbers.get(i);
    if (number !== undefined) out += paint.faint(`[${number}]`);
    let j = i + 1;
    while (j < end && marked.roles[j] === role && !marked.numbers.has(j)) j++;
    out += brush[role](text.slice(i, j));
    i = j;
  }
  return out;
}
