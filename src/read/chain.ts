import { contains, type Span } from "../base/span.ts";
import type { ChainLink } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Mention } from "../model/mention.ts";
import type { Antecedents } from "./antecedents.ts";
import type { Attribution, ReadContext } from "./layers.ts";
import { Offices, type Persons } from "./persons.ts";
import { officeAt, type Office } from "./offices.ts";
import type { Words } from "./phrases.ts";
import { isNationality, isOffice } from "./name-words.ts";
import { nameByMentions, type Named } from "./source-names.ts";
import { isDocumentNoun, readSource, type SourceReading } from "./sources.ts";

/** Who was named so far: what "he", "the report" and "the minister" can stand for. */
export interface Discourse {
  report: Named | null;
  /** Report → nationalities in the sentences that named it, in small letters. */
  readonly reportNations: Map<string, Set<string>>;
  /** Report → whom it has it from, where the text says so apart: "the analysis, attributed to officers". */
  readonly reportedBy: Map<string, ChainLink>;
  person: string | null;
  group: Recent | null;
  /** Noun of a role → who was said to have it: "the mayor" is the one named as mayor before. */
  readonly offices: Offices;
  /** Noun of people without a name → the words that brought them in: "the officials" are "two port officials". */
  readonly unnamed: Map<string, string>;
  /** The body the text is about: subject or complement of the last sentence that had one. */
  topic: Recent | null;
  /** Number of the sentence that is read. */
  now: number;
  /** Last link that was made: whom a quotation without a cue goes on with. */
  speaker: ChainLink | null;
  /** Whose word the next sentences of the narrator may still rest on, and for how many sentences more. */
  carry: { link: ChainLink; left: number; block: number } | null;
}

/** Somebody named, and the sentence in which he last was. */
export interface Recent extends Named {
  readonly at: number;
}

const RECENT = 2; // sentences after which "it" is somebody else

export function openDiscourse(): Discourse {
  return {
    report: null,
    reportNations: new Map(),
    reportedBy: new Map(),
    person: null,
    group: null,
    offices: new Offices(),
    unnamed: new Map(),
    topic: null,
    now: 0,
    speaker: null,
    carry: null,
  };
}

/** First link of every chain: who published. */
export function publisherLink(document: Document): ChainLink {
  return {
    type: "publisher",
    surface: document.publisher ?? "",
    span: null,
    cue: null,
    scope: "narrator",
    refId: null,
    occasion: null,
  };
}

/** What `linkOf` looks at besides the attribution itself. */
export interface LinkContext {
  readonly text: string;
  readonly document: Pick<Document, "publisher">;
  readonly words: Words;
  /** Words of a span in any sentence: where a quotation stands before the sentence that names its source. */
  readonly wordsOf: (span: Span) => Words;
  readonly persons: Persons;
  /** What pronouns stand for by coreference. */
  readonly antecedents: Antecedents;
  /** Names in the sentence. */
  readonly mentions: readonly Mention[];
  readonly context: ReadContext;
}

/**
 * The link an attribution adds, with back references resolved against `discourse`, which it updates:
 * a report introduced here is "the report" of the sentences that follow.
 */
export function linkOf(attribution: Attribution, discourse: Discourse, at: LinkContext): ChainLink {
  const { cue } = attribution;
  const cueSpan = cue.spans[0] ?? null;
  if (!attribution.source) {
    return {
      ...plain(at.text, null),
      type: "untraceable",
      cue,
      scope: attribution.scope,
      occasion: null,
    };
  }
  if (attribution.scope === "carried" && discourse.speaker && isSpeakerOf(discourse, cueSpan))
    return { ...discourse.speaker, scope: "carried" };
  const words = at.wordsOf(attribution.source);
  if (isOwnVoice(words)) return ownLink(attribution, attribution.source, at);
  const { source, printed } = knownReport(attribution, words, { discourse, at }) ?? {
    source: attribution.source,
    printed: readSource(words.length > 0 ? words : at.words.slice(0, 1), at.context),
  };
  const known = nameByMentions(printed, words, at.mentions);
  const reading = known ? { ...printed, ...known, refersBack: null } : printed;
  const link = named(refer(reading, discourse, { at, source, attribution }), at.persons);
  remember(reading, link, { discourse, words });
  noteNations(link, discourse, at.words);
  discourse.speaker = { ...link, cue, occasion: occasionOf(at.words, attribution) };
  return discourse.speaker;
}

