import { sha256 } from "../base/hash.ts";
import { idOf } from "../base/id.ts";
import type { Span } from "../base/span.ts";
import { Document, type RawInput } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";
import { findByline } from "./byline.ts";
import { findFiling, type Filing } from "./dateline.ts";
import { dateOfLine, parseDate } from "./dates.ts";
import type { Body, Draft } from "./draft.ts";
import { wrongEncoding } from "./encoding.ts";
import { issueOf, type Complaint } from "./issue.ts";
import { languageOf, UNDETERMINED } from "./language.ts";
import { withoutTitle } from "./text.ts";

/** A document with what is doubtful about it; no document where the draft has no words. */
export interface Assembled {
  readonly document: Document | null;
  readonly issues: readonly Issue[];
}

/**
 * The document of a draft: title before body, dateline, byline, date and language found, where the draft does not
 * state them.
 *
 * Laws: `text` opens with `title`; every link span holds the words it held in the body; the same draft and input give
 * the same document.
 */
export function assemble(draft: Draft, input: RawInput): Assembled {
  const { stated, body: stripped } = draft;
  const body = stated.title === null ? stripped : withoutTitle(stripped, stated.title);
  if (body.text === "" && stated.title === null)
    return { document: null, issues: [issueOf(emptyText(input), input)] };
  const { text, bodyBegin, links } = joinTitle(stated.title, body);
  const paragraphs = paragraphsOf(text, bodyBegin);
  const filing = findFiling(text, paragraphs.slice(0, FILING_PARAGRAPHS));
  const date = dateOf(draft, text, paragraphs, filing);
  const language = languageOf(text, stated.language);
  const digest = sha256(draft.bytes);
  const document: Document = {
    id: idOf("doc", digest),
    sha256: digest,
    mediaType: draft.mediaType,
    url: stated.url,
    feed: input.feed ?? null,
    collection: stated.collection ?? input.collection ?? null,
    ...partiesOf(draft, filing),
    byline: stated.byline ?? findByline(text, paragraphs),
    dateline: filing.dateline,
    language: language.language,
    ...date,
    retrieved: input.retrieved,
    licence: stated.licence,
    title: stated.title,
    bodyBegin,
    text,
    links,
  };
  const complaints = [...draft.complaints, ...doubtsOf(draft, document, language.overrules)];
  return {
    document,
    issues: complaints.map((complaint) => issueOf(complaint, input, document.id)),
  };
}

const FILING_PARAGRAPHS = 4; // a caption, its repetition and a byline may stand before the dateline

function joinTitle(
  title: string | null,
  body: Body,
): Pick<Document, "text" | "bodyBegin" | "links"> {
  if (title === null) return { text: body.text, bodyBegin: 0, links: [...body.links] };
  if (body.text === "") return { text: title, bodyBegin: title.length, links: [] };
  const bodyBegin = title.length + 2;
  const links = body.links.map(({ span, href }) => ({
    span: { begin: span.begin + bodyBegin, end: span.end + bodyBegin },
    href,
  }));
  return { text: `${title}\n\n${body.text}`, bodyBegin, links };
}

/** Lines of the body that are not empty. */
function paragraphsOf(text: string, from: number): Span[] {
  const spans: Span[] = [];
  for (let begin = from; begin < text.length;) {
    const end = text.indexOf("\n", begin);
    const stop = end < 0 ? text.length : end;
    if (stop > begin) spans.push({ begin, end: stop });
    begin = stop + 1;
  }
  return spans;
}

/** Who nobody says published it is the agency that filed it; an agency that another publishes is the originator. */
function partiesOf(
  { stated }: Draft,
  { agency }: Filing,
): Pick<Document, "publisher" | "originator"> {
  const publisher = stated.publisher ?? agency;
  const credited =
    agency !== null && agency.toLowerCase() !== publisher?.toLowerCase() ? agency : null;
  return { publisher, originator: stated.originator ?? credited };
}

/** The day stated; else a whole date printed in the dateline or on a line of its own at either end; else none. */
function dateOf(
  { stated, basis }: Draft,
  text: string,
  paragraphs: readonly Span[],
  filing: Filing,
): Pick<Document, "published" | "publishedBasis"> {
  const published = stated.published === null ? null : parseDate(stated.published);
  if (published !== null) return { published, publishedBasis: basis };
  const lines = [...paragraphs.slice(0, 5), ...paragraphs.slice(-3)];
  const printed = lines.map(({ begin, end }) =>
    end - begin > 200 ? null : dateOfLine(text.slice(begin, end)),
  );
  const date = filing.date ?? printed.find((one) => one !== null) ?? null;
  return { published: date, publishedBasis: date === null ? "none" : "text" };
}

function doubtsOf({ stated }: Draft, document: Document, overruled: boolean): Complaint[] {
  return [
    dateDoubt(stated.published, document),
    languageDoubt(stated.language, document.language, overruled),
    wrongEncoding(document.text),
  ].filter((complaint) => complaint !== null);
}

const DAY_MS = 86_400_000;

function dateDoubt(
  stated: string | null,
  { published, publishedBasis, retrieved }: Document,
): Complaint | null {
  if (stated !== null && (published === null || publishedBasis === "text")) {
    return {
      code: "invalid-date",
      message: `invalid date: "${stated.slice(0, 60)}"`,
      hint: "Give it as YYYY-MM-DD",
      severity: "warning",
    };
  }
  if (published === null) {
    return {
      code: "missing-date",
      message: "missing date of publication",
      hint: "Give it as published: YYYY-MM-DD",
      severity: "note",
    };
  }
  if (Date.parse(published) - Date.parse(retrieved) <= DAY_MS) return null;
  return {
    code: "future-date",
    message: `invalid date: published "${published}" after it was retrieved`,
    hint: "Check the date of the page, and the clock of this machine",
    severity: "warning",
  };
}

function languageDoubt(
  stated: string | null,
  language: string,
  overruled: boolean,
): Complaint | null {
  if (language === UNDETERMINED) {
    return {
      code: "unknown-language",
      message: "unknown language: too little text to tell",
      hint: "Give it as language: en",
      severity: "warning",
    };
  }
  if (!overruled) return null;
  return {
    code: "wrong-language",
    message: `invalid language: stated "${stated?.slice(0, 20)}", the text is "${language}"`,
    hint: "Correct the language the record or page states",
    severity: "note",
  };
}

function emptyText({ name }: RawInput): Complaint {
  return {
    code: "empty-text",
    message: `missing text: "${name}" has no words to read`,
    hint: "Check that the page shows its text without scripts",
    severity: "error",
  };
}
