import { TocsinError } from "../base/error.ts";
import { compareText } from "../base/group.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Reliability } from "../model/source.ts";
import type { Store } from "../store/index.ts";
import { CUE_WEIGHTS } from "../weigh/index.ts";

/** Whether two propositions, or claims, say the same. Without `b` a claim is split from all it stands with. */
export interface GroupingDecision {
  readonly about: "grouping";
  readonly a: string;
  readonly b?: string | undefined;
  readonly verdict: "join" | "split";
}

/** Whether two origins, two documents or two sources depend on each other. */
export interface DependenceDecision {
  readonly about: "dependence";
  readonly a: string;
  readonly b: string;
  readonly verdict: "dependent" | "independent";
}

/** How strongly a sign suggests dependence, in the whole case. */
export interface CueDecision {
  readonly about: "cue";
  /** One of `CUE_WEIGHTS`. */
  readonly cue: string;
  readonly weight: number;
}

/** The letter of a source: for all it does, or as origin or transmitter alone, or for one kind of event. */
export interface ReliabilityDecision {
  readonly about: "reliability";
  readonly sourceId: string;
  readonly reliability: Reliability;
  readonly role?: "origin" | "transmitter" | undefined;
  readonly topic?: string | undefined;
}

/** The digit of a proposition, or of the one that a claim stands in. */
export interface CredibilityDecision {
  readonly about: "credibility";
  readonly id: string;
  readonly credibility: 1 | 2 | 3 | 4 | 5 | 6;
}

/** Whether what is said turned out to be so: the track record of its sources follows. */
export interface ClaimDecision {
  readonly about: "claim";
  readonly id: string;
  readonly verdict: "true" | "false";
}

/** Takes back an earlier judgement on any of these: what was before holds again. */
export interface UndoDecision {
  readonly about: "undo";
  readonly judgementId: string;
}

export type WeighingDecision =
  | GroupingDecision
  | DependenceDecision
  | CueDecision
  | ReliabilityDecision
  | CredibilityDecision
  | ClaimDecision
  | UndoDecision;

/** What is written down of a decision. @see decisionsOf in src/weigh, which reads it */
type Written = Pick<Judgement, "about" | "subjectId" | "verdict">;

/**
 * A decision that weighing follows, as it is written down.
 *
 * @throws TocsinError "not-found" for a claim, proposition, origin, source or judgement that the case does not have;
 *   "bad-input" for one that decides nothing
 */
export async function weighingSubject(store: Store, decision: WeighingDecision): Promise<Written> {
  switch (decision.about) {
    case "grouping":
      return groupingSubject(store, decision);
    case "dependence":
      return dependenceSubject(decision);
    case "cue":
      return cueSubject(decision);
    case "reliability":
      return reliabilitySubject(decision);
    case "credibility": {
      const [claimId = ""] = await claimsOf(store, decision.id);
      return { about: "grade", subjectId: claimId, verdict: String(decision.credibility) };
    }
    case "claim": {
      const [claimId = ""] = await claimsOf(store, decision.id);
      return { about: "claim", subjectId: claimId, verdict: decision.verdict };
    }
    case "undo":
      return undoSubject(store, decision);
  }
}

async function groupingSubject(
  store: Store,
  { a, b, verdict }: GroupingDecision,
): Promise<Written> {
  const [one = "", ...more] = await claimsOf(store, a);
  if (b === undefined) {
    if (verdict === "join" || more.length > 0)
      throw nothingDecided("name two claims or propositions");
    const beside = (await companionsOf(store, one)).filter((id) => id !== one);
    if (beside.length === 0) throw nothingDecided("the claim stands alone already");
    return { about: "grouping", subjectId: one, verdict: ["apart", ...beside].join(" ") };
  }
  const others = (await claimsOf(store, b)).filter((id) => id !== one);
  if (others.length === 0) throw nothingDecided("name two different claims or propositions");
  if (verdict === "join")
    return { about: "grouping", subjectId: one, verdict: `with ${others[0]}` };
  return { about: "grouping", subjectId: one, verdict: ["apart", ...others].join(" ") };
}

function nothingDecided(hint: string): TocsinError {
  return new TocsinError("bad-input", "invalid decision: it decides nothing", { hint });
}

/** Claims of a proposition in order of id, or the one claim. */
async function claimsOf(store: Store, id: string): Promise<string[]> {
  const view = await store.findProposition(id);
  if (view) return view.proposition.members.map(({ claimId }) => claimId).sort(compareText);
  if (await store.propositionOfClaim(id)) return [id];
  throw new TocsinError("not-found", `unknown claim or proposition: ${JSON.stringify(id)}`, {
    hint: "list them with tocsin claims --json, or take an id from the page of the proposition",
  });
}

async function companionsOf(store: Store, claimId: string): Promise<string[]> {
  const id = await store.propositionOfClaim(claimId);
  return id === undefined ? [] : claimsOf(store, id);
}

function dependenceSubject({ a, b, verdict }: DependenceDecision): Written {
  if (a === b) throw nothingDecided("name two different origins, documents or sources");
  if (a.includes(" | ") || b.includes(" | ")) throw nothingDecided("name one on each side");
  const subjectId = [a, b].sort(compareText).join(" | ");
  return { about: "dependence", subjectId, verdict: verdict === "dependent" ? "1" : "0" };
}

function cueSubject({ cue, weight }: CueDecision): Written {
  if (!Object.hasOwn(CUE_WEIGHTS, cue)) {
    throw new TocsinError("not-found", `unknown sign of dependence: ${JSON.stringify(cue)}`, {
      hint: `one of ${Object.keys(CUE_WEIGHTS).join(", ")}`,
    });
  }
  if (!(weight >= 0 && weight <= 1)) {
    throw new TocsinError("bad-input", `invalid weight: ${weight}`, { hint: "from 0 to 1" });
  }
  return { about: "dependence", subjectId: `cue ${cue}`, verdict: String(weight) };
}

function reliabilitySubject({ sourceId, reliability, role, topic }: ReliabilityDecision): Written {
  const parts = [sourceId, role, topic].filter((part) => part !== undefined);
  if (parts.some((part) => /\s/.test(part) || part === ""))
    throw nothingDecided("name a source by its id, and a topic by its PLOVER type");
  return { about: "grade", subjectId: parts.join(" "), verdict: reliability };
}

const UNDOABLE: ReadonlySet<Judgement["about"]> = new Set<Judgement["about"]>([
  "grouping",
  "dependence",
  "grade",
  "claim",
]);

async function undoSubject(store: Store, { judgementId }: UndoDecision): Promise<Written> {
  const earlier = (await store.judgements()).find(({ id }) => id === judgementId);
  if (!earlier) {
    throw new TocsinError("not-found", `unknown judgement: ${JSON.stringify(judgementId)}`, {
      hint: "list them with tocsin judge list",
    });
  }
  if (!UNDOABLE.has(earlier.about)) {
    throw new TocsinError("bad-input", `invalid undo: a judgement on ${earlier.about}`, {
      hint: "withdraw it: tocsin judge withdraw A B, or judge mention DOCUMENT MENTION none",
    });
  }
  const { about, subjectId, verdict } = earlier;
  return { about, subjectId, verdict: `undo ${judgementId} ${verdict}` };
}
