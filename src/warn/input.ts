import type { Interval } from "../base/interval.ts";
import type { Claim } from "../model/claim.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Proposition } from "../model/proposition.ts";

/** What an assessment looks at: propositions with their claims, and names for the ids in them. */
export interface WarnInput {
  readonly propositions: readonly Proposition[];
  readonly claims: readonly (Claim & { readonly published: string | null })[];
  /** Claim id → ids of the actors and places in it. */
  readonly refs: ReadonlyMap<string, readonly string[]>;
  /** Folded name → entity or place ids that bear it. */
  readonly named: (name: string) => readonly string[];
  /** Mention id → entity or place id: lets `agents` and `patients` be matched. Absent: by the words alone. */
  readonly mentionRefs?: ReadonlyMap<string, string>;
  /** Time expression id → interval: tells a report of the past from a current one. Absent: none is past. */
  readonly intervals?: ReadonlyMap<string, Interval>;
  /** What people decided; absent where that is not asked, as in a replay of what could be known on a day. */
  readonly judgements?: readonly Judgement[];
  readonly documents: readonly {
    readonly id: string;
    readonly published: string | null;
    readonly retrieved: string;
  }[];
}
