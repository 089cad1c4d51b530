import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Span } from "../../src/base/span.ts";
import { readLayersUntil } from "../../src/read/pipeline.ts";
import { columnsOf } from "../../src/read/coreference/columns.ts";
import type { Text } from "../../src/read/coreference/referents.ts";
import type { Models } from "../../src/read/layers.ts";
import { documentOf } from "../entities/text.ts";

type GumToken = readonly [
  begin: number,
  end: number,
  pos: string,
  fine: string,
  lemma: string,
  head: number,
  relation: string,
];

interface GumRecord {
  readonly id: string;
  readonly genre: string;
  readonly licence: string;
  readonly text: string;
  readonly sentences: readonly { readonly tokens: readonly GumToken[] }[];
  readonly entities: readonly (Span & { readonly type: string; readonly cluster: string })[];
}

/** A mention that people marked, in the reader's own words. */
export interface GoldMention {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly type: string;
  readonly cluster: string;
}

/** A text as the reader sees it, with what people marked. */
export interface GoldText {
  readonly id: string;
  readonly genre: string;
  readonly licence: string;
  readonly text: Text;
  readonly mentions: readonly GoldMention[];
}

/** GUM, developer part. */
export function readGum(gold: string, models: Models): GoldText[] {
  return gunzipSync(readFileSync(join(gold, "gum", "gum.jsonl.gz")))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => goldText(JSON.parse(line) as GumRecord, models));
}

function goldText(record: GumRecord, models: Models): GoldText {
  const layers = readLayersUntil("mentions", documentOf(record.text, record.id), {
    outlets: new Map(),
    models,
  });
  const { tokens, sentences, mentions } = layers;
  const text = {
    tokens,
    sentences,
    mentions,
    columns: columnsOf(tokens, models.words),
    table: models.words,
  };
  return {
    id: record.id,
    genre: record.genre,
    licence: record.licence,
    text,
    mentions: alignedMentions(record, text),
  };
}

function alignedMentions({ entities, sentences }: GumRecord, { tokens }: Text): GoldMention[] {
  const firsts = new Map(tokens.map(({ begin, index }) => [begin, index]));
  const lasts = new Map(tokens.map(({ end, index }) => [end, index]));
  return entities.flatMap((entity): GoldMention[] => {
    const [first, last] = [firsts.get(entity.begin), lasts.get(entity.end)];
    const headAt = headOf(entity, sentences);
    if (first === undefined || last === undefined || headAt === undefined) return [];
    const head = tokens.slice(first, last + 1).find(({ end }) => end > headAt)?.index ?? last;
    return [{ first, last, head, type: entity.type, cluster: entity.cluster }];
  });
}

/** Begin of the word that no other word of the span governs. */
function headOf({ begin, end }: Span, sentences: GumRecord["sentences"]): number | undefined {
  for (const { tokens } of sentences) {
    if ((tokens[0]?.[0] ?? Infinity) > begin || (tokens.at(-1)?.[1] ?? 0) < begin) continue;
    const inside = (token: GumToken | undefined) =>
      token !== undefined && token[0] >= begin && token[1] <= end;
    const top = tokens.find((token) => inside(token) && !inside(tokens[token[5] - 1]));
    if (top) return top[0];
  }
  return undefined;
}
