import type { MapLine, PublishedBrief } from "../model/brief.ts";
import type { Document } from "../model/document.ts";
import type { Assessment, WarningProblem } from "../model/problem.ts";
import type { ClaimRow, PlaceRow, PropositionRow, RelationRow } from "../model/view.ts";

/** What a brief is written from. Spans of a claim's content are those of the claim in its document. */
export interface BriefMaterial {
  readonly problem: WarningProblem;
  readonly assessment: Assessment;
  readonly claims: Readonly<Record<string, ClaimRow>>;
  readonly propositions: Readonly<Record<string, PropositionRow>>;
  readonly documents: ReadonlyMap<string, Document>;
  /** What the map and the network are drawn from; absent: neither is drawn. */
  readonly places?: readonly PlaceRow[];
  /** Coasts and borders of the earth, for the map to lie on. */
  readonly baseMap?: readonly MapLine[];
  readonly relations?: readonly RelationRow[];
  /** The last issue of this brief; null or absent where there was none. */
  readonly previous?: PublishedBrief | null;
  readonly spans: ReadonlyMap<string, readonly { begin: number; end: number }[]>;
}
