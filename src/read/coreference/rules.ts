import type { Option } from "./decode.ts";
import type { Referent } from "./referents.ts";

// A sieve as scores: the surest ground first (Raghunathan et al. 2010), the nearer of two candidates with the same.

const NEAR = 2; // sentences that a pronoun looks back
const PER_MENTION = 0.001; // what each mention between takes off a score

/** Score of what a mention may mean by rules alone; 0 stands for something new. */
export function byRules(later: Referent, option: Option): number {
  const { cluster, like, between } = option;
  if (!cluster || !like) return 0;
  const ground = groundOf(later, option);
  return ground <= 0 ? -1 : ground - between * PER_MENTION;
}

function groundOf(later: Referent, option: Option): number {
  const { like } = option;
  if (!like || like.nested) return 0;
  if (later.kind === "pronoun") return pronounGround(later, option);
  if (later.kind === "name" && (like.exact || like.acronym || like.partOfName)) return 5;
  if (like.apposed && later.kind !== "name") return 3;
  const isDefinite = later.kind === "definite" || later.kind === "demonstrative";
  if (isDefinite && like.exact) return 4;
  return isDefinite && like.head && like.modifiers < 2 ? 2 : 0;
}

const GENDERED: Readonly<Record<string, readonly string[]>> = {
  he: ["he", "unknown"],
  she: ["she", "unknown"],
  it: ["it", "unknown"],
};
const THIRD = new Set(
  "he him his himself she her hers herself it its itself they them their themselves".split(" "),
);

function pronounGround(later: Referent, { cluster, like }: Option): number {
  const last = cluster?.members.at(-1);
  const face = cluster?.faces[0];
  if (!last || !face || !like || !THIRD.has(later.headKey)) return 0;
  if (later.sentence - last.sentence > NEAR) return 0;
  const isMany = later.count === "many";
  const isFit = isMany ? face.count !== "one" || !face.isPersonal : face.count !== "many";
  const mayBe = GENDERED[later.gender]?.includes(face.gender) ?? true;
  const isKind =
    later.gender === "it" || isMany
      ? face.type !== "Person" || isMany
      : face.isPersonal || face.kind === "name";
  if (!isFit || !mayBe || !isKind) return 0;
  return 1 + (last.isSubject ? 0.2 : 0) + (like.exact ? 0.3 : 0);
}
