import { slice, sliceAll } from "../base/span.ts";
import type { Span } from "../base/span.ts";
import type { ChainLink, Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Annotation } from "../store/index.ts";
import { oneLine, wrap, type Paint } from "./paper.ts";

/** One article with what was read in it, and how to print it. */
export interface ArticlePage {
  readonly document: Document;
  readonly annotation: Annotation;
  readonly paint: Paint;
  readonly columns: number;
}

const INDENT = "     ";

/** Title, and who published what we hold: the head of `tocsin read`. */
export function articleHead({ document, paint, columns }: ArticlePage): string {
  const facts = [
    document.publisher ? `published by ${document.publisher}` : "publisher unknown",
    document.published ? document.published.slice(0, 10) : "undated",
    document.byline ? `by ${document.byline}` : "",
    document.dateline ? `filed from ${document.dateline.place}` : "",
    document.originator && document.originator !== document.publisher
      ? `credited to ${document.originator}`
      : "",
    document.language,
  ];
  const title = wrap(oneLine(document.title ?? "untitled"), columns).map(paint.strong);
  const rest = wrap(oneLine(facts.filter(Boolean).join(" · ")), columns).map(paint.faint);
  return [...title, ...rest, "", ""].join("\n");
}

/** Each claim as a block: what is said, by whom and on whose word, how it is put, where and when. */
export function claimBlocks(page: ArticlePage): string {
  const claims = inTextOrder(page.annotation.reading.claims);
  return claims.map((claim, i) => claimBlock(claim, i + 1, page)).join("\n");
}

/** Claims as a reader meets them. */
export function inTextOrder(claims: readonly Claim[]): Claim[] {
  return claims.toSorted((a, b) => begin(a) - begin(b) || (a.id < b.id ? -1 : 1));
}

function begin(claim: Claim): number {
  return Math.min(...claim.content.map((span) => span.begin));
}

