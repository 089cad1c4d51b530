export { nameSchemaOf } from "./contradictions.ts";
export { KnownActors, type KnownActor } from "./known-actors.ts";
export { checkShrinkage, partyChanges, undoChanges, type PartyChange } from "./list-changes.ts";
export { parseScreeningList, partiesOfList, ScreeningList } from "./list.ts";
export type { ListedName } from "./list.ts";
export { OwnershipGraph, type WalkFilter } from "./ownership-graph.ts";
export {
  neighbourhood,
  paths,
  shortestPath,
  type Direction,
  type Path,
  type PathStep,
  type WalkOptions,
} from "./paths.ts";
export { Screener, screenPair } from "./screen.ts";
export type { Screened, ScreeningOptions, ScreeningQuery } from "./screen.ts";
export { shareWords } from "./share-words.ts";
export { listedShare, type ListedShare, type ShareGap, type ShareRange } from "./shares.ts";
