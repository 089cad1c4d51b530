import type { Option } from "./decode.ts";
import type { Likeness } from "./links.ts";
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
  if (later.kind === "name") return like.exact || like.acronym || like.partOfName ? 5 : 0;
  return like.apposed ? 3 : definiteGround(later, like);
}

function definiteGround({ kind }: Referent, like: Likeness): number {
  if (kind !== "definite" && kind !== "demonstrative") return 0;
  if (like.exact) return 4;
  return like.head && like.modifiers < 2 ? 2 : 0;
}

const THIRD = new Set(
  "he him his himself she her hers herself it its itself they them their themselves".split(" "),
);

function pronounGround(later: Referent, { cluster, like }: Option): number {
  if (!cluster) return 0;
  const last = cluster.members.at(-1);
  const [face] = cluster.faces;
  if (!last || !face || !THIRD.has(later.headKey)) return 0;
  if (later.sentence - last.sentence > NEAR || !agrees(later, face)) return 0;
  return 1 + (last.isSubject ? 0.2 : 0) + (like?.exact ? 0.3 : 0);
}

/** Number, gender, and person or thing do not speak against it. */
function agrees(later: Referent, face: Referent): boolean {
  if (later.count === "many") return face.count !== "one" || !face.isPersonal;
  if (face.count === "many") return false;
  if (later.gender !== face.gender && face.gender !== "unknown") return false;
  return later.gender === "it" ? face.type !== "Person" : face.isPersonal || face.kind === "name";
}
