import { addDays } from "../base/interval.ts";
import type { ChainLink, Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Origin } from "../model/proposition.ts";
import type { SourceType } from "../model/source.ts";
import { anonymousClassOf, type AnonymousClass } from "./anonymous-class.ts";
import type { Parties } from "./parties.ts";
import { countryIn } from "./nations.ts";
import { slugOf } from "../base/slug.ts";
import {
  isSameOutlet,
  nameOf,
  outletNamed,
  publisherOf,
  wireOf,
  type Outlet,
  type SourceIndex,
} from "./outlets.ts";
import { bare, possessive, unnamed } from "./wording.ts";

/** Who first put a claim into the world, as far as its own chain tells. */
export interface OriginRef {
  /** `party` with the occasion: one utterance or report. */
  readonly key: string;
  /** Counted once, however often it speaks. */
  readonly party: string;
  readonly kind: Origin["kind"];
  readonly label: string;
  readonly sourceType: SourceType;
  /** Whose report it is, or who passed on the words. */
  readonly outlet: Outlet;
  readonly publisher: Outlet;
  readonly anonymous: AnonymousClass | null;
  /** Links from the publisher to the origin: the path its word took. */
  readonly path: readonly ChainLink[];
  readonly refId: string | null;
  readonly occasion: string | null;
  /** The document cites its own publisher. */
  readonly selfCited: boolean;
}

/** What a document says of where it comes from, beyond the chains of its claims. */
export interface DocumentContext {
  readonly document: Document;
  readonly parties: Parties;
  /** Outlet the words around the claim cite, where the chain does not name it. */
  readonly cited?: Outlet | undefined;
}

/**
 * The origin of a claim: the last link inward that is a specific utterance or report.
 *
 * Links further in that nobody could point to are descriptors: an official who says that unnamed people
 * told him is the origin, they are not. What an outlet says of itself collapses.
 *
 * @see docs/methods/origins.md, rules i–v
 */
export function originOf(claim: Claim, context: DocumentContext): OriginRef {
  return claim.chain
    .slice(1)
    .reduce((at, link) => step(at, link, context), startOf(claim, context));
}

/** The same claim as its publisher's own: who put it into the world where everybody cites everybody. */
export function ownReportOf(origin: OriginRef): OriginRef {
  return reportOf(origin.publisher, { ...origin, path: origin.path.slice(0, 1) });
}

/** The publisher's own report, or that of the agency or outlet it takes the story from. */
function startOf(
  claim: Claim,
  { document, parties: { sources }, cited }: DocumentContext,
): OriginRef {
  const first = claim.chain[0];
  const publisher = publisherOf(document, first, sources);
  const path: ChainLink[] = first ? [first] : [];
  const own = reportOf(publisher, { publisher, path, selfCited: false });
  const wire = wireOf(document, publisher, sources) ?? cited;
  return wire ? reportOf(wire, { ...own, path: [...path, linkTo(wire)] }) : own;
}

type Passed = Pick<OriginRef, "publisher" | "path" | "selfCited">;

function reportOf(outlet: Outlet, { publisher, path, selfCited }: Passed): OriginRef {
  const own = isSameOutlet(outlet, publisher);
  const label = own
    ? `${possessive(outlet.name)} own report`
    : `${possessive(outlet.name)} report, unseen`;
  const party = `report:${outlet.group}`;
  const sourceType = own ? "publisher" : "media";
  return {
    key: party,
    party,
    kind: "report",
    label,
    sourceType,
    outlet,
    publisher,
    anonymous: null,
    path,
    refId: outlet.key,
    occasion: null,
    selfCited,
  };
}

function linkTo({ name, key }: Outlet): ChainLink {
  return {
    type: "media",
    surface: name,
    span: null,
    cue: null,
    scope: "resolved",
    refId: key,
    occasion: null,
  };
}

function step(at: OriginRef, link: ChainLink, context: DocumentContext): OriginRef {
  const open = at.kind === "report" && at.sourceType !== "document";
  const known = { ...link, refId: refIdOf(link, context.parties) };
  if (!open) return inside(at, known, context);
  return isMedia(at, known, context)
    ? relay(at, known, context)
    : STEPS[link.type](at, known, context);
}

/** Who a link names: as resolved, else by a name that only one party of the case bears. */
function refIdOf(link: ChainLink, { byName }: Parties): string | null {
  if (link.type === "anonymous" || link.type === "untraceable") return null;
  return link.refId ?? byName.get(slugOf(nameOf(link))) ?? null;
}

/** An outlet taken for a body or a paper: by its name, or by a part of the publisher's own. */
function isMedia(at: OriginRef, link: ChainLink, { parties }: DocumentContext): boolean {
  if (link.type !== "organisation" && link.type !== "document") return false;
  const type = outletOf(link, parties.sources)?.source?.type;
  return (
    type === "media" || type === "publisher" || isShortFor(nameOf(link), at.publisher, parties)
  );
}

/** "The Dispatch" in the Meridian Dispatch; but "Israel" in Israel Today is the state. */
function isShortFor(name: string, { name: full }: Outlet, { nations }: Parties): boolean {
  const words = slugOf(name).split("-").filter(Boolean);
  const within = new Set(slugOf(full).split("-"));
  return (
    words.length > 0 &&
    words.every((word) => within.has(word)) &&
    countryIn(name, nations) === undefined
  );
}

