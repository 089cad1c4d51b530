import { inflateRawSync } from "node:zlib";

const CENTRAL = 0x02014b50; // signature of an entry of the central directory

/** The words of a Word document, its sentences run together: read from the archive by its central directory. */
export function readDocx(docx: Uint8Array): string {
  const bytes = Buffer.from(docx);
  for (let at = bytes.length - 4; at >= 0; at--) {
    if (bytes.readUInt32LE(at) !== CENTRAL) continue;
    const name = bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    if (name !== "word/document.xml") continue;
    const [size, header] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const begin = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const data = bytes.subarray(begin, begin + size);
    const isStored = bytes.readUInt16LE(at + 10) === 0;
    return wordsOf((isStored ? data : inflateRawSync(data)).toString("utf8"));
  }
  throw new Error("no word/document.xml");
}

function wordsOf(xml: string): string {
  return xml
    .replace(/<[^>]+>/g, "")
    .replaceAll("&apos;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
