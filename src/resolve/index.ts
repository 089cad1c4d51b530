export { openBase } from "./base.ts";
export type { ResolverBase } from "./base.ts";
export { encodeIndex, encodePlaces, keysOf, type PlaceRow } from "./gazetteer-file.ts";
export { gazetteerOf, joinGazetteers, openGazetteer } from "./gazetteer.ts";
export { resolve } from "./resolve.ts";
export type { Resolved } from "./resolved.ts";
