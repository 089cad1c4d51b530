import { slice } from "../../src/base/span.ts";
import type { Study } from "../../src/cycle/index.ts";
import type { ChainLink, Claim, Modality } from "../../src/model/claim.ts";
import { checkActors, checkGovernments, checkPlaces } from "./names.ts";
import { claimsWith, findArticle, findWords, fold, isLike, type Article } from "./lookup.ts";
import { checkPropositions } from "./propositions.ts";
import type { ExpectedClaim, Key } from "./schema.ts";

/** One entry of the key that the study does not bear out, in a line for a person. */
export interface Finding {
  readonly section: keyof Key;
  readonly message: string;
}

/** Lines on one section; empty where the study bears it out. */
export type Check = (key: Key, study: Study) => string[];

/**
 * Everything in which a study departs from the key.
 *
 * Words are compared leniently: either may hold the other, whatever the case. Forms, modalities, polarity,
 * kinds and numbers are compared strictly.
 */
export function checkKey(key: Key, study: Study): Finding[] {
  return SECTIONS.flatMap(([section, check]) =>
    check(key, study).map((message) => ({ section, message })),
  );
}

/** Lines for the entries of one document; one line where the document itself is missing. */
function perArticle<T extends { doc: string }>(
  entries: readonly T[],
  check: (article: Article, entry: T) => string | null,
): Check {
  return (key, study) =>
    entries.flatMap((entry) => {
      const article = findArticle(key, study, entry.doc);
      const line = article ? check(article, entry) : "missing document";
      return line === null ? [] : [`${entry.doc}: ${line}`];
    });
}

const checkDocuments: Check = (key, study) =>
  Object.entries(key.documents).flatMap(([doc, { publisher, published }]) => {
    const document = findArticle(key, study, doc)?.document;
    if (!document) return [`${doc}: missing document`];
    return [
      ...(publisher === null ? [] : differs("publisher", document.publisher, [publisher])),
      ...differs("published", document.published?.slice(0, 10) ?? null, [published]),
    ].map((line) => `${doc}: ${line}`);
  });

function differs<T>(what: string, got: T, expected: readonly T[]): string[] {
  return expected.includes(got)
    ? []
    : [`${what} ${String(got)}, expected ${expected.map(String).join(" or ")}`];
}

const checkClaims: Check = (key, study) =>
  perArticle(key.claims, (article, expected) => {
    const tries = claimsWith(article, expected.quote).map((claim) => departures(claim, expected));
    const [closest] = tries.sort((a, b) => a.length - b.length);
    if (closest?.length === 0) return null;
    return `"${expected.quote}": ${closest?.join("; ") ?? "no claim holds these words"}`;
  })(key, study);

function departures(claim: Claim, expected: ExpectedClaim): string[] {
  const chain = claim.chain.map(({ surface, name }) => (name ? `${surface} = ${name}` : surface));
  return [
    ...differs("form", claim.form, expected.form),
    ...differs("modality", claim.modality, expected.modality),
    ...differs("polarity", claim.polarity, expected.polarity),
    ...(isChain(claim.chain, expected.chain)
      ? []
      : [`chain ${chain.join(" ← ")}, expected ${expected.chain.join(" ← ")}`]),
  ];
}

/** Publisher and innermost link agree, and the links between stand in this order; others may stand between. */
function isChain(chain: readonly ChainLink[], expected: readonly string[]): boolean {
  const [publisher, ...links] = chain;
  const [first = "", ...rest] = expected;
  if (publisher?.surface && !isLike(publisher.surface, first)) return false;
  const told = rest.length === 0 ? links.filter(({ type }) => type !== "untraceable") : links;
  const last = rest.at(-1);
  if (last === undefined) return told.length === 0;
  const innermost = told.at(-1);
  return innermost !== undefined && isNamed(innermost, last) && inOrder(told, rest);
}

function inOrder(links: readonly ChainLink[], expected: readonly string[]): boolean {
  const [next, ...others] = expected;
  if (next === undefined) return true;
  const at = links.findIndex((link) => isNamed(link, next));
  return at >= 0 && inOrder(links.slice(at + 1), others);
}

function isNamed({ surface, name = "" }: ChainLink, words: string): boolean {
  return isLike(surface, words) || isLike(name, words);
}

const checkNone: Check = (key, study) =>
  perArticle(key.none, (article, { quote }) => {
    const span = findWords(article, quote);
    if (!span) return null; // left out of the text: better still
    const claim = article.annotation.reading.claims.find(({ content }) =>
      content.some((part) => part.begin < span.end && span.begin < part.end),
    );
    return claim ? `"${quote}" stands in the claim "${claim.text}"` : null;
  })(key, study);

const checkDatelines: Check = (key, study) =>
  perArticle(key.datelines, ({ document: { dateline } }, { place, agency }) =>
    dateline && isLike(dateline.place, place) && isLike(dateline.agency ?? "", agency)
      ? null
      : `dateline ${dateline?.place} (${dateline?.agency}), expected ${place} (${agency})`,
  )(key, study);

