import { idOf } from "../base/id.ts";
import type { Document } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";
import type { ClaimVerdict } from "../model/judgement.ts";
import type { Reading } from "../model/reading.ts";
import type { Source } from "../model/source.ts";
import { blocks } from "./blocks.ts";
import type { Models, ReadContext } from "./layers.ts";
import { corrected } from "./corrected.ts";
import { attributionConfidence } from "./rule-confidence.ts";
import { foldName } from "./name-words.ts";
import { LANGUAGES, readersOf, readLayers, READERS, type LanguageReaders } from "./pipeline.ts";

export { addedClaimId, ANALYST, corrected } from "./corrected.ts";
export { openTagger } from "./attribution/tagger-model.ts";
export type { Models, ReadContext } from "./layers.ts";
export { openCoreference } from "./coreference/model.ts";
export { openEntityModels } from "./mentions/models.ts";
export { openIncidentModels } from "./incidents/model.ts";
export { openRelations } from "./relations/model.ts";
export { openEventModels } from "./events/model.ts";
export { openSyntax, type SyntaxModel } from "./syntax/model.ts";
export { parsedSentences, type ParsedSentence } from "./syntax/parsed.ts";
export { openWords } from "./words.ts";
export { commitmentOf, factualityScores, type FactualityScore } from "./events/factuality.ts";
export { labelOf, LABEL_SCHEMES } from "./events/label.ts";

/** Name and version of every reader that ran: part of each reading, so that a change of reader shows. */
export const READER = READERS.map(({ name }) => name).join(" ");

/** Names by which a text may call an outlet, from the sources of the knowledge base, and the models; made once. */
export function readContext(sources: readonly Source[], models?: Models): ReadContext {
  const outlets = new Map<string, string>();
  for (const { name, aliases, type } of sources) {
    if (type === "media" || type === "publisher")
      for (const alias of [name, ...aliases]) outlets.set(foldName(alias), name);
  }
  return models ? { outlets, models } : { outlets };
}

export interface ReadOptions {
  readonly languages?: LanguageReaders;
  readonly verdicts?: readonly ClaimVerdict[];
}

/**
 * Reads a document: blocks, sentences, mentions, times and claims with their chains.
 *
 * English only so far; another language is marked, kept and searchable, with an issue that says so.
 *
 * @param options languages: readers by language, a map with one more to read one more; verdicts: what people said
 *   of its claims
 * @returns a reading whose every span slices to its own text; claims in order of the text
 */
export function read(
  document: Document,
  context: ReadContext,
  { languages = LANGUAGES, verdicts = [] }: ReadOptions = {},
): { reading: Reading; issues: Issue[] } {
  const readers = readersOf(document.language, languages);
  if (!readers) {
    const parts = blocks.read(document, {}, context);
    return { reading: { ...empty(document), blocks: [...parts] }, issues: [notRead(document)] };
  }
  const layers = readLayers(document, withPublisher(document, context), readers);
  return {
    reading: {
      documentId: document.id,
      reader: readers.map(({ name }) => name).join(" "),
      blocks: [...layers.blocks],
      sentences: layers.sentences.map(({ begin, end }) => ({ begin, end })),
      mentions: [...layers.mentions],
      times: [...layers.times],
      attributions: layers.attributions.map(({ source, cue, content, confidence, rule }) => ({
        source,
        cue: cue.spans,
        content: [...content],
        confidence: attributionConfidence({ rule, confidence }, context),
        extractor: rule,
      })),
      coreference: [...layers.coreference],
      relations: [...layers.relations],
      claims: [...corrected(document, layers, verdicts)],
      ...(context.models?.events ? { events: [...layers.events] } : {}),
      ...(context.deep && context.models?.incidents ? { incidents: [...layers.incidents] } : {}),
      citations: [...layers.citations],
    },
    issues: [],
  };
}

/** The publisher is an outlet by being one: "as reported by" it is then known for a self-citation. */
function withPublisher({ publisher }: Document, context: ReadContext): ReadContext {
  if (!publisher || context.outlets.has(foldName(publisher))) return context;
  return { ...context, outlets: new Map([...context.outlets, [foldName(publisher), publisher]]) };
}

function empty(document: Document): Reading {
  return {
    documentId: document.id,
    reader: READER,
    blocks: [],
    sentences: [],
    mentions: [],
    times: [],
    claims: [],
    citations: [],
  };
}

function notRead(document: Document): Issue {
  return {
    id: idOf("issue", document.id, "unread-language"),
    stage: "read",
    code: "unread-language",
    message: `unknown to the reader: language "${document.language}"`,
    hint: "search finds it; claims are read from English only so far",
    where: document.url ?? document.title ?? document.id,
    documentId: document.id,
    span: null,
    severity: "warning",
    at: document.retrieved,
  };
}
