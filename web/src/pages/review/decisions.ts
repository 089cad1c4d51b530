import type { Suggestion } from "../../../../src/model/suggestion.ts";
import type { Decision } from "../../parts/decide.tsx";

export type Answer = "accept" | "reject";

/** What an answer to a suggestion decides. */
export function decisionOn(suggestion: Suggestion, answer: Answer): Decision {
  switch (suggestion.kind) {
    case "identity": {
      const { a, b } = suggestion.pair;
      return { about: "identity", a: a.id, b: b.id, verdict: VERDICT[answer] };
    }
    case "screening": {
      const { actorId, candidate } = suggestion;
      const { partyId } = candidate;
      return { about: "screening", subject: actorId, partyId, verdict: VERDICT[answer] };
    }
    case "indication": {
      const { problemId, indicatorId, propositionId } = suggestion;
      const verdict = INDICATION[answer];
      return { about: "indication", problemId, indicatorId, propositionId, verdict };
    }
    case "grouping": {
      const { claimId: a, propositionId: b } = suggestion;
      return answer === "accept"
        ? { about: "grouping", a, b, verdict: "join" }
        : { about: "grouping", a, verdict: "split" };
    }
    case "grade": {
      const { propositionId: id, grade } = suggestion;
      const credibility = answer === "accept" ? grade.credibility : CANNOT_BE_JUDGED;
      return { about: "credibility", id, credibility };
    }
  }
}

/** What takes an answer back. */
export function undoOf(suggestion: Suggestion, judgementId: string): Decision {
  switch (suggestion.kind) {
    case "grouping":
    case "grade":
      return { about: "undo", judgementId };
    default:
      return { ...decisionOn(suggestion, "reject"), verdict: "none" } as Decision;
  }
}

const VERDICT = { accept: "positive", reject: "negative" } as const;
const INDICATION = { accept: "accepted", reject: "rejected" } as const;
const CANNOT_BE_JUDGED = 6;

/** What accepting and rejecting mean, in the words of the kind. */
export const MEANS: Readonly<Record<Suggestion["kind"], Readonly<Record<Answer, string>>>> = {
  identity: { accept: "they are one", reject: "they are two" },
  indication: { accept: "it shows the indicator", reject: "it does not show it" },
  grouping: { accept: "it says the same", reject: "it says another thing" },
  grade: { accept: "the digit is right", reject: "the truth cannot be judged" },
  screening: { accept: "it is the party of the list", reject: "it is another party" },
};
