export { parseScreeningList, ScreeningList } from "./list.ts";
export type { ListedName } from "./list.ts";
export { screen, screenPair } from "./screen.ts";
export type { ScreeningAnswer, ScreeningOptions, ScreeningQuery } from "./screen.ts";
