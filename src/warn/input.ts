import type { Interval } from "../base/interval.ts";
import type { Claim } from "../model/claim.ts";
import type { SeriesAlarm } from "../model/event-series.ts";
import type { Relation } from "../model/entity.ts";
import type { Judgement } from "../model/judgement.ts";
import type { OwnershipLink } from "../model/ownership.ts";
import type { ListChange } from "../model/party.ts";
import type { Proposition } from "../model/proposition.ts";

/** A relation that a claim states, between entities. */
export type StatedRelation = Pick<Relation, "type" | "fromId" | "toId">;

/** A link that somebody states or records: `refs` are ids of its two ends, as actor and as party. */
export interface StatedLink extends Pick<OwnershipLink, "kind" | "percentage" | "standing"> {
  readonly refs: readonly string[];
}

/** A change of a list, a link that a register has begun to hold, or an alarm of a series, with the day and in words. */
export type WarnRecord = {
  readonly id: string;
  readonly day: string | null;
  readonly text: string;
  /** Whose record it is. */
  readonly source: string;
  readonly dataset: string;
  readonly url: string | null;
  /** Ids of those it is about, as party and as actor. */
  readonly refs: readonly string[];
} & (
  | { readonly kind: "list-change"; readonly change: ListChange["kind"] }
  | { readonly kind: "link"; readonly link: StatedLink }
  | { readonly kind: "alarm"; readonly alarm: SeriesAlarm }
);

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
  /** Claim id → relations it states. Absent: none is asked for. */
  readonly relations?: ReadonlyMap<string, readonly StatedRelation[]>;
  /** Claim id → links of ownership it states. Absent: none is asked for. */
  readonly links?: ReadonlyMap<string, readonly StatedLink[]>;
  /** What lists and registers say. Absent: none is asked for. */
  readonly records?: readonly WarnRecord[];
  readonly documents: readonly {
    readonly id: string;
    readonly published: string | null;
    readonly retrieved: string;
  }[];
}
