import type { StoryRow } from "../../../../src/model/weighing-view.ts";
import { counted, dayOf } from "../../base/words.ts";

/** "5 March 2031", or both ends. */
export function spanOf({ first, last }: Pick<StoryRow, "first" | "last">): string {
  return first === last ? dayOf(first) : `${dayOf(first)} – ${dayOf(last)}`;
}

/** How it became what it is, in few words. */
export function courseOf({
  mergedFrom,
  splitFrom,
}: Pick<StoryRow, "mergedFrom" | "splitFrom">): string[] {
  return [
    ...(mergedFrom.length > 0 ? [`took in ${counted(mergedFrom.length, "other")}`] : []),
    ...(splitFrom ? ["split from another"] : []),
  ];
}
