import type { DocumentView } from "../../../../src/model/view.ts";
import type { Mark } from "../../base/segments.ts";
import type { NumberedClaim } from "./numbered.ts";

/** All that is marked in the text; cue, source and hedge only of the claim in hand, for quiet. */
export function marksOf(
  view: DocumentView,
  claims: readonly NumberedClaim[],
  chosen: NumberedClaim | undefined,
  passage: number | null,
): Mark[] {
  return [
    ...claims.flatMap(({ claim }) =>
      claim.content.map((span): Mark => ({ span, kind: "claim", id: claim.id })),
    ),
    ...linkedMentions(view),
    ...(chosen ? partsOf(chosen) : []),
    ...passageMarks(view, passage),
  ];
}

/** Mentions that lead somewhere; the id of the mark is the address. */
function linkedMentions(view: DocumentView): Mark[] {
  const addresses = new Map<string, string>();
  for (const { mentionId, place } of view.toponyms) {
    if (place) addresses.set(mentionId, `/map?place=${encodeURIComponent(place.id)}`);
  }
  for (const { mentionId, entityId } of view.resolutions) {
    if (entityId) addresses.set(mentionId, `/actors/${encodeURIComponent(entityId)}`);
  }
  return (view.reading?.mentions ?? []).flatMap(({ id, span }) => {
    const href = addresses.get(id);
    return href === undefined ? [] : [{ span, kind: "mention", id: href } satisfies Mark];
  });
}

function partsOf({ claim }: NumberedClaim): Mark[] {
  const cues = claim.chain.flatMap(({ cue }) => cue?.spans ?? []);
  const sources = claim.chain.flatMap(({ span }) => span ?? []);
  return [
    ...cues.map((span): Mark => ({ span, kind: "cue", id: claim.id })),
    ...sources.map((span): Mark => ({ span, kind: "source", id: claim.id })),
    ...claim.hedges.map((span): Mark => ({ span, kind: "hedge", id: claim.id })),
  ];
}

/** The shared passage that the address asks to show. */
function passageMarks(view: DocumentView, passage: number | null): Mark[] {
  const span = passage === null ? undefined : passagesOf(view)[passage]?.here;
  return span ? [{ span, kind: "passage", id: String(passage) }] : [];
}

/** Shared passages in the order they are listed: where they stand here, and in which document too. */
export function passagesOf(view: DocumentView) {
  return view.reuse.flatMap(({ reuse, other }) =>
    reuse.passages.map(({ a, b }) => ({ here: reuse.a === view.document.id ? a : b, other })),
  );
}
