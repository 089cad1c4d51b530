import type { RawInput } from "../model/document.ts";
import { decode, type Decoded } from "./encoding.ts";
import type { Draft, Extract } from "./draft.ts";
import { readExcerpt } from "./excerpt.ts";
import { readFeed } from "./feed.ts";
import { formatOf, MEDIA_TYPES, refuse } from "./format.ts";
import type { Complaint } from "./issue.ts";
import { readMarkdown } from "./markdown.ts";
import { readPage } from "./page.ts";
import { readPlain } from "./plain.ts";
import { readCanonical, readRecords } from "./record.ts";
import { webAddress } from "./web-address.ts";

/** Drafts of the documents in an input, by its format; nothing but a complaint where it cannot be read. */
export function extract(input: RawInput): Extract {
  const refusal = refuse(input);
  return refusal ? failed(refusal) : readable(input);
}

function readable(input: RawInput): Extract {
  const decoded = decode(input.bytes, input.mediaType);
  const { text } = decoded;
  if (text.trim() === "") return failed(blank(input));
  const url = webAddress(input.url);
  const format = formatOf(text, input);
  switch (format) {
    case "text":
      return single(readPlain(input.bytes, text), "text", decoded, url);
    case "markdown":
      return single(readMarkdown(input.bytes, text, url), "markdown", decoded, url);
    case "page":
      return single(readPage({ bytes: input.bytes, markup: text, url }), "page", decoded, url);
    case "feed":
      return readFeed(text, url);
    case "records":
      return readRecords(text);
    case "record":
      return readCanonical(text);
    case "excerpt":
      return readExcerpt(input.bytes, text);
    case "xml":
      return failed(unknownXml());
  }
}

/** The one draft of a page or file, with the address it came from where it states none. */
function single(
  draft: Omit<Draft, "mediaType">,
  format: keyof typeof MEDIA_TYPES,
  { charset, complaints }: Decoded,
  url: string | null,
): Extract {
  const mediaType = MEDIA_TYPES[format] + (charset === null ? "" : `; charset=${charset}`);
  const stated = { ...draft.stated, url: draft.stated.url ?? url };
  return {
    drafts: [{ ...draft, mediaType, stated, complaints: [...complaints, ...draft.complaints] }],
    complaints: [],
    urls: [],
  };
}

function failed(complaint: Complaint): Extract {
  return { drafts: [], complaints: [complaint], urls: [] };
}

function blank({ name }: RawInput): Complaint {
  return {
    code: "blank-file",
    message: `missing text: "${name}" holds only white space`,
    severity: "error",
  };
}

function unknownXml(): Complaint {
  return {
    code: "unknown-format",
    message: "unknown format: XML that is neither a feed nor a page",
    hint: "Add text, HTML, Markdown, a feed or JSON lines",
    severity: "error",
  };
}
