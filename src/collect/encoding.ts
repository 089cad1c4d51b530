import type { Complaint } from "./issue.ts";

/** Text of the bytes; `charset` only where the media type had to name it for the text to be read so. */
export interface Decoded {
  readonly text: string;
  readonly charset: string | null;
  readonly complaints: readonly Complaint[];
}

const DECLARATION_BYTES = 2048; // HTML asks for `<meta charset>` within the first 1024
const CHARSET = /charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})/i;
const META_CHARSET = /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{1,40})/i;
const XML_ENCODING = /^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})["']/i;

/**
 * Text by byte order mark, else UTF-8 where the bytes are that, else by the charset that the media type or the
 * page declares, else windows-1252 with a warning.
 *
 * Valid UTF-8 beats a declaration, because no other text in Latin, Cyrillic, Arabic or Hebrew letters is valid UTF-8
 * by accident, and wrong declarations are common.
 */
export function decode(bytes: Uint8Array, mediaType: string | undefined): Decoded {
  const utf16 = utf16Label(bytes);
  if (utf16) return whole(new TextDecoder(utf16).decode(bytes));
  const utf8 = decodeStrict(bytes);
  const fromType = labelOf(CHARSET.exec(mediaType ?? "")?.[1]);
  const declared = fromType ?? declaredInPage(bytes);
  const isOther = declared !== null && !declared.startsWith("utf-");
  if (utf8 !== null && !(isOther && isAscii(utf8))) return whole(utf8);
  return isOther ? whole(new TextDecoder(declared).decode(bytes), fromType) : decodeBroken(bytes);
}

function whole(text: string, charset: string | null = null): Decoded {
  return { text, charset, complaints: [] };
}

function decodeStrict(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

/** Neither valid nor declared otherwise: damaged UTF-8 where most of it is whole, else windows-1252. */
function decodeBroken(bytes: Uint8Array): Decoded {
  const utf8 = new TextDecoder().decode(bytes);
  const lost = count(utf8, /\ufffd/g);
  if (lost <= count(utf8, /[^\0-\x7f\ufffd]/gu)) return whole(utf8);
  const complaint: Complaint = {
    code: "wrong-encoding",
    message: 'missing charset: the bytes are not UTF-8 and were read as "windows-1252"',
    hint: "Save the file as UTF-8, or declare its charset",
    severity: "warning",
  };
  return { ...whole(new TextDecoder("windows-1252").decode(bytes)), complaints: [complaint] };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const LOST_CHARACTERS = 3; // one or two may be printed so by the publisher
const MOJIBAKE = /â€[™œ˜¦“”\u009c\u009d\u0099\u0098\u00a6]|Ã[©¨¡¢¤§«±³´¶¼]|Ð[°-¿][Ð-Ñ]|Ø[§±ª]Ù/g;
const MOJIBAKE_RUNS = 2; // a single "Ã©" may be a quotation of mojibake

/** A warning for text that was decoded wrongly, here or by who wrote it; null for text that looks whole. */
export function wrongEncoding(text: string): Complaint | null {
  const lost = count(text, /\ufffd/g);
  const garbled = count(text, MOJIBAKE);
  if (lost < LOST_CHARACTERS && garbled < MOJIBAKE_RUNS) return null;
  return {
    code: "wrong-encoding",
    message: `invalid encoding: ${lost} lost and ${garbled} garbled characters`,
    hint: "Fetch the page again, or save the file as UTF-8",
    severity: "warning",
  };
}

function declaredInPage(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_BYTES));
  return labelOf((XML_ENCODING.exec(head) ?? META_CHARSET.exec(head))?.[1]);
}

/** The encoding's name as the WHATWG standard spells it; null for names it does not know. */
function labelOf(name: string | undefined): string | null {
  if (!name) return null;
  try {
    return new TextDecoder(name).encoding;
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^[\0-\x7f]*$/.test(text);
}

const PROBE_BYTES = 512;

const ZERO_SHARE = 0.8; // of the places where ASCII in UTF-16 has its zero byte

/** UTF-16 by its byte order mark or, without one, by zero bytes in every other place as ASCII text has them. */
export function utf16Label(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const [even, odd] = zerosByParity(bytes.subarray(0, PROBE_BYTES));
  const enough = Math.max(2, (Math.min(bytes.length, PROBE_BYTES) / 2) * ZERO_SHARE);
  if (even === 0 && odd >= enough) return "utf-16le";
  return odd === 0 && even >= enough ? "utf-16be" : null;
}

function zerosByParity(probe: Uint8Array): [number, number] {
  const zeros = [...probe.keys()].filter((i) => probe[i] === 0);
  const even = zeros.filter((i) => i % 2 === 0).length;
  return [even, zeros.length - even];
}
