import { idOf } from "../src/base/id.ts";
import { sha256 } from "../src/base/hash.ts";
import type { Claim } from "../src/model/claim.ts";
import type { Document } from "../src/model/document.ts";
import type { Annotation } from "../src/store/index.ts";
import { mulberry32 } from "./articles.ts";

const WORDS = 40_000; // different ones; the square of chance makes the first of them frequent
const ARTICLE_WORDS = 350;
const CLAIMS = 6;
const CLAIM_WORDS = 12;
const NAME_EVERY = 25; // words
const FIGURE_EVERY = 40; // words
const NAMES = 5000; // the square of chance makes the first of them frequent, as for words
const FOREIGN = 0.05; // of the articles
const REPRINTED = 0.3; // of the articles: a copy of an earlier one, cut by up to half
const FIRST_DAY_MS = Date.UTC(2025, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = 300;
const OUTLETS = 400;

/** A read document without its bytes. */
export interface ReadDocument {
  readonly document: Document;
  readonly annotation: Annotation;
}

/**
 * Generated documents of made-up words, names and figures: three in ten reprint an earlier one, in no order of time,
 * and some are in another language, half of them renderings of an earlier one.
 */
export function* readDocuments(count: number, seed: number): Generator<ReadDocument> {
  const random = mulberry32(seed);
  const recent: { words: string[]; claims: string[] }[] = [];
  for (let i = 0; i < count; i++) {
    const origin = recent[Math.floor(random() * recent.length)];
    const story = origin && random() < REPRINTED ? origin : newStory(random);
    const kept = story === origin ? 0.5 + random() / 2 : 1;
    if (story !== origin) recent[i % 2000] = story;
    const isForeign = random() < FOREIGN;
    const words = story.words
      .slice(0, Math.floor(story.words.length * kept))
      .map((word) => (isForeign && word.startsWith("w") ? `${word}ski` : word));
    const day = Math.floor((i / count) * DAYS + random() * 3);
    yield toDocument(`bench-${seed}-${i}`, {
      words,
      language: isForeign ? "pl" : "en",
      claims: isForeign ? [] : story.claims.slice(0, Math.ceil(CLAIMS * kept)),
      publisher: `Outlet ${Math.floor(random() * OUTLETS)}`,
      published: new Date(
        FIRST_DAY_MS + day * DAY_MS + Math.floor(random() * DAY_MS),
      ).toISOString(),
    });
  }
}

function newStory(random: () => number): { words: string[]; claims: string[] } {
  const word = () => `w${Math.floor(WORDS * random() ** 2)}`;
  const sentence = (length: number) => Array.from({ length }, word);
  const article = sentence(ARTICLE_WORDS).map((plain, i) => {
    if (i % NAME_EVERY === 1) return nameOf(Math.floor(NAMES * random() ** 2));
    return i % FIGURE_EVERY === 2 ? String(11 + Math.floor(3000 * random() ** 2)) : plain;
  });
  return {
    words: article,
    claims: Array.from({ length: CLAIMS }, () => sentence(CLAIM_WORDS).join(" ")),
  };
}

/** A made-up name of four consonants. */
function nameOf(at: number): string {
  const consonants = "bdfgklmnprstvz";
  const letters = [0, 1, 2, 3].map((place) =>
    consonants.charAt(Math.floor(at / consonants.length ** place) % consonants.length),
  );
  return `${letters.join("a").replace(/^./, (letter) => letter.toUpperCase())}a`;
}

interface Made {
  readonly words: readonly string[];
  readonly claims: readonly string[];
  readonly publisher: string;
  readonly published: string;
  readonly language: string;
}

function toDocument(
  id: string,
  { words, claims, publisher, published, language }: Made,
): ReadDocument {
  const paragraphs = [words.join(" "), ...claims];
  const text = paragraphs.join("\n\n");
  const spans = paragraphs.reduce<{ begin: number; end: number }[]>((list, paragraph) => {
    const begin = list.length === 0 ? 0 : (list.at(-1)?.end ?? 0) + 2;
    return [...list, { begin, end: begin + paragraph.length }];
  }, []);
  const reading = {
    documentId: id,
    reader: "bench",
    blocks: spans.map((span) => ({ span, kind: "paragraph" as const })),
    sentences: [],
    mentions: [],
    times: [],
    claims: claims.map((claim, i) =>
      toClaim(id, claim, { span: spans[i + 1] ?? { begin: 0, end: 0 }, publisher }),
    ),
    citations: [],
  };
  const rest = { resolutions: [], toponyms: [], entities: [], relations: [], issues: [] };
  return {
    document: { ...BLANK, links: [], id, sha256: sha256(id), publisher, published, language, text },
    annotation: { documentId: id, state: "read", reading, ...rest },
  };
}

const BLANK = {
  mediaType: "text/plain",
  url: null,
  feed: null,
  collection: null,
  originator: null,
  byline: null,
  dateline: null,
  publishedBasis: "record",
  retrieved: "2025-11-01T00:00:00Z",
  licence: null,
  title: null,
  bodyBegin: 0,
} as const;

function toClaim(
  documentId: string,
  text: string,
  { span, publisher }: { span: { begin: number; end: number }; publisher: string },
): Claim {
  const first = {
    type: "publisher" as const,
    surface: publisher,
    span: null,
    cue: null,
    scope: "narrator" as const,
    refId: null,
    occasion: null,
  };
  return {
    id: idOf("claim", documentId, span.begin),
    documentId,
    form: "narrator",
    text,
    content: [span],
    chain: [first],
    polarity: "positive",
    modality: "asserted",
    factuality: { source: "CT+", writer: "CT+" },
    hedges: [],
    condition: null,
    predicates: [],
    mentions: [],
    times: [],
    amounts: [],
    confidence: null,
    extractor: "bench",
  };
}
