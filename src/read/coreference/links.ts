import { add, emptied, type FeatureList } from "../perceptron/feature-list.ts";
import { feature, hashText } from "../perceptron/hash.ts";
import { at, type Columns } from "./columns.ts";
import { cosine, type Referent, type Text } from "./referents.ts";

/** Mentions that mean the same so far. */
export interface Cluster {
  readonly id: number;
  readonly members: Referent[];
  /** Members that differ in their words, the first few: what later ones are held against. */
  readonly faces: Referent[];
  /** Head words and whole wordings that stand for it, pronouns left out. */
  readonly heads: Set<string>;
  readonly keys: Set<string>;
  readonly pronouns: Set<string>;
  /** Who stands for it: its first name, else its first mention. */
  name: Referent;
  /** Which pronouns stand for it, as bits. */
  said: number;
}

/** How the words of a mention stand to those of a cluster: the ground of a link. */
export interface Likeness {
  readonly exact: boolean;
  readonly head: boolean;
  readonly acronym: boolean;
  /** A name that has the other's words: "Kringel", "Otto Kringel". */
  readonly partOfName: boolean;
  /** Modifiers of the later: all known, new ones, or none. */
  readonly modifiers: 0 | 1 | 2;
  readonly apposed: boolean;
  readonly copula: boolean;
  readonly nested: boolean;
}

export const newCluster = (id: number, first: Referent): Cluster => {
  const cluster: Cluster = {
    id,
    members: [],
    faces: [],
    heads: new Set(),
    keys: new Set(),
    pronouns: new Set(),
    name: first,
    said: 0,
  };
  join(cluster, first);
  return cluster;
};

const MOST_FACES = 8;

export function join(cluster: Cluster, member: Referent): void {
  cluster.members.push(member);
  if (
    cluster.faces.length < MOST_FACES &&
    (member.kind !== "pronoun" || cluster.faces.length === 0) &&
    !cluster.keys.has(member.key)
  ) {
    cluster.faces.push(member);
    if (member.kind === "name" && cluster.name.kind !== "name") cluster.name = member;
  }
  if (member.kind === "pronoun") {
    cluster.pronouns.add(member.headKey);
    cluster.said = pronounCode(cluster.pronouns);
  } else {
    cluster.heads.add(member.headKey);
    cluster.keys.add(member.key);
  }
}

export function likeness(text: Text, later: Referent, cluster: Cluster): Likeness {
  const last = cluster.members.at(-1) ?? later;
  const isPronoun = later.kind === "pronoun";
  const head = !isPronoun && cluster.heads.has(later.headKey);
  return {
    exact: isPronoun ? cluster.pronouns.has(later.headKey) : cluster.keys.has(later.key),
    head,
    acronym: !isPronoun && cluster.faces.some((member) => isAcronym(member, later)),
    partOfName: later.kind === "name" && cluster.faces.some((member) => sharesName(member, later)),
    modifiers: modifiersOf(later, cluster),
    apposed: isApposed(text, last, later),
    copula: isCopula(text, last, later),
    nested: last.last >= later.first,
  };
}

function modifiersOf(later: Referent, { faces }: Cluster): Likeness["modifiers"] {
  if (later.modifiers.length === 0) return 0;
  const known = later.modifiers.every((word) =>
    faces.some(({ modifiers, headKey }) => modifiers.includes(word) || headKey === word),
  );
  return known ? 1 : 2;
}

/** "PMF" and "Popular Mobilization Forces", whichever comes first. */
function isAcronym(a: Referent, b: Referent): boolean {
  return (
    (a.acronym !== "" && a.acronym === b.initials) || (b.acronym !== "" && b.acronym === a.initials)
  );
}

function sharesName(a: Referent, b: Referent): boolean {
  if (a.kind !== "name") return false;
  const [short, long] = a.modifiers.length < b.modifiers.length ? [a, b] : [b, a];
  return short.words.every((word) => long.words.includes(word));
}

function isApposed({ tokens }: Text, before: Referent, later: Referent): boolean {
  const gap = later.first - before.head;
  if (before.sentence !== later.sentence || gap < 1 || gap > 2) return false;
  return gap === 1 || [",", "(", "–", "—", "-", ":"].includes(tokens[before.head + 1]?.text ?? "");
}

const BE = new Set(["be", "become", "remain"]);