function claimBlock(claim: Claim, n: number, page: ArticlePage): string {
  const { paint, columns, document } = page;
  const words = oneLine(sliceAll(document.text, claim.content)).replace(/^that /, "");
  const content = wrap(inMarks(words), columns - INDENT.length);
  const [first = "", ...rest] = content;
  const lines = [
    `${paint.faint(String(n).padStart(3))}  ${paint.strong(first)}`,
    ...rest.map((line) => INDENT + paint.strong(line)),
    ...hang(chainWords(claim, document.text), page).map((line) => INDENT + paint.source(line)),
    ...hang(manner(claim, document.text), page).map(
      (line) => INDENT + (claim.polarity === "negative" ? paint.alarm(line) : paint.cue(line)),
    ),
    ...hang(circumstances(claim, page.annotation), page).map((line) => INDENT + paint.faint(line)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** In quotation marks; a quotation from end to end has them already. */
function inMarks(words: string): string {
  const inner = words.slice(1, -1);
  const whole = /^[“"].*[”"]$/.test(words) && !/[“”"]/.test(inner);
  return `“${whole ? inner : words}”`;
}

function hang(text: string, { columns }: ArticlePage): string[] {
  return wrap(text, columns - INDENT.length - 2).map((line, i) => (i === 0 ? line : `  ${line}`));
}

/** "a senior official, unnamed (said) ← Harbor Post (report) ← Daily24": innermost first, as we ask "who says so?". */
export function chainWords(claim: Claim, text: string): string {
  return claim.chain
    .toReversed()
    .map((link) => linkWords(link, text))
    .join(" ← ");
}

const KIND_WORDS: Readonly<Partial<Record<ChainLink["type"], string>>> = {
  anonymous: ", unnamed",
  untraceable: ", untraceable",
};
const SCOPE_WORDS: Readonly<Partial<Record<ChainLink["scope"], string>>> = {
  carried: " [carried over]",
  resolved: " [resolved]",
};

function linkWords(link: ChainLink, text: string): string {
  const cue = link.cue ? oneLine(sliceAll(text, link.cue.spans)) : "";
  const words = [cue, occasionWords(link)].filter(Boolean).join(", ");
  const kind = KIND_WORDS[link.type] ?? "";
  return `${nameWords(link)}${kind}${words && ` (${words})`}${SCOPE_WORDS[link.scope] ?? ""}`;
}

/** "he = Col. Aziz", "Aziz" as "Col. Aziz": the head of what is printed, and whom it stands for where it does not say so. */
export function nameWords({ surface, name, type }: ChainLink): string {
  if (surface.trim() === "") return type === "publisher" ? "publisher unknown" : "nobody named";
  const head = headWords(oneLine(surface));
  if (!name || head.includes(name)) return head;
  return ` ${name} `.includes(` ${head} `)
    ? oneLine(name)
    : oneLine(`${head.replace(/ …$/, "")} = ${name}`);
}

const LONG_SOURCE = 48; // letters; a longer phrase is cut at what follows its noun

/** Without appositions and relative clauses, and of a long phrase only what stands before its first preposition. */
function headWords(surface: string): string {
  const core = surface.split(/, | \(| who | which /)[0] ?? surface;
  if (core.length <= LONG_SOURCE) return core;
  const head = core.split(/ (?:from|of|in|at|for|with|to|on|by|that) /)[0] ?? core;
  return head === core ? core : `${head} …`;
}

function occasionWords({ surface, occasion }: ChainLink): string {
  const isSaid = occasion === null || surface.toLowerCase().includes(occasion.toLowerCase());
  return isSaid ? "" : oneLine(occasion);
}

/** "indirect · assessed · denied · hedged “potential”". */
function manner(claim: Claim, text: string): string {
  const cue = claim.chain.at(-1)?.cue?.class;
  const modality = cue && cue !== "say" ? `${claim.modality} (${cue})` : claim.modality;
  const hedges = claim.hedges.map((span) => `“${oneLine(slice(text, span))}”`);
  return [
    claim.form === "narrator" ? "in the narrator's own voice" : claim.form,
    modality,
    claim.polarity === "negative" ? "negative" : "positive",
    hedges.length > 0 ? `hedged ${hedges.join(", ")}` : "",
    ...reserves(claim, text),
    claim.mayRestOn ? `perhaps still on the word of ${nameWords(claim.mayRestOn)}` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What the words are held back by: distance, a condition. */
function reserves({ scareQuotes, condition }: Claim, text: string): string[] {
  return [
    scareQuotes ? `distances itself from ${quotedWords(scareQuotes, text)}` : "",
    condition ? conditionWords(condition, text) : "",
  ];
}

function quotedWords(spans: readonly Span[], text: string): string {
  return spans
    .map((span) => `“${oneLine(slice(text, span)).replace(/^[“"]|[,.]?[”"]$/g, "")}”`)
    .join(", ");
}

const CONDITION_SHOWN = 60; // letters of a condition; the whole stands in the claim above

function conditionWords({ antecedent }: NonNullable<Claim["condition"]>, text: string): string {
  const words = oneLine(slice(text, antecedent));
  const shown =
    words.length > CONDITION_SHOWN ? `${words.slice(0, CONDITION_SHOWN).trimEnd()} …` : words;
  return `on a condition (“${shown}”)`;
}

function circumstances(claim: Claim, annotation: Annotation): string {
  const places = annotation.toponyms
    .filter((toponym) => toponym.role === "place" && claim.mentions.includes(toponym.mentionId))
    .flatMap((toponym) => (toponym.place ? [toponym.place.name] : []));
  const times = annotation.reading.times
    .filter((time) => claim.times.includes(time.id))
    .map(
      (time) =>
        `${oneLine(time.text)}${time.interval?.from ? ` = ${dayRange(time.interval)}` : ""}`,
    );
  const parts = [
    named("events", claim.predicates.flatMap(eventOf)),
    named("relations", relationsOf(claim, annotation)),
    named("places", places),
    named("times", times),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** The type of what happens, and whether it did: "ASSAULT (hypothetical)". */
function eventOf({ event, realis }: Claim["predicates"][number]): string[] {
  if (!event) return [];
  return [realis === undefined || realis === "occurred" ? event : `${event} (${realis})`];
}

/** Who stands how to whom by the words of the claim: "Kringel commands Vale Guard". */
function relationsOf({ id }: Claim, { reading }: Annotation): string[] {
  const names = new Map(reading.mentions.map((mention) => [mention.id, mention.text]));
  return (reading.relations ?? []).flatMap(({ kind, claimId, sourceId, targetId, negated }) => {
    if (!kind || claimId !== id) return [];
    const [from, to] = [names.get(sourceId ?? ""), names.get(targetId ?? "")];
    if (!from || !to) return [];
    return [`${oneLine(from)} ${negated ? "not " : ""}${kind} ${oneLine(to)}`];
  });
}

function dayRange({ from, to }: { from: string | null; to: string | null }): string {
  const lastDay = to === null ? null : new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
  return from === lastDay || lastDay === null ? `${from}` : `${from} to ${lastDay}`;
}

function named(heading: string, words: readonly string[]): string {
  return words.length === 0 ? "" : `${heading} ${[...new Set(words)].join(", ")}`;
}
