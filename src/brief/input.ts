import type { Document } from "../model/document.ts";
import type { Assessment, WarningProblem } from "../model/problem.ts";
import type { ClaimRow, PropositionRow } from "../model/view.ts";

/** What a brief is written from. Spans of a claim's content are those of the claim in its document. */
export interface BriefMaterial {
  readonly problem: WarningProblem;
  readonly assessment: Assessment;
  readonly claims: Readonly<Record<string, ClaimRow>>;
  readonly propositions: Readonly<Record<string, PropositionRow>>;
  readonly documents: ReadonlyMap<string, Document>;
  readonly spans: ReadonlyMap<string, readonly { begin: number; end: number }[]>;
}