function outletOf(link: ChainLink, sources: SourceIndex): Outlet | undefined {
  const printed = outletNamed(link.surface, link.refId, sources);
  return printed?.source ? printed : outletNamed(nameOf(link), link.refId, sources);
}

type Step = (at: OriginRef, link: ChainLink, context: DocumentContext) => OriginRef;

/** Where a report rests on each type of source. */
const STEPS: Readonly<Record<SourceType, Step>> = {
  publisher: relay,
  media: relay,
  person: speaker,
  organisation: speaker,
  role: (at, link, context) =>
    link.refId !== null || hasName(link)
      ? speaker(at, link, context)
      : anonymous(at, link, context),
  document: paper,
  anonymous,
  unknown: (at, link, context) =>
    nameOf(link).trim() === "" ? untraceable(at, link) : anonymous(at, link, context),
  untraceable,
};

/** Beyond a speaker only another specific utterance counts: a paper he read from is the occasion. */
function inside(at: OriginRef, link: ChainLink, context: DocumentContext): OriginRef {
  if (at.kind !== "speaker") return at;
  if (link.type === "document" && at.occasion === null) {
    return utterance(at, link.surface, context.document);
  }
  const specific =
    (link.type === "person" || link.type === "organisation") && link.occasion !== null;
  return specific ? speaker(at, link, context) : at;
}

function relay(at: OriginRef, link: ChainLink, { parties }: DocumentContext): OriginRef {
  const outlet = outletOf(link, parties.sources);
  const own = link.type === "publisher" || (outlet && isSameOutlet(outlet, at.publisher));
  if (own || isShortFor(nameOf(link), at.publisher, parties)) return { ...at, selfCited: true };
  if (!outlet || isSameOutlet(outlet, at.outlet)) return at;
  return reportOf(outlet, { ...at, path: [...at.path, link] });
}

function speaker(
  at: OriginRef,
  link: ChainLink,
  { document, parties }: DocumentContext,
): OriginRef {
  const party = `speaker:${link.refId ?? slugOf(nameOf(link))}`;
  const refId = link.refId;
  const base = {
    ...at,
    party,
    kind: "speaker" as const,
    label: (refId === null ? undefined : parties.entities.get(refId)?.name) ?? bare(nameOf(link)),
    sourceType: link.type,
    refId,
    path: [...at.path, link],
  };
  return utterance({ ...base, anonymous: null }, link.occasion, document);
}

function utterance(at: OriginRef, occasion: string | null, document: Document): OriginRef {
  const day = dayOf(occasion, document.published);
  return { ...at, occasion, key: `${at.party}@${day ?? "undated"}` };
}

/** A paper with a name speaks for itself; one without is anybody's. */
function paper(at: OriginRef, link: ChainLink, context: DocumentContext): OriginRef {
  if (link.refId === null && !hasName(link)) return anonymous(at, link, context);
  const party = `document:${link.refId ?? slugOf(nameOf(link))}`;
  return {
    ...at,
    key: party,
    party,
    label: bare(nameOf(link)),
    sourceType: "document",
    refId: link.refId,
    path: [...at.path, link],
  };
}

function anonymous(at: OriginRef, link: ChainLink, { parties }: DocumentContext): OriginRef {
  const surface = nameOf(link);
  const known = anonymousClassOf(surface, at.outlet.source?.country ?? null, parties.nations);
  const party = `report:${at.outlet.key}#${known.country ?? "any"}-${known.sector ?? "any"}`;
  const label = `${possessive(at.outlet.name)} report of ${unnamed(surface, link.type)}`;
  return {
    ...at,
    key: party,
    party,
    kind: "anonymous",
    label,
    sourceType: link.type,
    anonymous: known,
    refId: null,
    path: [...at.path, link],
  };
}

function untraceable(at: OriginRef, link: ChainLink): OriginRef {
  const words = bare(nameOf(link));
  const label =
    words === "" ? "a source that cannot be traced" : `a source that cannot be traced (“${words}”)`;
  return {
    ...at,
    key: "untraceable",
    party: "untraceable",
    kind: "untraceable",
    label,
    sourceType: "untraceable",
    refId: null,
    path: [...at.path, link],
  };
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** Day of an utterance: the last such weekday up to publication, else the day of publication. */
function dayOf(occasion: string | null, published: string | null): string | null {
  if (published === null || Number.isNaN(Date.parse(published))) return null;
  const day = new Date(published).toISOString().slice(0, 10);
  const said = WEEKDAYS.findIndex((name) => occasion?.toLowerCase().includes(name));
  if (said < 0) return occasion?.toLowerCase() === "yesterday" ? addDays(day, -1) : day;
  return addDays(day, -((new Date(day).getUTCDay() - said + 7) % 7));
}

/** A capitalised word after the article: "Iran's foreign minister", not "The spokesman". */
function hasName({ name, surface }: ChainLink): boolean {
  return (
    name !== undefined ||
    /\s\p{Lu}|^(?!(?:The|An?|Its?|His|Her|Their|Some|Several|One|Two)\s)\p{Lu}\S*\s/u.test(
      surface.trim(),
    )
  );
}
