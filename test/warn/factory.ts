import type { Claim } from "../../src/model/claim.ts";
import { WarningProblem } from "../../src/model/problem.ts";
import { independenceState, Proposition, type Origin } from "../../src/model/proposition.ts";
import type { WarnInput } from "../../src/warn/index.ts";

export type WarnClaim = WarnInput["claims"][number];

export const AS_OF = "2031-05-31";

/** A valid claim; what the test is about stands in `change`. */
export function claim(change: Partial<WarnClaim> & { id: string }): WarnClaim {
  const text = change.text ?? "Northland deployed troops to the border";
  return {
    documentId: `doc-${change.id}`,
    form: "indirect",
    content: [{ begin: 0, end: text.length }],
    text,
    chain: [publisher("Daily Bell")],
    polarity: "positive",
    modality: "asserted",
    factuality: { source: "CT+", writer: "CT+" },
    hedges: [],
    condition: null,
    predicates: [],
    mentions: [],
    times: [],
    amounts: [],
    confidence: null,
    extractor: "test",
    published: "2031-05-30",
    ...change,
  };
}

export function publisher(surface: string): Claim["chain"][number] {
  return {
    type: "publisher",
    surface,
    span: null,
    cue: null,
    scope: "narrator",
    refId: null,
    occasion: null,
  };
}

export function origin(key: string, claimIds: readonly string[], weight = 1): Origin {
  return {
    key,
    kind: "report",
    label: key,
    sourceType: "media",
    firstSeen: null,
    claimIds: [...claimIds],
    documentIds: claimIds.map((id) => `doc-${id}`),
    weight,
    reasons: [],
  };
}

/** A proposition that the origins support: `origins` maps an origin to its claims. */
export function proposition(
  id: string,
  origins: Readonly<Record<string, readonly string[]>>,
  change: Partial<Proposition> = {},
): Proposition {
  const list = Object.entries(origins).map(([key, claimIds]) => origin(key, claimIds));
  const claimIds = list.flatMap((o) => o.claimIds);
  return Proposition.parse({
    id,
    text: id,
    event: null,
    actorIds: [],
    members: claimIds.map((claimId) => ({
      claimId,
      documentId: `doc-${claimId}`,
      stance: "supports",
      similarity: 1,
      reasons: [],
    })),
    supports: {
      stance: "supports",
      articles: claimIds.length,
      nMin: list.length,
      nMax: list.length,
      nEff: list.length,
      independence: independenceState({ nMin: list.length, nMax: list.length }),
      origins: list,
      edges: [],
      flags: [],
      sentence: "",
    },
    denies: null,
    belief: null,
    grade: { reliability: "F", credibility: 6, basis: [] },
    contradicts: [],
    figures: [],
    entails: [],
    ...change,
  });
}

/** Two scenarios, war (.1) and calm (.9), and one indicator by the word "troops". */
export function problem(change: Partial<WarningProblem> = {}): WarningProblem {
  return WarningProblem.parse({
    id: "border",
    title: "Border of Northland",
    question: "Will Northland attack?",
    region: "Northland",
    owner: "desk",
    horizonDays: 90,
    soWhat: "Convoys would have to turn back.",
    scenarios: [
      { id: "calm", kind: "baseline", narrative: "The border stays quiet.", prior: 0.9 },
      { id: "war", kind: "plausible", narrative: "Northland attacks.", prior: 0.1 },
    ],
    indicators: [indicator("troops", {})],
    ...change,
  });
}

export function indicator(id: string, change: Record<string, unknown>) {
  return {
    id,
    statement: `${id} are seen`,
    category: "preparation" as const,
    observable: [{ words: [id] }],
    windowDays: 30,
    threshold: 2,
    likelihood: { calm: "U" as const, war: "HL" as const },
    ...change,
  };
}

export function input(change: Partial<WarnInput> = {}): WarnInput {
  return {
    propositions: [],
    claims: [],
    refs: new Map(),
    named: () => [],
    documents: [],
    ...change,
  };
}

/** `n` documents dated in the window: enough of them make absence count. */
export function documents(n: number, published = "2031-05-20"): WarnInput["documents"] {
  return Array.from({ length: n }, (_, i) => ({
    id: `other-${i}`,
    published,
    retrieved: "2031-05-31T00:00:00Z",
  }));
}
