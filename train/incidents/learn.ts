import { INCIDENT_TYPES } from "../../src/model/incident.ts";
import { candidatesOf, HOPELESS } from "../../src/read/incidents/candidates.ts";
import { fieldOf, fillerFeatures } from "../../src/read/incidents/filler-features.ts";
import type { FirstModels, SecondModels } from "../../src/read/incidents/model.ts";
import { pairFeatures } from "../../src/read/incidents/pair-features.ts";
import { ANY, DOCUMENT_LABELS, ROLES } from "../../src/read/incidents/roles.ts";
import { sketchOf, type Sketch } from "../../src/read/incidents/sketch.ts";
import { typeFeatures } from "../../src/read/incidents/type-features.ts";
import { filledBy, GOLD_TYPES, SLOT_OF, type GoldTemplate, type Lesson } from "./gold.ts";
import { learnLogistic, type Example, type Learning } from "./logistic.ts";

// Settings were chosen by cross-validation on the developer part.
const LINES: Learning = { bits: 18, epochs: 5, rate: 0.1, decay: 1e-4, seed: 1, atLeast: 2 };
const DOCUMENT: Learning = { bits: 18, epochs: 12, rate: 0.03, decay: 1e-3, seed: 1, atLeast: 2 };
const PHRASES: Learning = { bits: 19, epochs: 6, rate: 0.05, decay: 1e-6, seed: 1, atLeast: 2 };
const SECOND: Learning = { bits: 15, epochs: 8, rate: 0.1, decay: 1e-4, seed: 1, atLeast: 3 };
// Phrases of articles without an incident are many, and the second pass knows of what kind the article is.
const BESIDE_THE_POINT = 0.3;

/** A lesson with what of it is in the templates. */
export interface Marked extends Lesson {
  readonly filled: ReadonlySet<number>[][];
}

export function markedOf(lesson: Lesson): Marked {
  return { ...lesson, filled: filledBy(lesson) };
}

export function learnFirst(lessons: readonly Marked[]): FirstModels {
  return {
    lines: learnLogistic(INCIDENT_TYPES, lessons.flatMap(lineExamples), LINES),
    document: learnLogistic(DOCUMENT_LABELS, lessons.flatMap(documentExample), DOCUMENT),
    phrases: learnLogistic(ROLES, lessons.flatMap(phraseExamples), PHRASES),
  };
}

function typeBits({ types }: GoldTemplate): number {
  return types.reduce((bits, type) => bits | bitOf(GOLD_TYPES, type), 0);
}

function bitOf(list: readonly string[], item: string): number {
  const place = list.indexOf(item);
  return place < 0 ? 0 : 1 << place;
}

const LEAST_LETTERS = 4;

/** A sentence tells of the types of those templates of which it has words, where it has one of violence. */
function lineExamples({ text, templates, scene, features }: Marked): Example[] {
  if (!scene || !features) return [];
  const small = text.toLowerCase();
  const marked = templates.map((template) => ({
    bits: typeBits(template),
    strings: ROLES.filter((role) => role !== "organization")
      .flatMap((role) => template[SLOT_OF[role]] ?? [])
      .flatMap(({ strings = [] }) => strings)
      .filter((one) => one.length >= LEAST_LETTERS)
      .map((one) => one.toLowerCase()),
  }));
  return scene.lines.map(({ words }, i) => {
    const own = small.slice(words[0]?.begin, words.at(-1)?.end);
    const tells = scene.violence[i]?.some((kind) => kind !== undefined) ?? false;
    const hit = marked.filter(({ strings }) => tells && strings.some((one) => own.includes(one)));
    return {
      features: features.lines[i] ?? [],
      labels: hit.reduce((all, { bits }) => all | bits, 0),
    };
  });
}

function documentExample({ templates, features }: Marked): Example[] {
  if (!features) return [];
  const types = templates.reduce((bits, template) => bits | typeBits(template), 0);
  const labels = templates.length > 0 ? types | (1 << ANY) : 0;
  return [{ features: features.document, labels }];
}

function phraseExamples({ templates, features, filled }: Marked): Example[] {
  const weight = templates.length > 0 ? 1 : BESIDE_THE_POINT;
  return filled.map((roles, i) => ({
    features: features?.phrases[i] ?? [],
    labels: roles.reduce((bits, numbers, role) => bits | (numbers.size > 0 ? 1 << role : 0), 0),
    weight,
  }));
}

/** A lesson with what models of the first pass, which did not learn from it, say of it. */
export interface Seen extends Marked {
  readonly sketch: Sketch | undefined;
}

export function seenBy(models: FirstModels, lesson: Marked): Seen {
  const { scene, features } = lesson;
  return { ...lesson, sketch: scene && features && sketchOf(scene, features, models) };
}

export function learnSecond(seen: readonly Seen[]): SecondModels {
  const types = learnLogistic(["told"], seen.flatMap(typeExamples), SECOND);
  const fillers = learnFillers(seen);
  const models = { types, fillers, pairs: types };
  const pairs = seen.flatMap((one) => pairExamples(one, models));
  return { types, fillers, pairs: learnLogistic(["together"], pairs, SECOND) };
}

function typeExamples({ sketch, templates }: Seen): Example[] {
  if (!sketch) return [];
  return GOLD_TYPES.map((type, place) => ({
    features: typeFeatures(sketch, place),
    labels: templates.some(({ types }) => types.includes(type)) ? 1 : 0,
  }));
}

/** A label a role: an example counts for its own role alone. */
function learnFillers(seen: readonly Seen[]): SecondModels["fillers"] {
  const examples = seen.flatMap((one) => ROLES.flatMap((_, role) => fillerExamples(one, role)));
  return learnLogistic(ROLES, examples, SECOND);
}

function fillerExamples({ sketch, filled }: Seen, role: number): Example[] {
  if (!sketch) return [];
  const field = fieldOf(sketch, role);
  return sketch.referents
    .filter(({ top }) => (top[role] ?? HOPELESS) > HOPELESS)
    .map((referent) => ({
      features: fillerFeatures(sketch, referent, field),
      labels: referent.phrases.some((i) => (filled[i]?.[role]?.size ?? 0) > 0) ? 1 << role : 0,
      only: role,
    }));
}

/** Pairs of candidates that are both in templates: together where they share one. */
function pairExamples({ sketch, filled }: Seen, models: SecondModels): Example[] {
  if (!sketch) return [];
  const known = candidatesOf(sketch, models)
    .map((candidate) => ({
      candidate,
      templates: candidate.referent.phrases.reduce(
        (all, i) => all.union(filled[i]?.[candidate.role] ?? new Set<number>()),
        new Set<number>(),
      ),
    }))
    .filter(({ templates }) => templates.size > 0);
  return known.flatMap((one, i) =>
    known.slice(i + 1).map((other) => ({
      features: pairFeatures(sketch, one.candidate, other.candidate),
      labels: one.templates.isDisjointFrom(other.templates) ? 0 : 1,
    })),
  );
}
