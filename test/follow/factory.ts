import type { OwnershipLink } from "../../src/model/ownership.ts";
import type { Party } from "../../src/model/party.ts";

/** A party with a name and nothing else that is known. */
export function partyOf(id: string, name: string, over: Partial<Party> = {}): Party {
  return {
    id,
    dataset: "test",
    schema: "Person",
    names: [{ text: name, kind: "primary" }],
    birthDates: [],
    countries: [],
    identifiers: [],
    positions: [],
    programmes: [],
    topics: ["sanction"],
    reason: null,
    listedOn: null,
    reference: null,
    url: null,
    ...over,
  };
}

export type Row = readonly [owner: string, asset: string, percentage: number | null];

/** A recorded link of ownership. */
export function owns(
  [owner, asset, percentage]: Row,
  over: Partial<OwnershipLink> = {},
): OwnershipLink {
  return {
    id: `${owner}>${asset}`,
    dataset: "test",
    kind: "Ownership",
    fromId: owner,
    toId: asset,
    role: null,
    percentage,
    startDate: null,
    endDate: null,
    standing: "recorded",
    proofs: [
      {
        source: "Test register",
        text: "…",
        url: null,
        claimId: null,
        documentId: null,
        span: null,
        chain: null,
        modality: null,
        polarity: "positive",
        published: null,
      },
    ],
    ...over,
  };
}