function isCopula({ tokens }: Text, before: Referent, later: Referent): boolean {
  const gap = later.first - before.last;
  if (before.sentence !== later.sentence || gap < 2 || gap > 4) return false;
  for (let i = before.last + 1; i < later.first; i++)
    if (BE.has(tokens[i]?.lemma ?? "")) return true;
  return false;
}

const SENTENCE_BUCKETS = [0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6];
const MENTION_BUCKETS = [0, 1, 2, 3, 4, 5, 5, 6, 6, 7, 7, 7, 8];

function bucket(buckets: readonly number[], value: number): number {
  return buckets[Math.min(value, buckets.length - 1)] ?? 0;
}

/** A mention, a cluster it may belong to, and how many mentions stand between. */
export interface Pair {
  readonly later: Referent;
  readonly cluster: Cluster;
  readonly between: number;
  readonly like: Likeness;
}

export function pairFeatures(text: Text, pair: Pair, list: FeatureList): FeatureList {
  const out = emptied(list);
  const view = viewOf(pair);
  addForms(view, pair, out);
  addWords(text.columns, view, pair, out);
  return out;
}

/** What a pair looks like, as numbers. */
interface View {
  readonly last: Referent;
  /** Who stands for the cluster: its first name, else its first description. */
  readonly name: Referent;
  readonly km: number;
  readonly ka: number;
  readonly coarse: number;
  readonly sentences: number;
  readonly far: number;
  readonly match: number;
  readonly place: number;
  readonly form: number;
  readonly quote: number;
  readonly size: number;
  readonly gender: number;
  readonly count: number;
  readonly type: number;
  readonly alike: number;
  readonly said: number;
}

function viewOf({ later, cluster, between, like }: Pair): View {
  const last = cluster.members.at(-1) ?? later;
  const { name, said } = cluster;
  return {
    last,
    name,
    km: later.code,
    ka: last.code,
    coarse: later.kindCode * 8 + last.kindCode,
    sentences: bucket(SENTENCE_BUCKETS, later.sentence - last.sentence),
    far: bucket(MENTION_BUCKETS, between),
    match: bits(like.exact, like.head, like.acronym, like.partOfName),
    place: bits(last.isSubject, last.isObject, later.isSubject, later.isObject),
    form: bits(like.apposed, like.copula, like.nested),
    quote: bits(later.quotation > 0, last.quotation > 0, later.quotation === last.quotation),
    size: Math.min(5, cluster.members.length),
    gender: genderCode(cluster) * 4 + GENDERS.indexOf(later.gender),
    count: COUNTS.indexOf(name.count) * 3 + COUNTS.indexOf(later.count),
    type: typeCode(name) * 16 + typeCode(later),
    alike: later.kind === "pronoun" ? 9 : similarity(later, name),
    said,
  };
}

/** Flags as a number, the first the lowest bit. */
function bits(a: boolean, b = false, c = false, d = false): number {
  return (a ? 1 : 0) | (b ? 2 : 0) | (c ? 4 : 0) | (d ? 8 : 0);
}

function addForms(v: View, { later, like }: Pair, out: FeatureList): void {
  add(out, feature(200, v.km, v.ka));
  add(out, feature(201, v.km, v.sentences));
  add(out, feature(202, v.km, v.far));
  add(out, feature(203, v.km, v.ka, v.sentences));
  add(out, feature(204, v.coarse, v.match, like.modifiers));
  add(out, feature(205, v.coarse, v.match, v.sentences));
  add(out, feature(206, v.match, like.modifiers, v.size));
  add(out, feature(207, v.km, v.place, v.sentences));
  add(out, feature(208, v.km, v.gender));
  add(out, feature(209, v.km, v.count, v.last.kindCode));
  add(out, feature(210, v.coarse, v.type));
  add(out, feature(211, v.km, typeCode(v.name), v.name.kindCode));
  add(out, feature(214, v.coarse, v.alike, v.match));
  add(out, feature(215, v.form, v.km, v.last.kindCode));
  add(out, feature(216, v.form, v.coarse, v.match));
  add(out, feature(217, v.quote, v.km, v.ka));
  add(out, feature(219, v.km, v.size, v.far));
  add(out, feature(220, v.km, v.said));
  add(out, feature(221, v.km, bits(v.name.kind === "name"), v.sentences));
  add(out, feature(222, v.km, bits(later.block === v.last.block), v.sentences));
  add(out, feature(223, v.km, v.ka, v.far));
  add(out, feature(224, v.coarse, v.gender, v.count));
  add(out, feature(225, v.match, v.type, v.sentences));
  add(
    out,
    feature(226, v.km, bits(later.isPersonal || v.name.isPersonal), bits(v.name.isPersonal)),
  );
  add(out, feature(229, v.km, v.ka, v.place));
  add(out, feature(230, v.km, v.ka, v.form));
  add(out, feature(231, v.match, v.far, later.kindCode));
  add(out, feature(233, v.km, v.said, v.sentences));
}

