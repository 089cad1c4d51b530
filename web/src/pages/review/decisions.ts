import type { Suggestion } from "../../../../src/model/suggestion.ts";
import type { Decision } from "../../parts/decide.tsx";

export type Answer = "accept" | "reject" | "undo";

/** What an answer to a suggestion decides. */
export function decisionOn(suggestion: Suggestion, answer: Answer): Decision {
  switch (suggestion.kind) {
    case "identity": {
      const { a, b } = suggestion.pair;
      return { about: "identity", a: a.id, b: b.id, verdict: VERDICT[answer] };
    }
    case "screening": {
      const { actorId, candidate } = suggestion;
      return {
        about: "screening",
        subject: actorId,
        partyId: candidate.partyId,
        verdict: VERDICT[answer],
      };
    }
    case "indication": {
      const { problemId, indicatorId, propositionId } = suggestion;
      return {
        about: "indication",
        problemId,
        indicatorId,
        propositionId,
        verdict: INDICATION[answer],
      };
    }
  }
}

const VERDICT = { accept: "positive", reject: "negative", undo: "none" } as const;
const INDICATION = { accept: "accepted", reject: "rejected", undo: "none" } as const;

/** What accepting and rejecting mean, in the words of the kind. */
export const MEANS: Readonly<
  Record<Suggestion["kind"], Readonly<Record<"accept" | "reject", string>>>
> = {
  identity: { accept: "they are one", reject: "they are two" },
  indication: { accept: "it shows the indicator", reject: "it does not show it" },
  screening: { accept: "it is the party of the list", reject: "it is another party" },
};
