import type { LinkKind } from "../../model/ownership.ts";
import type { PartySchema } from "../../model/party.ts";

/** Schemas of FollowTheMoney that are parties → the nearest of ours. */
const PARTIES: Readonly<Record<string, PartySchema>> = {
  Person: "Person",
  LegalEntity: "LegalEntity",
  Organization: "Organization",
  Company: "Company",
  PublicBody: "PublicBody",
  Vessel: "Vessel",
  Airplane: "Airplane",
  CryptoWallet: "CryptoWallet",
  Security: "Security",
  Asset: "Asset",
  Vehicle: "Asset",
  RealEstate: "Asset",
  BankAccount: "Asset",
};

/** The kind of party that a schema of FtM is; undefined for those that are none, as addresses and passports. */
export function ftmSchema(schema: string): PartySchema | undefined {
  return Object.hasOwn(PARTIES, schema) ? PARTIES[schema] : undefined;
}

/** An edge of FtM: the properties of its ends, and the one that says in what role. */
export interface FtmEdge {
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  readonly role: string;
  /** Role where the edge gives none: what FtM's schema says and our kind does not. */
  readonly otherwise?: string;
}

const EDGES: Readonly<Record<string, FtmEdge>> = {
  Ownership: { kind: "Ownership", from: "owner", to: "asset", role: "role" },
  Directorship: { kind: "Directorship", from: "director", to: "organization", role: "role" },
  Membership: { kind: "Membership", from: "member", to: "organization", role: "role" },
  Representation: { kind: "Representation", from: "agent", to: "client", role: "role" },
  Family: { kind: "Family", from: "person", to: "relative", role: "relationship" },
  UnknownLink: { kind: "UnknownLink", from: "subject", to: "object", role: "role" },
  Employment: {
    kind: "UnknownLink",
    from: "employee",
    to: "employer",
    role: "role",
    otherwise: "employed by",
  },
  Associate: {
    kind: "UnknownLink",
    from: "person",
    to: "associate",
    role: "relationship",
    otherwise: "associate",
  },
  Succession: {
    kind: "UnknownLink",
    from: "predecessor",
    to: "successor",
    role: "role",
    otherwise: "succeeded by",
  },
};

export function ftmEdge(schema: string): FtmEdge | undefined {
  return Object.hasOwn(EDGES, schema) ? EDGES[schema] : undefined;
}
