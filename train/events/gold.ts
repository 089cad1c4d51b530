import { readFileSync } from "node:fs";
import { join } from "node:path";
import { featuresOf } from "../../src/read/events/features.ts";
import { framesIn, type Frame } from "../../src/read/events/frames.ts";
import type { Features } from "../../src/read/events/model.ts";
import { readLayers } from "../../src/read/pipeline.ts";
import type { Document } from "../../src/model/document.ts";

/** A labelled text of a gold set. `label` is null where the set says that it tells no event. */
export interface Item {
  readonly id: string;
  readonly text: string;
  readonly label: string | null;
  readonly features: Features;
  /** Its features without those of triggers. */
  readonly plain: Features;
  /** Triggers of events in it. */
  readonly frames: readonly Frame[];
}

/** Sets that are learned from, by file name. */
export type SetName = "plover-gsr" | "cameo-penta" | "petrarch-validation" | "case2021-task2";

interface GoldRecord {
  readonly id: string;
  readonly text: string;
  readonly label?: string;
  readonly event?: string;
  readonly events?: readonly { readonly code: string }[];
}

export function readSet(gold: string, name: SetName): Item[] {
  return records<GoldRecord>(join(gold, "events", `${name}.jsonl`)).map(itemOf);
}

function itemOf({ id, text, label, event, events }: GoldRecord): Item {
  const code = events?.[0]?.code;
  const own = label ?? (event && (RENAMED[event] ?? event));
  return { id, text, label: own ?? (code ? typeOfCameo(code) : null), ...passageOf(text) };
}

const BACKGROUND_EACH = 2; // every second sentence is enough, and halves the time

/**
 * Sentences that most likely tell no political event: business news of TimeBank, and the mails, reviews
 * and answers of EWT. Nobody labelled them so; they teach what the event sets do not have.
 */
export function readBackground(gold: string): Background {
  const business = records<{ id: string; text: string }>(join(gold, "timebank", "timebank.jsonl"))
    .filter(({ id }) => id.startsWith("wsj"))
    .flatMap(({ text }) => text.split(/\n+|(?<=[.!?])\s(?=[A-Z])/));
  const mails = records<{ genre: string; text: string }>(
    join(gold, "uds-factuality", "uds-factuality.jsonl"),
  )
    .filter(({ genre }) => /^(?:email|reviews|answers)$/.test(genre))
    .map(({ text }) => text);
  return { business: halved(business), mails: halved(mails) };
}

/** Sentences that most likely tell no event, by where they are from: only the mails have a licence that is stated. */
export interface Background {
  readonly business: readonly Features[];
  readonly mails: readonly Features[];
}

function halved(texts: readonly string[]): Features[] {
  return texts
    .filter((text, i) => i % BACKGROUND_EACH === 0 && /\w+ \w+ \w+/.test(text))
    .map((text) => passageOf(text).features);
}

function records<T>(file: string): T[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as T);
}

/** PLOVER 0.5 → 0.8 (PLOVER manual; docs/methods/events.md). */
const RENAMED: Readonly<Record<string, string>> = {
  DEMAND: "REQUEST",
  DISAPPROVE: "ACCUSE",
  INVESTIGATE: "ACCUSE",
  FIGHT: "ASSAULT",
};

// After CAMEO2PLOVER-2021.txt of openeventdata/PLOVER; the longest prefix decides.
const CAMEO: Readonly<Record<string, string>> = {
  "02": "REQUEST",
  "03": "AGREE",
  "04": "CONSULT",
  "05": "SUPPORT",
  "06": "COOPERATE",
  "07": "AID",
  "08": "CONCEDE",
  "084": "RETREAT",
  "085": "RETREAT",
  "086": "RETREAT",
  "087": "RETREAT",
  "09": "ACCUSE",
  "10": "REQUEST",
  "11": "ACCUSE",
  "12": "REJECT",
  "13": "THREATEN",
  "14": "PROTEST",
  "15": "MOBILIZE",
  "16": "SANCTION",
  "163": "COERCE",
  "17": "COERCE",
  "1712": "ASSAULT",
  "175": "ASSAULT",
  "18": "ASSAULT",
  "19": "ASSAULT",
  "191": "COERCE",
  "192": "COERCE",
  "20": "ASSAULT",
};

/** PLOVER type of a CAMEO code; null for a statement. */
export function typeOfCameo(code: string): string | null {
  for (let length = code.length; length >= 2; length--) {
    const type = CAMEO[code.slice(0, length)];
    if (type) return type;
  }
  return null;
}

/** What the reader's rules make of the text; no trained reader, so that the order of training does not matter. */
function passageOf(text: string): Pick<Item, "features" | "plain" | "frames"> {
  const document = {
    id: "gold",
    text,
    title: null,
    published: null,
    publisher: null,
    bodyBegin: 0,
  };
  const layers = readLayers(document as unknown as Document, { outlets: new Map() });
  const words = layers.tokens;
  const passage = { ...layers, words };
  return {
    features: featuresOf(passage),
    plain: featuresOf(passage, { triggers: false }),
    frames: framesIn(words),
  };
}

/** Letters alone: sets that share a sentence print it with other marks. */
export function textKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z]+/g, "");
}
