import lexicon from "../../../data/lexicons/event-triggers.json" with { type: "json" };
import { at, isVerb, type Words } from "../phrases.ts";

/** A word that evokes an event, as the lexicon of triggers knows it. */
export interface Trigger {
  readonly type: string;
  readonly mode: string | null;
  /** True where an object, a particle or a word before it was asked for and found. */
  readonly specific: boolean;
}

interface Row {
  readonly type: string;
  readonly mode?: string;
  readonly verbs?: string;
  readonly nouns?: string;
  readonly objects?: string;
  readonly after?: readonly string[];
  readonly before?: readonly string[];
  readonly bare?: boolean;
}

interface Rule {
  readonly trigger: { readonly verb: Trigger; readonly noun: Trigger };
  readonly objects: ReadonlySet<string> | null;
  readonly after: readonly (readonly string[])[];
  readonly before: readonly string[];
  /** Takes no object: "demonstrated", but not "demonstrated its reach". */
  readonly bare: boolean;
}

const OBJECT_REACH = 8; // words after the verb in which its object stands
const SUBJECT_REACH = 7; // words before a passive verb in which what it happens to stands
const PARTICLE_REACH = 4; // "called the strike off"
const MODIFIER_REACH = 2; // "missile and drone strikes"

const sets = new Map(Object.entries(lexicon.sets).map(([name, list]) => [name, list.split(" ")]));
const byVerb = new Map<string, Rule[]>();
const byNoun = new Map<string, Rule[]>();
for (const row of lexicon.rules as readonly Row[]) {
  const rule = ruleOf(row);
  for (const verb of listOf(row.verbs)) byVerb.set(verb, [...(byVerb.get(verb) ?? []), rule]);
  for (const noun of listOf(row.nouns)) byNoun.set(noun, [...(byNoun.get(noun) ?? []), rule]);
}

function listOf(words: string | undefined): string[] {
  return words === undefined ? [] : words.split(" ");
}

function ruleOf({ type, mode, objects, after, before, bare }: Row): Rule {
  const names = listOf(objects).flatMap((name) => sets.get(name) ?? [name]);
  const asked = names.length > 0 || after !== undefined;
  return {
    trigger: {
      verb: { type, mode: mode ?? null, specific: asked },
      noun: { type, mode: mode ?? null, specific: before !== undefined },
    },
    objects: names.length > 0 ? new Set(names) : null,
    after: (after ?? []).map((words) => words.split(" ")),
    before: before ?? [],
    bare: bare ?? false,
  };
}

/** What event the word evokes; undefined for none. The rule that asks for more beats the one that asks for less. */
export function triggerAt(words: Words, i: number): Trigger | undefined {
  const { pos, lemma } = at(words, i);
  if (pos === "VERB") return verbTrigger(words, i, byVerb.get(lemma));
  if (pos === "NOUN" && !isModifier(words, i)) return nounTrigger(words, i, byNoun.get(lemma));
  return undefined;
}

const OBJECT_OPENERS = /^(?:DET|NOUN|PRON|PROPN|ADJ|SCONJ)$/;

function verbTrigger(words: Words, i: number, rules: readonly Rule[] = []): Trigger | undefined {
  if (at(words, i - 1).text === "-" || at(words, i + 1).text === "-") return undefined;
  const fit = rules.filter(
    ({ objects, after, bare }) =>
      hasObject(words, i, objects) &&
      hasParticle(words, i, after) &&
      !(bare && OBJECT_OPENERS.test(at(words, i + 1).pos)),
  );
  return (fit.find(({ trigger }) => trigger.verb.specific) ?? fit[0])?.trigger.verb;
}

function nounTrigger(words: Words, i: number, rules: readonly Rule[] = []): Trigger | undefined {
  const near = words.slice(Math.max(0, i - MODIFIER_REACH), i).map(({ lemma }) => lemma);
  const specific = rules.find(({ before }) => before.some((word) => near.includes(word)));
  const plain = rules.find(
    ({ before, after }) => before.length === 0 && hasParticle(words, i, after),
  );
  return (specific ?? plain)?.trigger.noun;
}

/** "attack helicopter", "strike capability": what follows is what is spoken of. */
function isModifier(words: Words, i: number): boolean {
  const next = at(words, i + 1);
  if (LIGHT_HEADS.has(next.lemma)) return false;
  return next.pos === "NOUN" || next.text === "-" || (next.pos === "PROPN" && next.text !== "'s");
}

const LIGHT_HEADS = new Set("effort process attempt campaign operation drive bid".split(" "));

function hasObject(words: Words, i: number, objects: ReadonlySet<string> | null): boolean {
  if (!objects) return true;
  const stop = clauseEnd(words, i);
  const after = words.slice(i + 1, Math.min(stop, i + 1 + OBJECT_REACH));
  if (after.some(({ lemma, lower }) => objects.has(lemma) || objects.has(lower))) return true;
  const passive = isVerb(words[i - 1]) || isParticipleBefore(words, i);
  const before = passive ? words.slice(Math.max(0, i - SUBJECT_REACH), i) : [];
  return before.some(
    ({ lemma, lower, pos }) => pos !== "VERB" && (objects.has(lemma) || objects.has(lower)),
  );
}

function isParticipleBefore(words: Words, i: number): boolean {
  const { lower, lemma } = at(words, i);
  return lower !== lemma && at(words, i + 1).lower === "by";
}

/** First word after `i` that opens another clause. */
function clauseEnd(words: Words, i: number): number {
  const end = words.findIndex(
    ({ text, lower }, k) => k > i && (/^[;:]$/.test(text) || CLAUSE_OPENERS.has(lower)),
  );
  return end < 0 ? words.length : end;
}
const CLAUSE_OPENERS = new Set(
  "after before since while because although who which when where amid following as".split(" "),
);

function hasParticle(words: Words, i: number, after: readonly (readonly string[])[]): boolean {
  return after.length === 0 || after.some((run) => hasRun(words, i, run));
}

function hasRun(words: Words, i: number, run: readonly string[]): boolean {
  for (let k = i + 1; k <= i + PARTICLE_REACH; k++)
    if (run.every((word, n) => at(words, k + n).lower === word)) return true;
  return false;
}
