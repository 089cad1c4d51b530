import type { Mention } from "../model/mention.ts";
import { nameKey } from "../names/fold.ts";
import { withoutLegalForm } from "./legal-forms.ts";
import type { Scene } from "./scene.ts";
import { sentenceOf } from "./scene.ts";
import { withoutTitle } from "./surface.ts";

/** A mention that names somebody in full, with the entity it was resolved to. */
export interface Anchor {
  readonly mention: Mention;
  readonly entityId: string;
}

/**
 * The earlier mention that a shorter name stands for: surname, one telling word of a body, acronym
 * defined in the text. Undefined where two entities fit: nobody is better than the wrong one.
 */
export function antecedentOf(
  mention: Mention,
  anchors: readonly Anchor[],
  scene: Scene,
): Anchor | undefined {
  const defined = scene.definitions.get(mention.text);
  const fitting = anchors.filter((anchor) =>
    defined === undefined
      ? isShortOf(mention, anchor.mention)
      : nameKey(anchor.mention.text) === defined,
  );
  const ids = new Set(fitting.map((anchor) => anchor.entityId));
  return ids.size === 1 ? fitting[0] : undefined;
}

function isShortOf(short: Mention, long: Mention): boolean {
  const words = wordsOf(short);
  const full = wordsOf(long);
  if (words.length >= full.length || words.some((word) => word.length < 3))
    return words.join(" ") === full.join(" ");
  const isTail = full.slice(-words.length).join(" ") === words.join(" ");
  return long.type === "Person"
    ? isTail
    : isTail && words.length === 1 && (words[0]?.length ?? 0) >= 5;
}

/** A company is called with its legal form once and without it later. */
function wordsOf({ text, type }: Mention): string[] {
  const bare = withoutTitle(text);
  return nameKey(type === "Organisation" ? withoutLegalForm(bare) : bare).split(" ");
}

const GROUP_NOUN =
  /^(?:the|this) (?:group|militia|movement|faction|organi[sz]ation|party|armed group|network)$/i;
const GROUP_SUBTYPES = /militia|armed|party|insurgent|coalition|organisation|government/;
const SENTENCES_BACK = 2;

/**
 * The body that "the group", "the militia" stands for: the only one named in its sentence and the two before.
 *
 * Government bodies and outlets are no group; where two fit, or none, undefined.
 */
export function groupOf(
  mention: Mention,
  anchors: readonly (Anchor & { readonly subtype: string | null })[],
  scene: Scene,
): Anchor | undefined {
  if (!GROUP_NOUN.test(mention.text.trim())) return undefined;
  const own = sentenceOf(scene, mention.span);
  const earlier = scene.reading.sentences
    .filter((sentence) => sentence.begin < own.begin)
    .slice(-SENTENCES_BACK);
  const from = earlier[0]?.begin ?? own.begin;
  const near = anchors.filter(
    ({ mention: other, subtype }) =>
      other.span.begin >= from &&
      other.span.end <= mention.span.begin &&
      subtype !== null &&
      GROUP_SUBTYPES.test(subtype) &&
      subtype !== "government",
  );
  const ids = new Set(near.map((anchor) => anchor.entityId));
  return ids.size === 1 ? near.at(-1) : undefined;
}