const checkCitations: Check = (key, study) =>
  perArticle(key.citations, ({ annotation: { reading } }, { outlet, kind }) =>
    reading.citations.some((one) => one.kind === kind && isLike(one.outlet, outlet))
      ? null
      : `nothing that ${kind} ${outlet}`,
  )(key, study);

const checkReuse: Check = (key, study) => {
  const between = (a: string, b: string) => {
    const [idA, idB] = [a, b].map((doc) => findArticle(key, study, doc)?.document.id);
    return study.weighing.reuse.find(
      (one) => (one.a === idA && one.b === idB) || (one.a === idB && one.b === idA),
    );
  };
  const same = key.reuse.same.flatMap(({ a, b, kind }) => {
    const found = between(a, b);
    if (!found) return [`${a}, ${b}: no reuse found`];
    const turned = found.directed && found.a !== findArticle(key, study, a)?.document.id;
    return [
      ...differs("kind", found.kind, kind),
      ...(turned ? ["taken for the other way round"] : []),
    ].map((line) => `${a}, ${b}: ${line}`);
  });
  const none = key.reuse.none.flatMap(([a, b]) => {
    const found = between(a, b);
    return found ? [`${a}, ${b}: ${found.kind}, expected no reuse`] : [];
  });
  return [...same, ...none];
};

const checkConditions: Check = (key, study) =>
  perArticle(key.conditions, ({ document, annotation }, { antecedent, consequent }) =>
    annotation.reading.claims.some(
      ({ condition }) =>
        condition !== null &&
        isLike(slice(document.text, condition.antecedent), antecedent) &&
        isLike(slice(document.text, condition.consequent), consequent),
    )
      ? null
      : `no condition "if ${antecedent}, ${consequent}"`,
  )(key, study);

const checkAmounts: Check = (key, study) =>
  perArticle(key.amounts, (article, { quote, value, bound, unit }) => {
    const amounts = claimsWith(article, quote).flatMap((claim) => claim.amounts);
    const fits = amounts.some(
      (one) =>
        one.value === value &&
        one.bound === bound &&
        (isLike(one.unit, unit) || fold(quote).includes(fold(one.unit))),
    );
    const got = amounts.map((one) => `${one.bound} ${one.value} ${one.unit}`).join(", ");
    return fits ? null : `"${quote}": ${got || "no amount"}, expected ${bound} ${value} ${unit}`;
  })(key, study);

const checkTimes: Check = (key, study) =>
  perArticle(key.times, ({ annotation: { reading } }, entry) => {
    const said = reading.times.filter(({ text }) => fold(text).includes(fold(entry.text)));
    const got = said.map(({ interval }) => (interval ? `${interval.from}–${interval.to}` : "open"));
    if (said.length === 0) return `"${entry.text}": no time expression`;
    if ("unresolved" in entry)
      return got.every((one) => one === "open") ? null : `"${entry.text}": ${got.join(", ")}`;
    const expected = `${entry.from}–${entry.to}`;
    return got.includes(expected)
      ? null
      : `"${entry.text}": ${got.join(", ")}, expected ${expected}`;
  })(key, study);

// From "it is so" to "if": a headline is stronger than its body where it stands further up.
const STRENGTH: readonly Modality[] = [
  "asserted",
  "claimed",
  "assessed",
  "predicted",
  "expected",
  "intended",
  "threatened",
  "alleged",
  "possible",
  "conditional",
];

const checkHeadlines: Check = (key, study) =>
  perArticle(key.headlines, (article, entry) => {
    const headline = claimsWith(article, entry.headline).find(({ form }) => form === "headline");
    const body = claimsWith(article, entry.body).find(({ form }) => form !== "headline");
    if (!headline || !body) return `${headline ? "body" : "headline"} is no claim`;
    return STRENGTH.indexOf(headline.modality) < STRENGTH.indexOf(body.modality)
      ? null
      : `headline ${headline.modality}, body ${body.modality}: not stronger`;
  })(key, study);

const checkProblem: Check = (key, study) => {
  const assessment = study.assessments.find(({ problemId }) => problemId === key.problem.id);
  if (!assessment) return [`no assessment of ${key.problem.id}`];
  return Object.entries(key.problem.levels).flatMap(([id, level]) => {
    const state = assessment.indicators.find(({ indicatorId }) => indicatorId === id);
    return state?.level === level
      ? []
      : [`${id}: ${state?.level}, expected ${level} (${state?.reasons.join("; ")})`];
  });
};

const SECTIONS: readonly (readonly [keyof Key, Check])[] = [
  ["documents", checkDocuments],
  ["claims", checkClaims],
  ["none", checkNone],
  ["actors", checkActors],
  ["governments", checkGovernments],
  ["places", checkPlaces],
  ["datelines", checkDatelines],
  ["citations", checkCitations],
  ["reuse", checkReuse],
  ["propositions", checkPropositions],
  ["conditions", checkConditions],
  ["amounts", checkAmounts],
  ["times", checkTimes],
  ["headlines", checkHeadlines],
  ["problem", checkProblem],
];