/** "We condemn the raid", outside quotation marks: who publishes speaks. */
function isOwnVoice(words: Words): boolean {
  const [only] = words;
  return words.length === 1 && only !== undefined && only.lower === "we" && !only.quoted;
}

function ownLink({ cue }: Attribution, source: Span, { text, document }: LinkContext): ChainLink {
  const link: ChainLink = { ...plain(text, source), type: "publisher", cue, scope: "resolved" };
  return document.publisher ? { ...link, name: document.publisher } : link;
}

/** "The Ordian assessment that …" is the report of before, where that was said to be Ordian: article, adjective and noun. */
function knownReport(
  { cue }: Attribution,
  words: Words,
  { discourse, at }: { discourse: Discourse; at: LinkContext },
): { readonly source: Span; readonly printed: SourceReading } | undefined {
  const [only] = words;
  if (!only || words.length > 1 || !isDocumentNoun(cue.lemma)) return undefined;
  const before = at.words.findLast(({ end }) => end <= only.begin);
  const known = before !== undefined && ["the", "this"].includes(before.lower);
  if (!known || !isNationOfReport(only, discourse)) return undefined;
  return {
    printed: { type: "document", name: null, head: cue.lemma, refersBack: "report" },
    source: { begin: before.begin, end: Math.max(only.end, cue.spans[0]?.end ?? only.end) },
  };
}

function isNationOfReport({ lower }: Words[number], { report, reportNations }: Discourse): boolean {
  return report !== null && reportNations.get(report.name)?.has(lower) === true;
}

/** The last link was made from this very cue. A quotation may also stand before the sentence that has its cue. */
function isSpeakerOf({ speaker }: Discourse, cue: Span | null): boolean {
  return speaker?.cue?.spans[0]?.begin === cue?.begin;
}

function plain(text: string, span: Span | null): ChainLink {
  return {
    type: "unknown",
    surface: span ? text.slice(span.begin, span.end) : "",
    span,
    cue: null,
    scope: "explicit",
    refId: null,
    occasion: null,
  };
}

interface Place {
  readonly at: LinkContext;
  readonly source: Span;
  readonly attribution: Attribution;
}

function refer(
  reading: SourceReading,
  discourse: Discourse,
  { at, source, attribution }: Place,
): ChainLink {
  const base = { ...plain(at.text, source), type: reading.type };
  if (reading.refersBack === null) return asNamed(reading, discourse, base);
  if (reading.refersBack === "role") {
    const said = officeIn(at.wordsOf(source), reading.head);
    const holder =
      discourse.offices.holderOf(reading.head, said) ?? at.persons.holderOf(reading.head, said);
    return holder ? { ...base, name: holder, scope: "resolved" } : base;
  }
  const found = antecedentOf(reading.refersBack, discourse, { at, source, attribution });
  return found ? { ...base, ...found, scope: "resolved" } : base;
}

function asNamed(reading: SourceReading, discourse: Discourse, base: ChainLink): ChainLink {
  const known = reading.type === "anonymous" ? unnamedBefore(reading, discourse, base) : undefined;
  const name = reading.name ?? known;
  return name ? { ...base, name, scope: known ? "resolved" : base.scope } : base;
}

/** "The officials", "one of the officials": those of the sentences before. */
function unnamedBefore(
  { head }: SourceReading,
  { unnamed }: Discourse,
  { surface }: ChainLink,
): string | undefined {
  const known = /^(?:the|these|those|one of the|both|another of the)\b/i.test(surface);
  const first = known ? unnamed.get(head) : undefined;
  return first === surface ? undefined : first;
}

