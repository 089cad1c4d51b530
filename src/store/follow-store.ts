import type { RelationType } from "../model/entity.ts";
import type { Issue } from "../model/issue.ts";
import type { OwnershipLink } from "../model/ownership.ts";
import type { ListChange, ListVersion, Party } from "../model/party.ts";
import type { ScreenedActor } from "../model/screening.ts";
import type { ClaimRow, RelationRow } from "../model/view.ts";

/** A list as it is: its parties, and the version they are of; none where it is new. */
export interface ListBefore {
  readonly parties: readonly Party[];
  readonly latest: ListVersion | undefined;
}

/** What a new version of a list does, decided on what is there. */
export interface ListUpdate {
  readonly version: ListVersion;
  /** New and changed parties; all others of the list stay, but those removed. */
  readonly saved: readonly Party[];
  readonly removed: readonly string[];
  /** All links of the list: they replace those of the version before. */
  readonly links: readonly OwnershipLink[];
  readonly changes: readonly ListChange[];
  readonly issues: readonly Issue[];
}

/** An actor as it was screened: by which names and facts, and what was found. */
export interface ScreenedRow extends ScreenedActor {
  /** Hash of all that was asked: another one is asked anew. */
  readonly query: string;
}

/** What screening found since, and up to which version of each list. */
export interface Screenings {
  readonly saved: readonly ScreenedRow[];
  /** Actors that are no more. */
  readonly gone: readonly string[];
  /** List → number of its newest version seen. */
  readonly seen: ReadonlyMap<string, number>;
}

export interface PartyPage {
  readonly q?: string | undefined;
  readonly dataset?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface ChangePage {
  readonly dataset?: string | undefined;
  readonly versionId?: string | undefined;
  readonly partyIds?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

/** The part of a case that lists, screening and ownership are kept in. */
export interface FollowStore {
  /**
   * Replaces a list by a new version in one transaction. Where `decide` throws, or answers nothing, nothing changes.
   * Returns the version that holds then.
   */
  saveList(
    dataset: string,
    decide: (before: ListBefore) => ListUpdate | undefined,
  ): Promise<ListVersion | undefined>;
  /** Newest first; of one list, or of all. */
  listVersions(dataset?: string): Promise<ListVersion[]>;
  /** Newest version first, then by id of party. */
  listChanges(page: ChangePage): Promise<{ changes: ListChange[]; total: number }>;
  /** Parties that a list added or changed after the version of that number, and those it removed. */
  changedSince(dataset: string, n: number): Promise<{ saved: Party[]; removed: string[] }>;
  /** Number of the newest version of each list. */
  newestVersions(): Promise<Map<string, number>>;
  /** In order of id. */
  allParties(): Promise<Party[]>;
  listParties(page: PartyPage): Promise<{ parties: Party[]; total: number }>;
  /** Those of these ids that are there, in order of id. */
  partiesOf(ids: readonly string[]): Promise<Party[]>;
  allLinks(): Promise<OwnershipLink[]>;
  saveScreenings(screenings: Screenings): Promise<void>;
  /** Subject → what it was asked by; and up to which version of each list. */
  screenedBy(): Promise<{ queries: Map<string, string>; seen: Map<string, number> }>;
  /** Those with the best candidates first; with `candidates`, only those that have any. */
  listScreened(page: {
    limit?: number | undefined;
    offset?: number | undefined;
    least?: number | undefined;
  }): Promise<{ actors: ScreenedRow[]; total: number }>;
  findScreened(subjectId: string): Promise<ScreenedRow | undefined>;
  /** Relations of these types between entities as they count now, with all their evidence. */
  relationsOfTypes(types: readonly RelationType[]): Promise<RelationRow[]>;
  /** Rows of these claims, in no order; those that are not there are left out. */
  claimsOf(ids: readonly string[]): Promise<ClaimRow[]>;
  /** Counts every writing transaction: what was made of the case before is stale where it has moved. */
  revision(): Promise<number>;
}
