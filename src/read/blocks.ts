import { contains, trimSpan, type Span } from "../base/span.ts";
import type { Document } from "../model/document.ts";
import type { Reading } from "../model/reading.ts";
import { reader } from "./layers.ts";

type Block = Reading["blocks"][number];

const AGENCY = "(?:AP|AFP|REUTERS|Reuters|EPA|Getty Images|Getty|Xinhua|Anadolu|Shutterstock)";
const CAPTION = [
  /^(?:file|archive|illustrative|stock|undated)?[ -]*(?:photo|picture|image|photograph|caption|map)s?\b\s*(?:[:—–-]|by\b|courtesy\b)/i,
  /^(?:the|this|a|an)\s+(?:\w+\s+){0,3}?(?:photo|picture|image|photograph|map|screengrab|screenshot|still)\s+(?:shows?|depicts?|taken|released|provided|from)\b/i,
  /^in this (?:[\w-]+ ){0,3}?(?:photo|picture|image|photograph|screengrab)\b/i,
  /^(?:screen ?(?:shot|grab)|handout (?:photo|image|picture))\b/i,
  /^(?:\[|\()?(?:file|archive) (?:photo|picture|image)/i,
  /\((?:photo|image|picture|credit|file|ap|afp|reuters|epa|getty)\b[^()]{0,80}\)\s*$/i,
  /(?:photo|image|picture|credit)s?\s*:\s*[^.]{1,80}\.?$/i,
  /^(?:satellite|aerial) (?:image|photo|picture|view)\b[^.]{0,120}\. source: [^.]{1,40}\.?$/i,
  new RegExp(`\\b${AGENCY} ?/ ?\\p{Lu}[\\p{L} '’-]{1,40}[\\])]?\\s*$`, "u"),
  new RegExp(`\\p{L} ?/ ?${AGENCY}[\\])]?\\s*$`, "u"),
  new RegExp(`[(\\[][^()[\\]]{1,60} via ${AGENCY}[)\\]]\\s*$`, "u"),
];
const BOILERPLATE = [
  /^(?:read (?:more|also|next|the full)|see also|also read|related(?: (?:articles?|stories|coverage))|more (?:on|from|stories)|recommended|watch|listen)\b[^.]{0,120}$/i,
  /^(?:read more|see also|also read|more on this|related)\s*(?:[:—–|-]|$)/i,
  /\b(?:adverti[sz]e?ments?|advertorial|advert|sponsored(?: content)?|promoted)\s*$/i,
  /^(?:adverti[sz]e?ments?|advertorial|advert|sponsored|promoted)\s*(?:$|[:—–|-]|(?:content|post|by)\b)/i,
  /^(?:story|article) continues (?:below|after)\b/i,
  /^(?:subscribe|sign up|follow us|share this|click here|click to|download our|join our|get our|support (?:us|our)|like us|copyright|newsletter|enter your e-?mail|get the (?:latest|best)|stay (?:informed|up to date)|continue reading|skip to (?:content|main)|log in|sign in|register (?:now|here|for|to)|already a (?:subscriber|member)|you (?:may|might) (?:also )?(?:like|enjoy)|don['’]t miss (?:our|a)|most (?:read|viewed|popular)|leave a (?:comment|reply)|post a comment|view comments|copy link|privacy (?:policy|notice)|terms (?:of use|of service|and conditions))\b/i,
  /^(?:this (?:site|website) uses cookies|we (?:and our partners )?use cookies|by (?:using|continuing to use) (?:this|our)|manage (?:your )?(?:cookies?|privacy)|accept (?:all )?cookies|cookies?(?: policy| settings| preferences)?\s*$)/i,
  /^(?:©|all rights reserved|comments? \(|loading\b|trending\b|our standards:)/i,
  /^(?:donate(?: (?:now|today|here))?\W{0,3}$|support (?:independent|quality) journalism|this (?:article|story) is republished)/i,
  /\ball rights reserved\b/i,
  /^(?:tags?|topics?|keywords?|categories|filed under|share|tweet|print|e-?mail|whatsapp|telegram|facebook)\s*[:|]?\s*(?:[\w ,|#]{0,80})$/i,
];
const BYLINE = [
  /^(?:[Bb]y|BY)[:\s]\s{0,3}\p{Lu}.{0,120}[^.!?\s]\s*$/u,
  /^(?:(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|written) by\b|\(?reporting by\b)/i,
];
const CORRECTION =
  /^(?:correction|clarification|editor['’]?s note|update|retraction|corrected|retracted)\b\s*(?:\([^)]{0,40}\))?\s*[:—–-]/i;

/**
 * Splits the text at empty lines and says what each part is; captions and boilerplate yield no claim.
 * Law: blocks are in order, do not overlap, and hold every character that is no white space.
 */
export const blocks = reader({
  name: "blocks/1",
  needs: [],
  adds: "blocks",
  read: (document: Document): Block[] => {
    const parts = splitParagraphs(document.text);
    return parts.flatMap((span, i) => {
      const kind = isRepeated(document, parts, i)
        ? "caption"
        : kindOf(document, span, i === parts.length - 1);
      return withDateline(document, { span, kind });
    });
  },
});

const MOST_REPEATED = 160; // units of a line

/** A short line that stands there twice running, outside the title: under a picture and as its alternative text. */
function isRepeated({ text, bodyBegin }: Document, parts: readonly Span[], i: number): boolean {
  const own = parts[i];
  if (!own || own.begin < bodyBegin || own.end - own.begin > MOST_REPEATED) return false;
  const words = text.slice(own.begin, own.end);
  if (CUES.test(words)) return false;
  const same = (other: Span | undefined) =>
    other !== undefined && other.begin >= bodyBegin && text.slice(other.begin, other.end) === words;
  const [before, after] = [same(parts[i - 1]), same(parts[i + 1])];
  return before !== after && !same(parts[before ? i - 2 : i + 2]);
}

const CUES = /[“”"]|\b(?:said|says|told|according to)\b/i;

/** "VELMONT (Daily24) –" says where the story was filed; the paragraph begins after it. */
function withDateline({ dateline, text }: Document, block: Block): Block[] {
  if (!dateline || !contains(block.span, dateline.span)) return [block];
  const rest = trimSpan(text, { begin: dateline.span.end, end: block.span.end });
  return [
    { span: dateline.span, kind: "dateline" },
    ...(rest.end > rest.begin ? [{ ...block, span: rest }] : []),
  ];
}

const WRAP_UNITS = 50; // a line this long that does not end a sentence was wrapped, not ended

/** Lines are paragraphs, but for wrapped ones: those go on in the next line. */
function splitParagraphs(text: string): Span[] {
  const spans: Span[] = [];
  let begin = 0;
  let wrapped = false;
  for (const line of text.split("\n")) {
    const span = trimSpan(text, { begin, end: begin + line.length });
    const previous = spans.at(-1);
    if (span.end > span.begin) {
      if (wrapped && previous) spans[spans.length - 1] = { begin: previous.begin, end: span.end };
      else spans.push(span);
    }
    wrapped = line.length >= WRAP_UNITS && /[\p{L}\p{N},-]\s*$/u.test(line.slice(-4));
    begin += line.length + 1;
  }
  return spans;
}

// Each test is made on what is left by those before it; a long paragraph is no caption or boilerplate.
const KINDS: readonly {
  readonly kind: Block["kind"];
  readonly most: number;
  readonly patterns: readonly RegExp[];
}[] = [
  { kind: "correction", most: Infinity, patterns: [CORRECTION] },
  { kind: "byline", most: 160, patterns: BYLINE },
  { kind: "caption", most: 600, patterns: CAPTION },
  { kind: "boilerplate", most: 300, patterns: BOILERPLATE },
];

function kindOf(document: Document, span: Span, last: boolean): Block["kind"] {
  if (span.end <= document.bodyBegin) return "title";
  const words = document.text.slice(span.begin, Math.min(span.end, span.begin + 600));
  const length = span.end - span.begin;
  const found = KINDS.find(
    ({ most, patterns }) => length < most && patterns.some((pattern) => pattern.test(words)),
  );
  if (found) return found.kind;
  if (isHeading(words)) return last ? "boilerplate" : "heading";
  return "paragraph";
}

/** Short, without a final stop, and in title case or very short: a heading, not a sentence. */
function isHeading(words: string): boolean {
  if (words.length > 120 || /[.!?…:;,"”'’)]$/.test(words)) return false;
  const all = words.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const capitals = all.filter((word) => /^\p{Lu}/u.test(word)).length;
  return all.length > 0 && (capitals / all.length >= 0.6 || all.length <= 3);
}
