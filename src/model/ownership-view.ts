import { z } from "zod";
import { OwnershipLink } from "./ownership.ts";

/** A party or actor of the case in a network of ownership. */
export const OwnershipNode = z.object({
  id: z.string(),
  name: z.string(),
  /** FtM schema of a party, type of an actor. */
  schema: z.string(),
  /** An actor that articles name, or a party that only lists and registers do. */
  isActor: z.boolean(),
  /** A sanctions list names it itself. */
  listed: z.boolean(),
  topics: z.array(z.string()),
  countries: z.array(z.string()),
  programmes: z.array(z.string()),
  /** Parties of lists that it is, as a person confirmed. */
  partyIds: z.array(z.string()),
});
export type OwnershipNode = z.infer<typeof OwnershipNode>;

const ShareRange = z.object({ low: z.number(), high: z.number() });

/** How much of a party listed owners have, on one basis; `words` is all that may be said of it. */
export const ListedShareView = z.object({
  basis: z.enum(["recorded", "claimed", "alleged"]),
  words: z.string(),
  /** By the rule of 50 %: direct shares of listed owners and of those at least half owned by such. */
  counted: ShareRange,
  /** Products of the shares along chains, summed. */
  product: ShareRange,
  owners: z.array(z.object({ id: z.string(), product: ShareRange })),
  gaps: z.array(
    z.object({
      assetId: z.string(),
      kind: z.enum(["unknown", "unnamed", "over", "differing", "unfollowed"]),
      ownerId: z.string().nullable(),
      share: z.number().nullable(),
    }),
  ),
  rings: z.array(z.array(z.string())),
  linkIds: z.array(z.string()),
});
export type ListedShareView = z.infer<typeof ListedShareView>;

/** A party with those around it, the links between them, and how much of it listed owners have. */
export const OwnershipView = z.object({
  id: z.string(),
  asOf: z.string().nullable(),
  depth: z.int(),
  nodes: z.array(OwnershipNode),
  links: z.array(OwnershipLink),
  /** More are there than are shown. */
  cut: z.boolean(),
  shares: z.array(ListedShareView),
  /** Listed parties that can be reached, each with the shortest way: ids of nodes from here to there, and of links. */
  listed: z.array(
    z.object({ id: z.string(), nodes: z.array(z.string()), linkIds: z.array(z.string()) }),
  ),
});
export type OwnershipView = z.infer<typeof OwnershipView>;

/** Ways between two parties, the shortest first. */
export const OwnershipPaths = z.object({
  fromId: z.string(),
  toId: z.string(),
  paths: z.array(z.object({ nodes: z.array(z.string()), linkIds: z.array(z.string()) })),
  nodes: z.array(OwnershipNode),
  links: z.array(OwnershipLink),
  cut: z.boolean(),
});
export type OwnershipPaths = z.infer<typeof OwnershipPaths>;
