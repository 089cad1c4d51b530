import type { Anchor } from "./anchors.ts";
import type { Decisions } from "./decisions.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { Issue } from "../model/issue.ts";
import type { Place } from "../model/place.ts";
import type { Proposition, Reuse } from "../model/proposition.ts";
import type { Reading } from "../model/reading.ts";
import type { Source } from "../model/source.ts";

/** One read document as `weigh` sees it. */
export interface WeighDocument {
  readonly document: Document;
  readonly blocks: Reading["blocks"];
  readonly citations: Reading["citations"];
  readonly claims: readonly Claim[];
  /** Mention id → entity or place id, for the mentions that were resolved. */
  readonly refs: ReadonlyMap<string, string>;
  /** Without them claims of different days are told apart by their words alone. */
  readonly times?: Reading["times"];
  /** Tell whose "Ordian ships" are, where no entity is known by that name. */
  readonly mentions?: Reading["mentions"];
  /** First met in this document. */
  readonly entities?: readonly Entity[];
  readonly places?: readonly Place[];
  /** Numbers, dates, addresses and names of its text, whatever its language: tell translations. */
  readonly anchors?: () => readonly Anchor[];
}

export interface WeighInput {
  readonly documents: readonly WeighDocument[];
  readonly sources: readonly Source[];
  /** Say which speakers share a government, and which of two denies what it is accused of. */
  readonly entities?: readonly Entity[];
  /** Places among the ids in `refs`; two towns keep claims apart, a town and its country do not. */
  readonly places?: readonly Place[];
  /** What analysts decided of groups, ties and grades. */
  readonly decisions?: Decisions | undefined;
}

export interface Weighed {
  readonly propositions: readonly Proposition[];
  readonly reuse: readonly Reuse[];
  readonly issues: readonly Issue[];
}
