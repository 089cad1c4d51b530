import type { Proposition } from "../model/proposition.ts";
import type { StoryRow } from "../model/weighing-view.ts";
import type { Store } from "../store/index.ts";
import { followStories } from "../weigh/index.ts";

/**
 * The stories of a case over time, with what is contested in each: reports on one happening stand together whatever
 * they say of it, and a denial among them is shown as one, never counted as another report that agrees.
 *
 * @returns the latest first; documents without a date are in none
 */
export async function storiesOfCase(store: Store): Promise<StoryRow[]> {
  const documents = await store.allDocuments();
  const byId = new Map(documents.map((document) => [document.id, document]));
  const dated = documents.flatMap(({ id, text, published }) =>
    published === null ? [] : [{ id, text, published }],
  );
  const propositions = await store.allPropositions();
  return followStories(dated)
    .map((line): StoryRow => {
      const { texts, ...rest } = line;
      const within = new Set(texts);
      const told = texts.flatMap((id) => byId.get(id) ?? []);
      return {
        ...rest,
        title: told.find(({ title }) => title !== null && title !== "")?.title ?? "",
        documentIds: [...texts],
        publishers: [...new Set(told.flatMap(({ publisher }) => publisher ?? []))],
        mergedFrom: [...rest.mergedFrom],
        contested: propositions.filter((one) => isContestedIn(one, within)).map(toContested),
      };
    })
    .toReversed();
}

/** Said outright by one of these documents, and denied or contradicted anywhere. */
function isContestedIn(
  { members, denies, contradicts }: Proposition,
  within: ReadonlySet<string>,
): boolean {
  const told = members.some(
    ({ documentId, stance }) => stance !== "hedged" && within.has(documentId),
  );
  return told && (denies !== null || contradicts.length > 0);
}

function toContested({ id, text, supports, denies, contradicts }: Proposition) {
  const { nMin, nMax } = supports;
  const conflicts = contradicts.map(({ reason }) => reason);
  return { id, text, nMin, nMax, denials: denies?.nMax ?? 0, conflicts };
}
