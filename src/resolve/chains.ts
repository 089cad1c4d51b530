import { compareSpans, overlap } from "../base/span.ts";
import type { ChainLink, Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Mention } from "../model/mention.ts";
import type { Source } from "../model/source.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";
import { bodyOfOffice, speaksForBody } from "./offices.ts";

/** A mention with the entity it was resolved to: what a chain link or a relation can point to. */
export interface KnownMention {
  readonly mention: Mention;
  readonly entityId: string;
}

const MEDIA_WORDS =
  /\s+(?:news agency|news website|news site|news outlet|newspaper|daily|website|agency|outlet|channel|network|broadcaster|television|TV|radio|news)$/i;

/** Outlet by the words of a text: with or without "news agency", "the", possessive and a nationality before it. */
export function findSource(words: string, base: ResolverBase): Source | undefined {
  const plain = words
    .replace(/^the\s+/i, "")
    .replace(/['’]s$/, "")
    .trim();
  const bare = plain.replace(MEDIA_WORDS, "");
  const [first = "", ...rest] = plain.split(/\s+/);
  const local = base.nationality(first.replace(/['’]s$/, "")) ? rest.join(" ") : "";
  for (const name of [words, plain, bare, local, local.replace(MEDIA_WORDS, "")]) {
    const source = name === "" ? undefined : base.source(nameKey(name));
    if (source) return source;
  }
  return undefined;
}

/** The outlet that published the document: by name, else by the host of its address. */
export function publisherOf(document: Document, base: ResolverBase): Source | undefined {
  const byName = document.publisher === null ? undefined : findSource(document.publisher, base);
  if (byName || document.url === null || !URL.canParse(document.url)) return byName;
  return base.sourceOfHost(new URL(document.url).hostname);
}

/**
 * Points the links of a claim's chain to sources and entities.
 *
 * Anonymous and untraceable sources never get one: they stay the class of people the text makes them.
 */
export function resolveChain(
  claim: Claim,
  resolved: readonly KnownMention[],
  document: Document,
  base: ResolverBase,
): Claim {
  return {
    ...claim,
    chain: claim.chain.map((link) => ({ ...link, refId: refOf(link, resolved, document, base) })),
  };
}

function refOf(
  link: ChainLink,
  resolved: readonly KnownMention[],
  document: Document,
  base: ResolverBase,
): string | null {
  switch (link.type) {
    case "publisher":
      return idIn(findSource(link.surface, base) ?? publisherOf(document, base));
    case "media":
      return outletRef(link, resolved, document, base);
    case "person":
      return named(link, resolved, "Person") ?? pronounRef(link, resolved);
    case "role":
      return named(link, resolved, "Person") ?? officeRef(link, resolved, base);
    case "organisation":
      return named(link, resolved, "Organisation") ?? idIn(findSource(link.surface, base));
    default:
      return null;
  }
}

/** What an office without a name speaks for; nobody where the text has found out who holds it. */
function officeRef(
  link: ChainLink,
  resolved: readonly KnownMention[],
  base: ResolverBase,
): string | null {
  if (link.name !== undefined) return null;
  const body = speaksForBody(link) ? named(link, resolved, "Organisation") : null;
  return body ?? bodyOfOffice(link, base);
}

/** "The report", "it", "the website": the outlet named last before, the publisher left out. */
const ANAPHOR =
  /^(?:it|(?:the|this|that|its)(?: [\p{L}-]+)? (?:reports?|articles?|analysis|outlet|website|site|newspaper|paper|agency|channel|network|broadcaster|piece|story))$/iu;

function outletRef(
  link: ChainLink,
  resolved: readonly KnownMention[],
  document: Document,
  base: ResolverBase,
): string | null {
  const outlets = resolved.filter(({ entityId }) => entityId.startsWith("src:"));
  const direct = idIn(findSource(link.surface, base)) ?? named(link, outlets, "Organisation");
  const { span } = link;
  if (direct !== null || span === null || !ANAPHOR.test(link.surface.trim())) return direct;
  const publisher = idIn(publisherOf(document, base));
  const earlier = outlets.filter(
    ({ mention, entityId }) => mention.span.end <= span.begin && entityId !== publisher,
  );
  return earlier.at(-1)?.entityId ?? null;
}

function idIn(source: Source | undefined): string | null {
  return source?.id ?? null;
}

/** Entity of the mention that names the link: the first of its type inside its words. */
function named(
  link: ChainLink,
  resolved: readonly KnownMention[],
  type: Mention["type"],
): string | null {
  const { span } = link;
  const key = nameKey(link.surface);
  const fitting = resolved.filter(({ mention }) =>
    span === null ? key !== "" && nameKey(mention.text) === key : overlap(mention.span, span) > 0,
  );
  const [first] = fitting
    .filter(({ mention }) => mention.type === type)
    .toSorted((a, b) => compareSpans(a.mention.span, b.mention.span));
  return first?.entityId ?? null;
}

const PRONOUN = /^(?:he|she)$/i;
const PRONOUN_REACH = 400; // UTF-16 units: about three sentences

/** "He" is the person named last, if near enough and alone there. */
function pronounRef(link: ChainLink, resolved: readonly KnownMention[]): string | null {
  const { span } = link;
  if (span === null || !PRONOUN.test(link.surface.trim())) return null;
  const near = resolved.filter(
    ({ mention }) =>
      mention.type === "Person" &&
      mention.span.end <= span.begin &&
      mention.span.end > span.begin - PRONOUN_REACH,
  );
  return new Set(near.map(({ entityId }) => entityId)).size === 1
    ? (near[0]?.entityId ?? null)
    : null;
}
