import type { AlertChannel, AlertMessage } from "../../model/alert.ts";

const LINE = 76; // characters of base64 in a line, RFC 2045 §6.8
const WORD_BYTES = 42; // of text in an encoded word: 56 of base64 and 12 around it are below the 75 of RFC 2047 §2

/**
 * A mail as it goes over the wire: plain text in UTF-8. Nothing in it can end a header line or the message: the subject
 * is encoded wherever it is not plain ASCII, and the body is base64.
 *
 * @see RFC 5322 (format), RFC 2047 (subject), RFC 2045 (body)
 */
export function mailOf(
  { from, to }: Pick<Extract<AlertChannel, { type: "email" }>, "from" | "to">,
  { id, subject, text }: AlertMessage,
  now: string,
): string {
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return [
    `From: ${from}`,
    `To: ${to.join(", ")}`,
    `Subject: ${header(subject)}`,
    `Date: ${new Date(now).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${id}@${domain}>`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "Auto-Submitted: auto-generated",
    "",
    inLines(Buffer.from(text).toString("base64")),
  ].join("\r\n");
}

function header(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes("=?")) return text;
  const words: string[] = [];
  let word = "";
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > WORD_BYTES) {
      words.push(word);
      word = "";
    }
    word += letter;
  }
  words.push(word);
  return words.map((one) => `=?utf-8?B?${Buffer.from(one).toString("base64")}?=`).join("\r\n ");
}

function inLines(base64: string): string {
  return base64.match(new RegExp(`.{1,${LINE}}`, "g"))?.join("\r\n") ?? "";
}
