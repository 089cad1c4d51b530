import { stableUuid } from "./stable-uuid.ts";

/** Source of the external references that hold the ids of a case of ours. */
export const OWN_IDS = "tocsin";
export const CLAIM_EXTENSION = `extension-definition--${stableUuid("stix-extension", "claim", "1.0.0")}`;
export const RELATION_EXTENSION = `extension-definition--${stableUuid("stix-extension", "relation", "1.0.0")}`;
/** The identity under which Tocsin writes. */
export const AUTHOR = `identity--${stableUuid("stix", "tocsin")}`;
export const M_PER_KM = 1000;