function addWords(columns: Columns, v: View, { later, like }: Pair, out: FeatureList): void {
  add(out, feature(212, at(columns.lemma, later.head), at(columns.lemma, v.name.head)));
  add(out, feature(213, at(columns.middle, later.head), at(columns.middle, v.name.head)));
  add(out, feature(218, v.km, at(columns.coarse, v.name.head), v.count));
  add(out, feature(227, hashText(later.headKey), v.match, like.modifiers));
  add(out, feature(228, v.km, at(columns.middle, v.name.head)));
  add(out, feature(232, v.km, at(columns.lower, later.head + 1), at(columns.middle, v.name.head)));
}

const GENDERS = ["he", "she", "it", "unknown"] as const;
const COUNTS = ["one", "many", "unknown"] as const;

function genderCode({ faces, said }: Cluster): number {
  for (const { gender } of faces) if (gender !== "unknown") return GENDERS.indexOf(gender);
  return GENDERS.findIndex((_, i) => i === 3 || (said & (1 << i)) > 0);
}

const TYPE_CODES = [
  "Person",
  "Organisation",
  "Location",
  "Nationality",
  "Weapon",
  "MilitaryPlatform",
  "Vehicle",
  "Temporal",
  "Quantity",
  "Money",
  "DocumentReference",
];

function typeCode({ type }: Referent): number {
  return type === undefined ? 15 : TYPE_CODES.indexOf(type) + 1;
}

const PRONOUN_SETS = [
  ["he", "him", "his", "himself"],
  ["she", "her", "hers", "herself"],
  ["it", "its", "itself"],
  ["they", "them", "their", "themselves"],
  ["i", "me", "my", "mine", "myself"],
  ["you", "your", "yours", "yourself"],
  ["we", "us", "our", "ours", "ourselves"],
].map((words) => new Set(words));

/** Which pronouns stand for the cluster already, as bits. */
function pronounCode(pronouns: ReadonlySet<string>): number {
  if (pronouns.size === 0) return 0;
  let code = 0;
  PRONOUN_SETS.forEach((set, i) => {
    for (const word of pronouns) if (set.has(word)) code |= 1 << i;
  });
  return code === 0 ? 1 << PRONOUN_SETS.length : code;
}

/** How alike the heads are in use: a tenth of cosine each step; 8 where one is not known. */
function similarity({ vector: x }: Referent, { vector: y }: Referent): number {
  return x && y ? Math.max(0, Math.min(7, Math.floor(cosine(x, y) * 8))) : 8;
}

/** Features of a mention that stands for something new. `rivals` says what the best match among the clusters is. */
export function newFeatures(
  { columns }: Text,
  { later, rivals }: { later: Referent; rivals: number },
  list: FeatureList,
): FeatureList {
  const out = emptied(list);
  const { lower, lemma, middle, pos } = columns;
  const { code, head, first, last } = later;
  const kind = later.kindCode;
  const place = (later.isSubject ? 1 : 0) + (later.isObject ? 2 : 0);
  add(out, feature(300, code));
  add(out, feature(301, code, rivals));
  add(out, feature(302, kind, rivals, Math.min(3, later.modifiers.length)));
  add(out, feature(303, at(lemma, head)));
  add(out, feature(304, at(middle, head), kind));
  add(out, feature(305, code, at(lower, last + 1)));
  add(out, feature(306, code, at(lower, first - 1)));
  add(out, feature(307, code, at(pos, last + 1), at(pos, last + 2)));
  add(out, feature(308, code, Math.min(2, later.sentence)));
  add(out, feature(309, kind, Math.min(8, last - first)));
  add(out, feature(310, kind, typeCode(later), rivals));
  add(out, feature(311, code, place));
  add(out, feature(312, at(lower, first), at(middle, head)));
  add(out, feature(313, code, later.quotation > 0 ? 1 : 0));
  add(out, feature(314, at(lower, first), rivals));
  add(out, feature(315, kind, at(lower, head + 1), rivals));
  add(out, feature(316, at(lemma, head), rivals));
  add(out, feature(317, code, at(lower, last + 1), at(lower, last + 2)));
  return out;
}
