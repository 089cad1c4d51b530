import type { StoryDay } from "../model/story-day.ts";
import type { Db } from "./dialect.ts";

/** Days whose texts were put together, by `YYYY-MM-DD`. */
export async function storyDays({ query }: Db): Promise<Map<string, StoryDay>> {
  const rows = await query.selectFrom("story_day").selectAll().execute();
  return new Map(
    rows.map(({ day, texts, groups }) => [
      day,
      { of: texts, groups: JSON.parse(groups) as StoryDay["groups"] },
    ]),
  );
}

/** Keeps these in place of what was kept of the same days. */
export async function saveStoryDays(
  { query, dialect }: Db,
  days: ReadonlyMap<string, StoryDay>,
): Promise<void> {
  const rows = [...days].map(([day, { of, groups }]) => ({
    day,
    texts: of,
    groups: JSON.stringify(groups),
  }));
  await dialect.insert(query, "story_day", rows, { key: ["day"], update: ["texts", "groups"] });
}
