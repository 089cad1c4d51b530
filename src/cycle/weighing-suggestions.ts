import { compareText } from "../base/group.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Suggestion } from "../model/suggestion.ts";
import type { PropositionView } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { standingJudgements } from "../weigh/index.ts";

const LOOKED_AT = 40; // propositions: those with the most origins, and those in dispute

/** What was last said of a subject. */
type Seen = (about: Judgement["about"], subjectId: string) => string | null;

type Of<Kind extends Suggestion["kind"]> = Extract<Suggestion, { kind: Kind }>;

/**
 * Groupings and grades that wait for a person: of the propositions that most origins stand behind, and of those in
 * dispute, as on these the count and the pair of letters tell most.
 */
export async function weighingSuggestions(
  store: Store,
  judgements: readonly Judgement[],
  seen: Seen,
): Promise<{ groupings: Suggestion[]; grades: Suggestion[] }> {
  const answered = new Set(
    standingJudgements(judgements).map(({ about, subjectId }) => `${about} ${subjectId}`),
  );
  const isOpen = ({ kind, subjectId }: Suggestion) => !answered.has(`${kind} ${subjectId}`);
  const views = await viewsOf(store);
  return {
    groupings: views.flatMap((view) => groupingOf(view, seen)).filter(isOpen),
    grades: views.flatMap((view) => gradeOf(view, seen)).filter(isOpen),
  };
}

async function viewsOf(store: Store): Promise<PropositionView[]> {
  const best = await store.listPropositions({ limit: LOOKED_AT });
  const contested = await store.listPropositions({ contested: true, limit: LOOKED_AT });
  const ids = [...best.propositions, ...contested.propositions].map(({ id }) => id);
  const views = await Promise.all([...new Set(ids)].map((id) => store.findProposition(id)));
  return views.filter((view) => view !== undefined);
}

/**
 * The member that is least like the first of its group, where a person has not said so.
 *
 * The gain is the claims that would be counted otherwise, times the chance that the grouping is wrong: one in two where
 * likeness is just enough, none where it is complete.
 */
function groupingOf({ proposition, claims }: PropositionView, seen: Seen): Of<"grouping">[] {
  const { id, text, members } = proposition;
  const [least] = members
    .filter(({ similarity }) => similarity < 1)
    .toSorted((a, b) => a.similarity - b.similarity || compareText(a.claimId, b.claimId));
  const row = claims.find((claim) => claim.id === least?.claimId);
  if (!least || !row) return [];
  return [
    {
      kind: "grouping",
      subjectId: least.claimId,
      seen: seen("grouping", least.claimId),
      gain: members.length * (1 - least.similarity),
      claimId: least.claimId,
      documentId: least.documentId,
      claim: row.text,
      speaker: row.speaker,
      propositionId: id,
      proposition: text,
      members: members.length,
      similarity: least.similarity,
      reasons: least.reasons,
    },
  ];
}

/** The digit of a proposition that rules alone gave; its gain is the articles that bear it. */
function gradeOf({ proposition }: PropositionView, seen: Seen): Of<"grade">[] {
  const { id, text, members, grade, supports, denies, contradicts } = proposition;
  // A person said otherwise; or the rules say themselves that nobody can tell.
  if (grade.suggested !== undefined || grade.credibility === 6) return [];
  const [subjectId] = members.map(({ claimId }) => claimId).toSorted(compareText);
  if (subjectId === undefined) return [];
  return [
    {
      kind: "grade",
      subjectId,
      seen: seen("grade", subjectId),
      gain: supports.articles + (denies?.articles ?? 0),
      propositionId: id,
      proposition: text,
      grade,
      sentence: supports.sentence,
      contested: denies !== null || contradicts.length > 0,
    },
  ];
}
