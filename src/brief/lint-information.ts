import { contains, slice, type Span } from "../base/span.ts";
import type { Brief, BriefSentence, Citation } from "../model/brief.ts";
import type { ChainLink } from "../model/claim.ts";
import type { ClaimRow } from "../model/view.ts";
import { informationSentence, modalityNote, origins, partyOf, publisherOf } from "./attribution.ts";
import { findCitable } from "./citations.ts";
import type { BriefMaterial } from "./input.ts";
import { SCALES, wordsOf } from "./likelihood-words.ts";
import { contentWords, isVerbatim, ownWords, quotationsIn, quoted } from "./quotation.ts";

type Finding = Brief["findings"][number];

const ESTIMATIVE = new RegExp(`\\b(?:${wordsOf(SCALES.ICD203).join("|")})\\b`, "i");
const REPORTED = /\breported\b/;
const DENIED = /\bdenied\b/;

/**
 * Whether a sentence of information says what its source says, no more and no less: quoted words verbatim
 * and whole, every party of the chain named, a denial reported as one, a supposition as one.
 */
export function informationFindings(
  { text, citations }: BriefSentence,
  brief: Brief,
  material: BriefMaterial,
): Finding[] {
  const own = ownWords(text);
  const claims = citations.flatMap((n) => {
    const claimId = brief.citations.find((citation) => citation.n === n)?.claimId;
    return (claimId && findCitable(material, claimId)) || [];
  });
  const reported = [
    ...(REPORTED.test(own)
      ? []
      : [finding("3-unattributed", "information without who reported it", text)]),
    ...(ESTIMATIVE.test(own)
      ? [finding("3-estimate", "information with a likelihood word", text)]
      : []),
  ];
  if (claims.length === 0 || claims.length < citations.length)
    return [...reported, finding("1-no-claim", "information that no claim bears out", text)];
  const found = claims.flatMap(({ row, document, content }) => {
    const words = contentWords(document.text, content);
    return [
      ...quotationFindings(text, words),
      ...speakerFindings(text, row),
      ...stanceFindings(text, row),
      ...additionFindings(text, informationSentence(row, words), row),
    ];
  });
  return [...reported, ...new Map(found.map((one) => [one.message, one])).values()];
}

/** Whether each citation leads to the words it quotes, in the version that its hash is of. */
export function citationFindings({ citations }: Brief, material: BriefMaterial): Finding[] {
  return citations.flatMap((citation) => {
    const document = material.documents.get(citation.documentId);
    if (!document) return [about(citation, "1-no-document", "its document is not at hand")];
    const row = material.claims[citation.claimId ?? ""];
    return [
      ...(slice(document.text, citation.span) === citation.quote && citation.quote !== ""
        ? []
        : [about(citation, "1-quote", "its words are not in the document at that place")]),
      ...(document.sha256 === citation.sha256
        ? []
        : [about(citation, "1-version", "its hash is of another version of the document")]),
      ...(row ? passageFindings(citation, row, material) : []),
    ];
  });
}

/** The passage must hold the content, and, where they stand beside it, who says it and that it is denied. */
function passageFindings(
  citation: Citation,
  { id, chain }: ClaimRow,
  material: BriefMaterial,
): Finding[] {
  const inner = chain.at(-1);
  const beside = inner?.scope === "explicit" ? inner : null;
  const denial = beside?.cue?.class === "deny" ? beside.cue.spans : [];
  const wanted: [spans: readonly Span[], rule: string, message: string][] = [
    [material.spans.get(id) ?? [], "1-content", "it does not hold what is claimed"],
    [beside?.span ? [beside.span] : [], "3-speaker", "it does not hold who says it"],
    [denial, "3-polarity", "it does not hold that this is denied"],
  ];
  return wanted
    .filter(([spans]) => !spans.every((span) => contains(citation.span, span)))
    .map(([, rule, message]) => about(citation, rule, message));
}

function quotationFindings(text: string, words: string): Finding[] {
  const quotations = quotationsIn(text);
  const strange = quotations.filter((quotation) => !isVerbatim(quotation, words));
  const whole = quoted(words);
  return [
    ...strange.map((quotation) => finding("1-quote", `not in the document: “${quotation}”`, text)),
    ...(text.includes(whole)
      ? []
      : [finding("1-quote", "the words of the claim are not quoted whole", text)]),
  ];
}

function speakerFindings(text: string, row: ClaimRow): Finding[] {
  const [, ...links] = row.chain;
  const own = ownWords(text);
  const parties = [publisherOf(row), ...links.map((link: ChainLink) => partyOf(link))];
  const missing = parties.filter((party) => !own.includes(party));
  if (missing.length > 0)
    return missing.map((party) => finding("3-speaker", `the chain lacks "${party}"`, text));
  return inOrder(own, parties)
    ? []
    : [finding("3-speaker", "the chain is in another order: who cites whom is turned", text)];
}

/** From the publisher to the innermost source, each after the one that cites it. */
function inOrder(own: string, parties: readonly string[]): boolean {
  let from = 0;
  return parties.every((party) => {
    const at = own.indexOf(party, from);
    from = at + party.length;
    return at >= 0;
  });
}

/** Words of ours beside those of the rules: they may place a report, and say nothing more. */
const PLACING = new Set(
  "reported wrote said told stated according to citing cited quoting quoted which who that has had on in by of and the a an also earlier later report its".split(
    " ",
  ),
);

/**
 * Everything in our own words that neither names a party of the chain nor stands in the sentence of the rules.
 * Whatever else a writer would add, a judgement on it is the place for it.
 */
function additionFindings(text: string, written: string, row: ClaimRow): Finding[] {
  const own = withoutParties(ownWords(text), row).replaceAll(
    row.published?.slice(0, 10) || "\0",
    "",
  );
  const allowed = new Set(wordsIn(withoutParties(ownWords(written), row)));
  const added = wordsIn(own).filter((word) => !allowed.has(word) && !PLACING.has(word));
  const count = origins(row);
  return [
    ...(added.length > 0
      ? [finding("3-added", `words that the source does not bear out: ${added.join(" ")}`, text)]
      : []),
    ...(ownWords(text).includes(`(${count}`)
      ? []
      : [finding("3-origins", `expected "${count}" between brackets`, text)]),
  ];
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function stanceFindings(text: string, row: ClaimRow): Finding[] {
  const own = ownWords(text);
  const denies = row.chain.length > 1 && row.chain.at(-1)?.cue?.class === "deny";
  const note = modalityNote(row.modality);
  return [
    ...(denies === DENIED.test(withoutParties(own, row))
      ? []
      : [
          finding(
            "3-polarity",
            denies ? "a denial reported as a claim" : "a claim reported as a denial",
            text,
          ),
        ]),
    ...(note === null || own.includes(note)
      ? []
      : [finding("3-modality", `"${note}" is left out`, text)]),
  ];
}

/** A party may be called "officials who denied …": that is their name here, not what they do. */
function withoutParties(own: string, { chain, publisher }: ClaimRow): string {
  const parties = [publisherOf({ chain, publisher }), ...chain.slice(1).map(partyOf)]
    .filter((party) => party !== "")
    .toSorted((a, b) => b.length - a.length);
  return parties.reduce((rest, party) => rest.replaceAll(party, " "), own);
}

function about({ n }: Citation, rule: string, message: string): Finding {
  return { rule, message: `citation ${n}: ${message}` };
}

function finding(rule: string, message: string, sentence: string): Finding {
  return { rule, message: `${message}: ${sentence}` };
}