function antecedentOf(
  kind: "report" | "person" | "group",
  discourse: Discourse,
  { at, source, attribution }: Place,
): Named | null {
  if (kind === "report") return discourse.report;
  if (kind === "person")
    return (
      personMeant(at, source) ??
      nameless(discourse.speaker) ??
      personBefore(discourse, at.persons, source)
    );
  const last = attribution.cue.class === "say" ? discourse.group : topicOrGroup(discourse);
  return last && discourse.now - last.at <= RECENT
    ? { name: last.name, type: last.type }
    : (at.antecedents(source, "Organisation") ?? null);
}

/** By coreference, where a full name says that it is a person's. */
function personMeant({ antecedents, persons }: LinkContext, source: Span): Named | undefined {
  const found = antecedents(source, "Person");
  const isFull = found?.name.includes(" ") || persons.fullName(found?.name ?? "") !== undefined;
  return isFull ? found : undefined;
}

function topicOrGroup({ topic, group }: Discourse): Recent | null {
  return topic ?? group;
}

/** "Calhern" is the Rufus Calhern of the paragraph before: a single name takes the full one. */
function named(link: ChainLink, persons: Persons): ChainLink {
  if (!link.name || link.name.includes(" ") || link.type === "media") return link;
  const full = persons.fullName(link.name);
  return full ? { ...link, type: "person", name: full } : link;
}

/** "the officer", "a senior official": the last speaker, where it was one person without a name. */
function nameless(speaker: ChainLink | null): Named | null {
  if (!speaker || speaker.name || !["role", "anonymous"].includes(speaker.type)) return null;
  return { name: speaker.surface, type: speaker.type };
}

/** The last person who spoke, else the last one named before the pronoun. */
function personBefore(discourse: Discourse, persons: Persons, source: Span): Named | null {
  const name = discourse.person ?? persons.namedBefore(source.begin);
  return name === undefined ? null : { name, type: "person" };
}

function remember(
  reading: SourceReading,
  link: ChainLink,
  { discourse, words }: { discourse: Discourse; words: Words },
): void {
  if (link.type === "anonymous" && !link.name) discourse.unnamed.set(reading.head, link.surface);
  if (!link.name) return;
  if (link.type === "person") rememberPerson(link.name, words, discourse);
  if (link.type === "media" || link.type === "document")
    discourse.report = { name: link.name, type: link.type };
  if (link.type === "media" || link.type === "organisation" || reading.refersBack === "report")
    discourse.group = { name: link.name, type: link.type, at: discourse.now };
}

function noteNations({ type, name }: ChainLink, discourse: Discourse, words: Words): void {
  if (!name || (type !== "media" && type !== "document")) return;
  const nations = discourse.reportNations.get(name) ?? new Set();
  for (const { text, lower } of words) if (isNationality(text)) nations.add(lower);
  discourse.reportNations.set(name, nations);
}

function rememberPerson(name: string, words: Words, discourse: Discourse): void {
  discourse.person = name;
  for (const [i, { lower }] of words.entries())
    if (isOffice(lower)) discourse.offices.add(lower, name, officeAt(words, i));
}

function officeIn(words: Words, head: string): Office {
  return officeAt(
    words,
    words.findLastIndex(({ lemma, lower }) => lower === head || lemma === head),
  );
}

const OCCASION =
  /^(?:statement|interview|speech|conference|briefing|letter|report|tweet|post|address|testimony|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday)$/;
const OCCASION_REACH = 8; // words after the cue

/** "in a statement", "on Friday": the occasion, where it stands right after the cue. */
function occasionOf(words: Words, { cue, content }: Attribution): string | null {
  const end = cue.spans.at(-1)?.end ?? 0;
  const after = words.filter(
    (word) => word.begin >= end && !content.some((span) => contains(span, word)),
  );
  return after.slice(0, OCCASION_REACH).find((word) => OCCASION.test(word.lower))?.text ?? null;
}
