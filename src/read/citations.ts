import type { Span } from "../base/span.ts";
import type { Reading } from "../model/reading.ts";
import { reader, type ReadContext } from "./layers.ts";
import { foldName } from "./name-words.ts";

type Citation = Reading["citations"][number];

// One capitalised name of up to five words; bounded, so that hostile text cannot make it backtrack.
const NAME = String.raw`((?:\p{Lu}[\p{L}\p{N}'’.-]{0,30})(?: (?:of |al-|the )?\p{Lu}[\p{L}\p{N}'’.-]{0,30}){0,4})`;
const THE = "(?:the |The )?";
const PATTERNS: readonly { readonly kind: Citation["kind"]; readonly pattern: RegExp }[] = [
  {
    kind: "translates",
    pattern: new RegExp(
      `\\b(?:[Tt]ranslated|[Tt]ranslation)(?: from [^.]{0,40}?)?(?:,? (?:first )?published (?:by|in)| of an? [^.]{0,30}(?:in|by)| by [^.]{0,40}? (?:from|for)| from) ${THE}${NAME}`,
      "gu",
    ),
  },
  {
    kind: "reprints",
    pattern: new RegExp(
      `\\b(?:[Tt]his (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published|ran) (?:in|on|by)|[Rr]eprinted (?:from|with permission of)|[Cc]ourtesy of|[Ff]irst published (?:by|in)) ${THE}${NAME}`,
      "gu",
    ),
  },
  {
    kind: "cites",
    pattern: new RegExp(
      `\\b(?:[Aa]ccording to|citing|quoting|[Aa]s reported by|[Ff]irst reported by|told|in an interview with|in a report by|reported by|carried by|published by|cited by) ${THE}(?:\\p{Ll}+ ){0,5}?${NAME}`,
      "gu",
    ),
  },
  {
    kind: "cites",
    pattern: new RegExp(
      `${NAME} (?:reported|said|wrote|quoted|cited|published|has reported|had reported|reports)\\b`,
      "gu",
    ),
  },
  {
    kind: "cites",
    pattern: new RegExp(`\\b${THE}${NAME} (?:report|article|story|dispatch|broadcast)\\b`, "gu"),
  },
];
const RETRACTION = /\b(?:retract(?:s|ed|ion)|withdr(?:aw|awn|ew)|no longer stands? by)\b/i;

/** Outlets that the document says it rests on, and how. Only known outlets: a minister's word is no citation. */
export const citations = reader({
  name: "citations/1",
  needs: ["blocks"],
  adds: "citations",
  read: (document, { blocks }, context) => {
    const out: Citation[] = [];
    for (const { span, kind } of blocks) {
      if (kind === "caption" || kind === "boilerplate") continue;
      const text = document.text.slice(span.begin, span.end);
      out.push(...citationsIn(text, span.begin, context));
      if (kind === "correction" && document.publisher) {
        const sort = RETRACTION.test(text) ? "retracts" : "corrects";
        out.push({ span, outlet: document.publisher, verb: sort, kind: sort });
      }
    }
    const keyOf = ({ kind, outlet, span }: Citation) => `${span.begin} ${kind} ${outlet}`;
    const first = new Map(out.map((one) => [keyOf(one), one] as const).reverse());
    return out.filter((one) => first.get(keyOf(one)) === one);
  },
});

function citationsIn(text: string, offset: number, context: ReadContext): Citation[] {
  return PATTERNS.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const outlet = knownOutlet(match[1] ?? "", context);
      if (!outlet) return [];
      const span: Span = {
        begin: offset + match.index,
        end: offset + match.index + match[0].length,
      };
      return [{ span, outlet, verb: match[0].split(/\s/)[0]?.toLowerCase() ?? "", kind }];
    }),
  );
}

/** The outlet whose name the words are, or begin or end with. */
function knownOutlet(words: string, { outlets }: ReadContext): string | undefined {
  const parts = words.split(" ");
  for (let n = parts.length; n > 0; n--) {
    const head = outlets.get(foldName(parts.slice(0, n).join(" ")));
    const tail = outlets.get(foldName(parts.slice(-n).join(" ")));
    if (head ?? tail) return head ?? tail;
  }
  return undefined;
}
