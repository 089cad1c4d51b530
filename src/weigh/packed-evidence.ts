import type { Evidence } from "./evidence.ts";
import type { Profile } from "./profile.ts";
import type { Side } from "./affiliation.ts";

interface PackedSide {
  readonly ids: readonly string[];
  readonly states: readonly string[];
}

/** A profile as JSON can hold it; its claim and document stand in the instance. */
type PackedProfile = Pick<Profile, "places" | "amounts" | "times"> & {
  /** Key, stem, worth; in the order of the text. */
  readonly words: readonly (readonly [string, string, number])[];
  readonly names: readonly string[];
  readonly actors: readonly string[];
  readonly events: readonly string[];
  readonly verbs: readonly string[];
  readonly agents: readonly string[];
  readonly patients: readonly string[];
  readonly doing: PackedSide;
  readonly suffering: PackedSide;
};

interface Packed extends Pick<Evidence, "instance" | "retractions"> {
  readonly profile: PackedProfile;
}

/** Evidence as text to be kept. Law: `openEvidence(packEvidence(x))` weighs as `x` does. */
export function packEvidence({ instance, profile, retractions }: Evidence): string {
  const packed: Packed = { instance, retractions, profile: packProfile(profile) };
  return JSON.stringify(packed);
}

function packProfile(profile: Profile): PackedProfile {
  const { words, worth, places, amounts, times } = profile;
  const side = ({ ids, states }: Side) => ({ ids: [...ids], states: [...states] });
  return {
    words: [...words].map(([key, stem]) => [key, stem, worth.get(key) ?? 0] as const),
    names: [...profile.names],
    actors: [...profile.actors],
    events: [...profile.events],
    verbs: [...profile.verbs],
    agents: [...profile.agents],
    patients: [...profile.patients],
    doing: side(profile.doing),
    suffering: side(profile.suffering),
    places,
    amounts,
    times,
  };
}

/** @param text as `packEvidence` wrote it */
export function openEvidence(text: string): Evidence {
  const { instance, retractions, profile } = JSON.parse(text) as Packed;
  return { instance, retractions, profile: openProfile(profile, instance) };
}

function openProfile(packed: PackedProfile, { claim, document }: Evidence["instance"]): Profile {
  const side = ({ ids, states }: PackedSide): Side => ({
    ids: new Set(ids),
    states: new Set(states),
  });
  const worth = new Map(packed.words.map(([key, , value]) => [key, value]));
  return {
    claim,
    document,
    words: new Map(packed.words.map(([key, stem]) => [key, stem])),
    worth,
    weight: worth.values().reduce((sum, value) => sum + value, 0),
    names: new Set(packed.names),
    actors: new Set(packed.actors),
    events: new Set(packed.events),
    verbs: new Set(packed.verbs),
    agents: new Set(packed.agents),
    patients: new Set(packed.patients),
    doing: side(packed.doing),
    suffering: side(packed.suffering),
    places: packed.places,
    amounts: packed.amounts,
    times: packed.times,
  };
}
