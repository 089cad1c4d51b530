import { addDays } from "../base/interval.ts";
import type { Interval } from "../base/interval.ts";
import { ASSERTING, type Claim, type Predicate, type Realis } from "../model/claim.ts";
import type { SeriesEvent } from "../model/event-series.ts";
import type { Proposition } from "../model/proposition.ts";

/** What a case knows that its propositions do not carry themselves. */
export interface ClaimContext {
  readonly claims: ReadonlyMap<string, Claim & { readonly published: string | null }>;
  /** Entity or country of a mention; undefined where it names neither. */
  readonly partyOf: (mentionId: string) => string | undefined;
  /** First-level region or country of a mention of a place. */
  readonly areaOf: (mentionId: string) => string | undefined;
  readonly intervals: ReadonlyMap<string, Interval>;
}

const TALK: ReadonlySet<Realis> = new Set(["intended", "threatened", "hypothetical"]);

/** A claim that tells of the event, with the verb that does. */
interface Telling {
  readonly claim: Claim & { readonly published: string | null };
  readonly predicate: Predicate;
}

/**
 * Events of the case's own claims, one a proposition whose verb is an event, in order of proposition.
 *
 * What every claim denies or puts long before is no event. What none asserts as happened is talk. Parties, place and day
 * are those of the first claim that has them; the day only where the text gives a day.
 *
 * @see docs/methods/series.md
 */
export function claimEvents(
  propositions: readonly Proposition[],
  context: ClaimContext,
): SeriesEvent[] {
  return propositions.flatMap((proposition) => eventOf(proposition, context) ?? []);
}

function eventOf(proposition: Proposition, context: ClaimContext): SeriesEvent | null {
  const { event: type } = proposition;
  if (type === null) return null;
  const tellings = tellingsOf(proposition, type, context);
  const [first] = tellings;
  if (!first) return null;
  const talk = !tellings.some(({ claim, predicate }) => happened(claim, predicate));
  return {
    id: `event-${proposition.id}`,
    dataset: "claims",
    type,
    mode: null,
    actor: firstOf(tellings, ({ predicate }) => predicate.agents, context.partyOf),
    recipient: firstOf(tellings, ({ predicate }) => predicate.patients, context.partyOf),
    area: firstOf(tellings, ({ claim }) => claim.mentions, context.areaOf),
    day: dayOf(tellings, context.intervals),
    published:
      tellings.flatMap(({ claim }) => claim.published?.slice(0, 10) ?? []).sort()[0] ?? null,
    talk,
    belief: proposition.belief?.probability ?? 0,
    origins: originsOf(proposition, tellings),
    propositionId: proposition.id,
    deaths: null,
  };
}

/** Claims for the event, or that put it as possible; those that deny it or tell of long ago are left out. */
function tellingsOf(
  { members }: Proposition,
  type: string,
  { claims }: Pick<ClaimContext, "claims">,
): Telling[] {
  return members.flatMap(({ claimId, stance }) => {
    const claim = stance === "denies" ? undefined : claims.get(claimId);
    const predicate = claim?.predicates.find(
      ({ event, realis }) => event === type && realis !== "denied" && realis !== "historical",
    );
    return claim && predicate && !predicate.negated ? [{ claim, predicate }] : [];
  });
}

function happened({ modality }: Claim, { realis }: Predicate): boolean {
  return ASSERTING.has(modality) && (realis === undefined || !TALK.has(realis));
}

/** The first id that any telling's mentions give. */
function firstOf(
  tellings: readonly Telling[],
  mentionsOf: (telling: Telling) => readonly string[],
  idOf: (mentionId: string) => string | undefined,
): string | null {
  for (const telling of tellings)
    for (const mention of mentionsOf(telling)) {
      const id = idOf(mention);
      if (id !== undefined) return id;
    }
  return null;
}

/** The earliest day that a claim gives as a day; none where the text is vaguer than that. */
function dayOf(
  tellings: readonly Telling[],
  intervals: ReadonlyMap<string, Interval>,
): string | null {
  const days = tellings.flatMap(({ claim }) =>
    claim.times.flatMap((id) => {
      const { from, to, precision } = intervals.get(id) ?? {};
      return precision === "day" && from && to === addDays(from, 1) ? [from] : [];
    }),
  );
  return days.sort()[0] ?? null;
}

/** Origins in support; for what nobody asserts, the innermost sources of the claims. */
function originsOf({ supports }: Proposition, tellings: readonly Telling[]): string[] {
  const keys = supports.origins.map(({ key }) => key);
  if (keys.length > 0) return keys;
  const sources = tellings.flatMap(({ claim }) => {
    const link = claim.chain.at(-1);
    return link ? [link.refId ?? link.name ?? link.surface] : [];
  });
  return [...new Set(sources.filter(Boolean))].sort();
}
