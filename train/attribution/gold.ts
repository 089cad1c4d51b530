import { readFileSync } from "node:fs";
import { overlap, type Span } from "../../src/base/span.ts";
import { toDocument } from "../../src/cli/json-lines.ts";
import type { Token } from "../../src/read/layers.ts";
import type { Run } from "../../src/read/perceptron/scheme.ts";
import { readLayers } from "../../src/read/pipeline.ts";
import { unitsOf } from "../../src/read/attribution/units.ts";

export interface GoldAttribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** A run of a role, with the numbers of the attributions that it belongs to. */
export interface GoldRun extends Run {
  readonly of: readonly number[];
}

/** A paragraph with the roles its annotators marked. */
export interface GoldUnit {
  readonly document: string;
  readonly words: readonly Token[];
  readonly runs: readonly GoldRun[];
}

interface Line {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
}

const NO_TIME = "2000-01-01T00:00:00.000Z";
const ROLES = ["source", "cue", "content"] as const;

/** Paragraphs of a gold file. Its titles are no part of its text and left out. */
export function readGold(file: string): GoldUnit[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line) => unitsOfLine(JSON.parse(line) as Line));
}

function unitsOfLine({ id, text, attributions }: Line): GoldUnit[] {
  const document = toDocument(
    { id, text, title: null, url: null, publisher: null, published: null },
    NO_TIME,
  );
  const shift = document.bodyBegin;
  if (document.text.slice(shift) !== text) throw new Error(`the reader changes the text of ${id}`);
  const layers = readLayers(document, { outlets: new Map() });
  const spans = attributions.flatMap((attribution, of) =>
    ROLES.flatMap((type) =>
      attribution[type].map(({ begin, end }) => ({
        type,
        of,
        begin: begin + shift,
        end: end + shift,
      })),
    ),
  );
  return unitsOf(layers).map((words) => ({ document: id, words, runs: runsIn(words, spans) }));
}

function runsIn(
  words: readonly Token[],
  spans: readonly (Span & { type: string; of: number })[],
): GoldRun[] {
  const runs = new Map<string, { type: string; first: number; last: number; of: number[] }>();
  for (const span of spans) {
    const inside = words.flatMap((word, i) =>
      overlap(word, span) * 2 > word.end - word.begin ? [i] : [],
    );
    const [first, last] = [inside[0], inside.at(-1)];
    if (first === undefined || last === undefined) continue;
    const key = `${span.type} ${first} ${last}`;
    const run = runs.get(key) ?? { type: span.type, first, last, of: [] };
    run.of.push(span.of);
    runs.set(key, run);
  }
  return [...runs.values()].sort((a, b) => a.first - b.first);
}
