import { inflateRawSync } from "node:zlib";

/** The files of a ZIP archive by its central directory. */
function files(bytes: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(begin, begin + size);
    const key = bytes.subarray(at + 46, at + 46 + (name ?? 0)).toString();
    found.set(key, (method === 8 ? inflateRawSync(data) : data).toString());
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return found;
}

function text(xml: string): string {
  return [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)]
    .map(([, words = ""]) => words)
    .join("")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&#39;", "'")
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}

/** 0 for "A", 26 for "AA". */
function column(reference: string): number {
  return [...reference].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Cells of the first sheet of a workbook as text, and no formula among them. */
export function sheetOf(bytes: Buffer): string[][] {
  const xml = files(bytes).get("xl/worksheets/sheet1.xml") ?? "";
  if (xml.includes("<f>")) throw new Error("a cell of the sheet is a formula");
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) => cellsOf(row));
}

function cellsOf(row: string): string[] {
  const cells: string[] = [];
  for (const [, at = "", attributes = "", body = ""] of row.matchAll(
    /<c r="([A-Z]+)\d+"([^>]*)>(.*?)<\/c>/gs,
  )) {
    const value = /<v>(.*?)<\/v>/s.exec(body)?.[1] ?? "";
    cells[column(at)] = attributes.includes("inlineStr") ? text(body) : value;
  }
  return Array.from(cells, (cell) => cell ?? "");
}
