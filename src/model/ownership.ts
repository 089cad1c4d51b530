import { z } from "zod";
import { Span } from "../base/span.ts";

/**
 * FollowTheMoney edges, each in FtM's direction: owner → asset, director → organization, agent → client,
 * member → organization, person – relative, subject – object. `Similar` is ours: an actor of the case and a party of a
 * list that may be one; it carries no share.
 */
export const LINK_KINDS = [
  "Ownership",
  "Directorship",
  "Representation",
  "Membership",
  "Family",
  "UnknownLink",
  "Similar",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/**
 * On whose word a link holds. recorded: a list or register; claimed: somebody in an article says so outright;
 * alleged: hedged, hearsay, or only possible; denied: somebody says it is not so.
 */
export const LINK_STANDINGS = ["recorded", "claimed", "alleged", "denied"] as const;
export type LinkStanding = (typeof LINK_STANDINGS)[number];

/** What a link rests on: a line of a list, or a claim with its chain and its words. */
export const LinkProof = z.object({
  /** Title of the list or publisher of the article. */
  source: z.string(),
  /** Words of the record, or of the article as they are printed. */
  text: z.string(),
  url: z.string().nullable(),
  claimId: z.string().nullable(),
  documentId: z.string().nullable(),
  span: Span.nullable(),
  /** Who says so, outermost first: "Ordian Wire < two officials"; null for a record. */
  chain: z.string().nullable(),
  modality: z.string().nullable(),
  polarity: z.enum(["positive", "negative"]),
  published: z.string().nullable(),
});
export type LinkProof = z.infer<typeof LinkProof>;

/** One link between two parties, with all that says so. */
export const OwnershipLink = z.object({
  id: z.string(),
  /** List or import, or "claims". */
  dataset: z.string(),
  kind: z.enum(LINK_KINDS),
  fromId: z.string(),
  toId: z.string(),
  role: z.string().nullable(),
  /** Of the asset, 0–100; null where nobody gives it. */
  percentage: z.number().min(0).max(100).nullable(),
  /** Partial dates, both inclusive; null is not known. */
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  standing: z.enum(LINK_STANDINGS),
  proofs: z.array(LinkProof),
});
export type OwnershipLink = z.infer<typeof OwnershipLink>;
