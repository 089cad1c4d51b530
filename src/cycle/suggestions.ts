import { groupBy } from "../base/group.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Indication } from "../model/problem.ts";
import type { Suggestion } from "../model/suggestion.ts";
import type { ProblemView } from "../model/view.ts";
import { pairSubject } from "../resolve/index.ts";
import type { Store } from "../store/index.ts";
import { warningSubject } from "../warn/index.ts";
import { membersOf } from "./judge-warning.ts";
import { reviewQueue } from "./judge.ts";
import { weighingSuggestions } from "./weighing-suggestions.ts";
import { candidateSubject, screenedActors } from "./screening.ts";

const SCREENED_AT_MOST = 200;

/** What was last said of a subject. */
type Seen = (about: Judgement["about"], subjectId: string) => string | null;

/**
 * What waits for a person's answer: indications, mergers, groupings, grades, parties of lists.
 *
 * Gains of different kinds have different units (bits, mentions, claims, articles, scores), so the first of each kind come first, then
 * the second of each, and so on; within a kind by expected gain.
 *
 * @param most suggestions at most
 */
export async function suggestionsOf(store: Store, most: number): Promise<Suggestion[]> {
  const judgements = await store.judgements();
  const seen = lastSaid(judgements);
  const { groupings, grades } = await weighingSuggestions(store, judgements, seen);
  const kinds = [
    await indications(store),
    await mergers(store, most, seen),
    groupings,
    grades,
    await candidates(store, seen),
  ].map((list) => list.toSorted((a, b) => b.gain - a.gain));
  const ranked = kinds.flatMap((list) => list.map((suggestion, rank) => ({ suggestion, rank })));
  const shown = ranked.toSorted((a, b) => a.rank - b.rank).slice(0, most);
  return Promise.all(shown.map(({ suggestion }) => asJudged(store, suggestion, seen)));
}

function lastSaid(judgements: readonly Judgement[]): Seen {
  const last = new Map(judgements.map(({ about, subjectId, id }) => [`${about} ${subjectId}`, id]));
  return (about, subjectId) => last.get(`${about} ${subjectId}`) ?? null;
}

/** The subject of an indication is the first claim of its proposition: looked up only for what is shown. */
async function asJudged(store: Store, suggestion: Suggestion, seen: Seen): Promise<Suggestion> {
  if (suggestion.kind !== "indication") return suggestion;
  const { problemId, indicatorId, propositionId } = suggestion;
  const [claimId = propositionId] = await membersOf(store, propositionId);
  const subjectId = warningSubject(problemId, indicatorId, claimId);
  return { ...suggestion, subjectId, seen: seen("indication", subjectId) };
}

async function mergers(store: Store, most: number, seen: Seen): Promise<Suggestion[]> {
  return (await reviewQueue(store, most)).map((pair) => {
    const subjectId = pairSubject(pair.a.id, pair.b.id);
    return {
      kind: "identity",
      subjectId,
      seen: seen("identity", subjectId),
      gain: pair.gain,
      pair,
    };
  });
}

/** The bits that an indicator is expected to give, shared among those that wait for an answer under it. */
async function indications(store: Store): Promise<Suggestion[]> {
  const rows = await store.listProblems();
  const views = await Promise.all(rows.map(({ id }) => store.findProblem(id)));
  const waiting = views.flatMap((view) => (view ? waitingIn(view) : []));
  return waiting.flatMap(({ view, indication, gain, statement }): Suggestion[] => {
    const { problem, propositions } = view;
    const { propositionId, indicatorId, because, record } = indication;
    const proposition = record?.text ?? propositions[propositionId]?.text;
    if (proposition === undefined) return [];
    return [
      {
        kind: "indication",
        subjectId: "",
        seen: null,
        gain,
        problemId: problem.id,
        problem: problem.title,
        indicatorId,
        statement,
        propositionId,
        proposition,
        record: record ? { kind: record.kind, partyIds: record.partyIds } : null,
        because,
        ...claimBehind(view, indication),
      },
    ];
  });
}

function claimBehind({ claims }: ProblemView, { claimIds, documentIds }: Indication) {
  const claimId = claimIds[0] ?? null;
  const documentId = claims[claimId ?? ""]?.documentId ?? documentIds[0] ?? null;
  return { claimId, documentId };
}

interface Waiting {
  readonly view: ProblemView;
  readonly indication: Indication;
  readonly gain: number;
  readonly statement: string;
}

function waitingIn(view: ProblemView): Waiting[] {
  const statements = new Map(view.problem.indicators.map(({ id, statement }) => [id, statement]));
  return view.assessment.indicators.flatMap(({ indicatorId, indications: list, gainBits }) => {
    const open = list.filter(({ judged }) => !judged);
    const byProposition = groupBy(open, ({ propositionId }) => propositionId);
    return [...byProposition.values()].flatMap(([indication]) =>
      indication
        ? {
            view,
            indication,
            gain: gainBits / byProposition.size,
            statement: statements.get(indicatorId) ?? indicatorId,
          }
        : [],
    );
  });
}

async function candidates(store: Store, seen: Seen): Promise<Suggestion[]> {
  const { actors } = await screenedActors(store, { limit: SCREENED_AT_MOST });
  return actors.flatMap(({ id, name, candidates: found }) =>
    found
      .filter(({ match, judgement }) => match && judgement === null)
      .map((candidate): Suggestion => {
        const subjectId = candidateSubject(id, candidate.partyId);
        return {
          kind: "screening",
          subjectId,
          seen: seen("screening", subjectId),
          gain: candidate.score,
          actorId: id,
          actor: name,
          candidate,
        };
      }),
  );
}
