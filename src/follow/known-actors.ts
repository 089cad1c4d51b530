import type { Party } from "../model/party.ts";
import type { MatchPart } from "../names/match.ts";
import { NameIndex } from "../names/name-index.ts";
import type { NameSchema } from "../names/parse.ts";
import { nameSchemaOf } from "./contradictions.ts";

/** An actor by all its names. */
export interface KnownActor {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly schema: NameSchema;
}

/** An actor whose name a party bears. */
export interface Bearer {
  readonly id: string;
  readonly name: string;
  /** The name of the list, and how like it is, 0–1. */
  readonly listed: string;
  readonly score: number;
}

/** From here a listed name is that of the actor: the same words, or the same in another spelling. */
const SAME_NAME = 0.95;
const OTHER_ACTOR = 0.51; // a likeness never makes of one actor another: a full score falls below the threshold of 0.5

/**
 * Actors that are told apart by their names, to see whose name a listed party bears: "Hizballah Brigades" shares a
 * word with Lebanon's Hezbollah, and is the whole name of Kata'ib Hezbollah.
 */
export class KnownActors {
  readonly #index: NameIndex;
  /** In the order of the index. */
  readonly #actors: readonly KnownActor[];
  readonly #bearers = new Map<string, readonly Bearer[]>();

  constructor(actors: readonly KnownActor[]) {
    const rows = actors.flatMap((actor) => actor.names.map((text) => ({ actor, text })));
    this.#actors = rows.map(({ actor }) => actor);
    this.#index = new NameIndex(rows.map(({ actor, text }) => ({ text, schema: actor.schema })));
  }

  /**
   * The other actor whose name the party bears; undefined where it is nobody's, or that of the one asked as well.
   *
   * The first name of a party says whose it is before its aliases do: one alias of Hizballah is that of another group.
   */
  otherBearer(party: Party, askedId: string): Bearer | undefined {
    const bearers = this.#bearersOf(party);
    const first = bearers.filter(({ listed }) => listed === party.names[0]?.text);
    const telling = first.length > 0 ? first : bearers;
    return telling.some(({ id }) => id === askedId) ? undefined : telling[0];
  }

  #bearersOf(party: Party): readonly Bearer[] {
    const known = this.#bearers.get(party.id);
    if (known) return known;
    const bearers = party.names
      .filter(({ kind }) => kind !== "weak")
      .flatMap(({ text }) => this.#named(text, nameSchemaOf(party.schema)))
      .sort((a, b) => b.score - a.score);
    this.#bearers.set(party.id, bearers);
    return bearers;
  }

  #named(listed: string, schema: NameSchema): Bearer[] {
    return this.#index.search(listed, schema, { least: SAME_NAME }).flatMap(({ row, match }) => {
      const actor = this.#actors[row];
      return actor ? [{ id: actor.id, name: actor.name, listed, score: match.score }] : [];
    });
  }
}

/** "Kata'ib Hizballah" is Kata'ib Hezbollah, whoever else has a word of it in his name. */
export function otherActor(bearer: Bearer | undefined): MatchPart[] {
  if (!bearer) return [];
  const reason = `its name ${JSON.stringify(bearer.listed)} is that of ${bearer.name}`;
  return [{ reason, value: -OTHER_ACTOR }];
}
