// Processor time of reading at n and at 4 n, for the texts that hurt a reader most: node bench/linearity.ts [--size BYTES]
// A ratio near 4 is linear; ends with 1 where one is above 6.
import { parseArgs } from "node:util";
import { loadModels } from "../src/cycle/models.ts";
import { toDocument } from "../src/cli/json-lines.ts";
import { read, readContext } from "../src/read/index.ts";

const { values } = parseArgs({ options: { size: { type: "string", default: "250000" } } });
const MOST = 6;
const NOW = "2000-01-01T00:00:00.000Z";

const TEXTS: Readonly<Record<string, string>> = {
  "sentences in one line": "The army said the bridge was destroyed and the minister denied it. ",
  "one sentence without end": "the army said that the minister, who was told, said that ",
  "commas and capitals": "Aa, Bb and Cc, ",
  "open quotation marks": 'He said "this is not over. The army said “so. ',
  "only punctuation": '."".,,;;::!!??““””—–()()\'',
  "paragraphs again and again": "Two officials said talks had collapsed, demonstrating a will.\n\n",
  "all capitals": "THE ARMY SAID THE BRIDGE WAS DESTROYED ON MONDAY. ",
  "statements without end": "The minister said:\n\n“The bridge fell.\n\n",
  "surnames of nobody":
    "Otto Kringel left. Mara Dost said so, Ilse said, the minister said, he said. ",
  "attacks told again":
    "Gunmen killed three people in Vale on Monday, and a bomb hit the mayor's car. ",
  "outlets again and again": "Test Wire reported the raid, citing the Test Wire report. ",
  "mixed scripts": "Армия said на мосту. 軍隊は said الجيش قال إن the bridge. ",
};

const context = readContext([], loadModels());

function milliseconds(text: string): number {
  const record = { id: "x", text, title: null, url: null, publisher: "Test Wire", published: null };
  const document = { ...toDocument(record, NOW), language: "en" };
  const begun = process.cpuUsage();
  read(document, context);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

function measure(name: string, piece: string): boolean {
  const text = (size: number) => piece.repeat(Math.ceil(size / piece.length));
  const size = Number(values.size);
  const [small, large] = [milliseconds(text(size)), milliseconds(text(4 * size))];
  const ratio = large / small;
  console.log(
    `${ratio.toFixed(1).padStart(6)} ×  ${small.toFixed(0).padStart(7)} ms, ${large.toFixed(0).padStart(7)} ms  ${name}`,
  );
  return ratio <= MOST;
}

milliseconds("The army said the bridge fell. ".repeat(2000)); // the first run compiles
const fits = Object.entries(TEXTS).map(([name, piece]) => measure(name, piece));
process.exit(fits.every(Boolean) ? 0 : 1);
