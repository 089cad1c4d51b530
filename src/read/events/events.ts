import type { Amount, Claim } from "../../model/claim.ts";
import { bySentence } from "../by-sentence.ts";
import type { Block, CodedEvent } from "../../model/reading.ts";
import type { TimeExpression } from "../../model/time.ts";
import { reader, type Layers } from "../layers.ts";
import { findCueVerb } from "../lexicon.ts";
import { at, type Words } from "../phrases.ts";
import { amountsOf } from "./amounts.ts";
import { codingOf, confidenceOf, toldType, type Coding } from "./coder.ts";
import { featuresOf, type Passage } from "./features.ts";
import { framesIn, mainFrame, type Frame } from "./frames.ts";
import { realisIn, type Holding } from "./realis.ts";
import { rolesOf, type Roles } from "./roles.ts";
import { claimsOver, placesOf, timesOf } from "./setting.ts";

type Needs = "blocks" | "tokens" | "sentences" | "attributions" | "mentions" | "times" | "claims";

const MOST_EVENTS = 4; // of one sentence; more are lists
const BESIDE = 0.1; // a trigger beside the main event is told where the coder gives its type at least this
const TELLING: ReadonlySet<Block["kind"]> = new Set(["title", "paragraph", "correction"]);

/** What each sentence tells, by its triggers and the trained coder; nothing where there is no model. */
export const events = reader<Needs, "events">({
  name: "events/3",
  needs: ["blocks", "tokens", "sentences", "attributions", "mentions", "times", "claims"],
  adds: "events",
  read: (document, layers, { models }) => {
    const trained = models?.events;
    if (!trained) return [];
    return scenesOf(layers).flatMap((scene) => {
      const frames = framesIn(scene.words);
      const coding = codingOf(trained, featuresOf(scene));
      return eventsIn({ ...scene, published: document.published }, frames, coding);
    });
  },
});

/** A sentence with what lies in it. */
interface Scene extends Passage {
  readonly times: readonly TimeExpression[];
  readonly claims: readonly Claim[];
}
type Dated = Scene & { readonly published: string | null };

/** Sentences of the article's own text. All layers but claims are in order of the text, so one walk serves. */
function scenesOf(layers: Pick<Layers, Needs>): Scene[] {
  const mentions = bySentence(layers.sentences, layers.mentions);
  const times = bySentence(layers.sentences, layers.times);
  const claims = bySentence(
    layers.sentences,
    layers.claims
      .map((claim) => ({ claim, span: claim.content[0] ?? { begin: 0, end: 0 } }))
      .toSorted((a, b) => a.span.begin - b.span.begin),
  );
  const attributions = Map.groupBy(layers.attributions, (one) => one.sentence);
  return layers.sentences.flatMap((sentence, i) => {
    const kind = layers.blocks[sentence.block]?.kind;
    if (kind !== undefined && !TELLING.has(kind)) return [];
    return [
      {
        words: layers.tokens.slice(sentence.first, sentence.last + 1),
        mentions: mentions[i] ?? [],
        times: times[i] ?? [],
        claims: (claims[i] ?? []).map(({ claim }) => claim),
        attributions: attributions.get(sentence.index) ?? [],
      },
    ];
  });
}

/** A trigger that is told, with the type that it is told as. */
interface Told {
  readonly frame: Frame;
  readonly type: string;
}

function eventsIn(scene: Dated, frames: readonly Frame[], coding: Coding): CodedEvent[] {
  const told = toldFrames(scene.words, frames, coding);
  const amounts = amountsOf(
    scene.words,
    told.map(({ frame }) => frame),
  );
  const found: CodedEvent[] = [];
  let before: Roles | undefined;
  told.forEach((one, i) => {
    const roles = rolesOf(scene.words, one.frame, { mentions: scene.mentions, before });
    if (!one.frame.isNoun) before = roles;
    const confidence = confidenceOf(coding, frames, one.type);
    found.push(eventOf(scene, one, { roles, confidence, amounts: amounts[i] ?? [] }));
  });
  return found;
}

/** The sentence's main event by the coder, and the triggers beside it that the coder does not rule out. */
function toldFrames(words: Words, frames: readonly Frame[], coding: Coding): Told[] {
  const main = mainTold(words, frames, coding);
  const beside = frames.flatMap((frame) => {
    if (frame.index === main?.frame.index) return [];
    return (coding.get(frame.type) ?? 0) >= BESIDE ? [{ frame, type: frame.type }] : [];
  });
  const all = [...(main ? [main] : []), ...beside].slice(0, MOST_EVENTS);
  return withoutRepeats(all.toSorted((a, b) => a.frame.index - b.frame.index));
}

const SAME_EVENT_WORDS = 5; // "carried out air strikes": verb and noun tell one event

function withoutRepeats(told: readonly Told[]): Told[] {
  return told.filter(({ frame, type }, i) => {
    const previous = told[i - 1];
    return previous?.type !== type || frame.index - previous.frame.index > SAME_EVENT_WORDS;
  });
}

function mainTold(words: Words, frames: readonly Frame[], coding: Coding): Told | undefined {
  const type = toldType(coding, frames);
  if (type === undefined) return undefined;
  const same = frames.filter((one) => one.type === type);
  const frame = mainFrame(same) ?? bareFrame(words, type);
  return frame && { frame, type };
}

/** The first verb that does not hand on words, for a type that no trigger of the sentence has. */
function bareFrame(words: Words, type: string): Frame | undefined {
  const index = words.findIndex(
    (_, i) => at(words, i).pos === "VERB" && findCueVerb(at(words, i).lemma)?.class !== "say",
  );
  if (index < 0) return undefined;
  const trigger = { type, mode: null, specific: false };
  return {
    index,
    trigger,
    type,
    isNoun: false,
    governors: [],
    negated: false,
    background: false,
    named: false,
  };
}

function eventOf(
  scene: Dated,
  { frame, type }: Told,
  { roles, confidence, amounts }: { roles: Roles; confidence: number; amounts: readonly Amount[] },
): CodedEvent {
  const { words, mentions } = scene;
  const { begin, end } = at(words, frame.index);
  const claims = claimsOver(scene.claims, { begin, end });
  const times = timesOf(words, frame.index, scene.times);
  return {
    span: { begin, end },
    type,
    mode: frame.trigger.type === type ? frame.trigger.mode : null,
    confidence,
    realis: realisIn(frame, { holding: holdingOf(claims[0]), published: scene.published, times }),
    agents: [...roles.agents],
    patients: [...roles.patients],
    claims: claims.map(({ id }) => id),
    places: placesOf(words, frame.index, mentions),
    times: times.map(({ id }) => id),
    amounts: [...amounts],
  };
}
function holdingOf(claim: Claim | undefined): Holding | undefined {
  return claim && { modality: claim.modality, cue: claim.chain.at(-1)?.cue?.class ?? null };
}
