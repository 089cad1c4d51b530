import type { SeriesEvent } from "../model/event-series.ts";
import type { Annotation, Store, ToldEvents } from "../store/index.ts";
import { claimEvents } from "../warn/index.ts";
import { mentionRefs } from "./weighing.ts";

const BATCH = 500; // propositions between two writes

/** Codes what propositions tell that were weighed since: the same events, whenever each of them is coded. */
export async function codePending(store: Store): Promise<void> {
  if ((await store.uncodedEvents()) === 0) return; // the writer is not waited for in vain
  while ((await store.codeEvents(BATCH, codedOf)) === BATCH);
}

function codedOf({ propositions, annotations, published }: ToldEvents): SeriesEvent[] {
  const parties = partiesOf(annotations);
  const claims = annotations.flatMap(({ reading, documentId }) =>
    reading.claims.map((claim) => ({ ...claim, published: published.get(documentId) ?? null })),
  );
  return claimEvents(propositions, {
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    partyOf: (mention) => parties.get(mention),
    areaOf: areasOf(annotations),
    intervals: new Map(
      annotations.flatMap(({ reading }) =>
        reading.times.flatMap(({ id, interval }) => (interval ? [[id, interval] as const] : [])),
      ),
    ),
  });
}

/** Mention → entity or country. A town is a place of an event and no party to it. */
function partiesOf(annotations: readonly Annotation[]): ReadonlyMap<string, string> {
  return new Map(
    annotations.flatMap((annotation) => {
      const { resolutions, toponyms } = annotation;
      const known = new Set([
        ...resolutions.flatMap(({ entityId }) => entityId ?? []),
        ...toponyms.flatMap(({ place }) => (place?.kind === "country" ? [place.id] : [])),
      ]);
      return [...mentionRefs(annotation)].filter(([, id]) => known.has(id));
    }),
  );
}

/** Mention of a place → "IQ/Ninawa", or the country alone: nothing finer enters a series. */
function areasOf(annotations: readonly Annotation[]): (mentionId: string) => string | undefined {
  const areas = new Map(
    annotations.flatMap(({ toponyms }) =>
      toponyms.flatMap(({ mentionId, place }) => {
        const area = [place?.country, place?.admin1].filter(Boolean).join("/");
        return area === "" ? [] : [[mentionId, area] as const];
      }),
    ),
  );
  return (mentionId) => areas.get(mentionId);
}
