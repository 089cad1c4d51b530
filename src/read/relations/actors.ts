import type { Span } from "../../base/span.ts";
import { overlap } from "../../base/span.ts";
import type { Claim } from "../../model/claim.ts";
import type { CoreferenceChain } from "../../model/coreference.ts";
import type { EntityType, Mention } from "../../model/mention.ts";
import { ARMS } from "./phrasings.ts";

/** Words that a relation can be said of, and the mention whose name they are or stand for. */
export interface Actor {
  readonly span: Span;
  readonly type: EntityType;
  readonly mentionId: string;
  /** The name itself; else words that stand for it. */
  readonly isName: boolean;
  /** Probability that the words stand for that name; 1 for the name itself. */
  readonly confidence: number;
}

const NAMED: ReadonlySet<EntityType> = new Set([
  "Person",
  "Organisation",
  "Location",
  "Nationality",
]);
const LEAST_SURE = 0.5; // of a link to a name

/** "U.S. forces", "the Ordian government": as good as a name, though its head is a common noun. */
const OF_A_STATE =
  /^(?:the )?\p{Lu}[\p{L}.]{1,20} (?:(?:armed|security|military|naval|air|ground) )?(?:forces|troops|military|army|navy|government|authorities|regime)$/u;

function isNamed({ type, form, text }: Mention): boolean {
  return NAMED.has(type) && (form === "name" || (form === "nominal" && OF_A_STATE.test(text)));
}

/**
 * Names that lie in no longer one, arms, descriptions and pronouns whose chain has a name, and sources of claims that
 * stand for one; in order of the text.
 */
export function actorsOf({ mentions, coreference, claims }: Layers): Actor[] {
  const plain = outermost(
    mentions.flatMap((mention): Actor[] => {
      const { id, span, type } = mention;
      return isNamed(mention) || ARMS.has(type)
        ? [{ span, type, mentionId: id, isName: NAMED.has(type), confidence: 1 }]
        : [];
    }),
  );
  const names = new Map(
    mentions
      .filter(({ form, type }) => form === "name" && NAMED.has(type))
      .map((one) => [one.id, one]),
  );
  return outermost([
    ...plain,
    ...sourcesOf(claims, [...names.values()]),
    ...coreference.flatMap((chain) => standIns(chain, names)),
  ]);
}

/** Layers of a reading in which actors are. */
export interface Layers {
  readonly mentions: readonly Mention[];
  readonly coreference: readonly CoreferenceChain[];
  readonly claims: readonly Claim[];
}

const PRONOUN = /^(?:he|she|it|they)$/i; // "the report" is not who it comes from

/** "It" of "it claimed": the name that the chain of the claim gives, where the text has it before. */
function sourcesOf(claims: readonly Claim[], names: readonly Mention[]): Actor[] {
  const first = new Map<string, Mention>();
  for (const one of names) if (!first.has(one.text)) first.set(one.text, one);
  return claims.flatMap(({ chain, confidence }) =>
    chain.flatMap(({ scope, span, name, surface }): Actor[] => {
      const known = first.get(name ?? "");
      if (
        scope !== "resolved" ||
        !PRONOUN.test(surface) ||
        !span ||
        !known ||
        known.span.end > span.begin
      )
        return [];
      const sure = confidence ?? 1;
      return [{ span, type: known.type, mentionId: known.id, isName: false, confidence: sure }];
    }),
  );
}

/** Of two that meet, the earlier; of two that begin together, the longer, a name before what stands for one. */
function outermost(all: readonly Actor[]): Actor[] {
  let last: Span = { begin: -1, end: -1 };
  return all
    .toSorted(
      (a, b) =>
        a.span.begin - b.span.begin ||
        Number(b.isName) - Number(a.isName) ||
        b.span.end - a.span.end,
    )
    .filter(({ span }) => {
      if (overlap(last, span) > 0) return false;
      last = span;
      return true;
    });
}

/** Pronouns and descriptions up to their head, each for the name before it in the chain, else the first. */
function standIns(chain: CoreferenceChain, names: ReadonlyMap<string, Mention>): Actor[] {
  const named = chain.mentions.map(({ mentionId }) => names.get(mentionId ?? ""));
  let name = named.find((one) => one !== undefined);
  const isPlace = chain.type === "Location"; // "here", "there": no actor
  return (isPlace ? [] : chain.mentions).flatMap(
    ({ span, head, form, reason, confidence }, i): Actor[] => {
      name = named[i] ?? name;
      const sure = confidence ?? (reason === "topic" ? LEAST_SURE : 1);
      if (!name || form === "name" || named[i] || sure < LEAST_SURE) return [];
      return [
        {
          span: { begin: span.begin, end: head.end },
          type: name.type,
          mentionId: name.id,
          isName: false,
          confidence: sure,
        },
      ];
    },
  );
}
