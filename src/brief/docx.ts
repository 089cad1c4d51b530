import {
  Bookmark,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type {
  Brief,
  BriefFigure,
  BriefSection,
  BriefSentence,
  BriefTable,
  Citation,
} from "../model/brief.ts";
import { isWebAddress } from "./escape.ts";
import { footerOf, type Stamp } from "./footer.ts";
import { oneLine } from "./quotation.ts";
import { captionOf, renderFigure } from "./svg.ts";

/** One pixel that is not seen, for readers that show no SVG. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/**
 * The brief as a Word document: the same sentences, marks, tables, figures and sources as the page. Marks lead to
 * the sources by links within the document; it holds no macro, no field and nothing that is fetched.
 */
export async function renderDocx(brief: Brief, stamp: Stamp | null = null): Promise<Uint8Array> {
  const children = [
    new Paragraph({ text: oneLine(brief.title), heading: HeadingLevel.TITLE }),
    new Paragraph({ text: `As of ${oneLine(brief.asOf)}` }),
    ...findingsOf(brief),
    ...brief.sections.flatMap(sectionOf),
    ...figuresOf(brief.figures),
    ...sourcesOf(brief.citations),
    new Paragraph({ text: footerOf(stamp) }),
  ];
  const document = new Document({
    title: oneLine(brief.title),
    creator: stamp?.by ?? "Tocsin",
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function findingsOf({ findings }: Brief): Paragraph[] {
  if (findings.length === 0) return [];
  return [
    heading(`Not ready: ${findings.length} findings`),
    ...findings.map(({ rule, message }) => bullet(`${rule}: ${message}`)),
  ];
}

function sectionOf({ heading: words, sentences, table }: BriefSection): (Paragraph | Table)[] {
  return [heading(words), ...sentences.map(sentenceOf), ...(table ? [tableOf(table)] : [])];
}

function heading(words: string): Paragraph {
  return new Paragraph({ text: oneLine(words), heading: HeadingLevel.HEADING_1 });
}

function bullet(words: string): Paragraph {
  return new Paragraph({ text: oneLine(words), bullet: { level: 0 } });
}

/** Kinds are told by a word in capitals, since colours do not survive a printer. */
function sentenceOf({ kind, text, citations }: BriefSentence): Paragraph {
  const label =
    kind === "method" ? [] : [new TextRun({ text: `${kind.toUpperCase()}  `, size: 14 })];
  return new Paragraph({
    spacing: { after: 120 },
    children: [
      ...label,
      new TextRun({ text: oneLine(text), bold: kind === "judgement" }),
      ...citations.map(markOf),
    ],
  });
}

function markOf(n: number): InternalHyperlink {
  return new InternalHyperlink({
    anchor: anchorOf(n),
    children: [new TextRun({ text: ` [${n}]`, superScript: true })],
  });
}

function anchorOf(n: number): string {
  return `source_${n}`;
}

function tableOf({ head, rows }: BriefTable): Table {
  const row = (cells: readonly string[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      children: cells.map(
        (cell) =>
          new TableCell({
            children: [
              new Paragraph({
                children: [new TextRun({ text: oneLine(cell), bold: tableHeader })],
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

function figuresOf(figures: readonly BriefFigure[]): Paragraph[] {
  if (figures.length === 0) return [];
  return [
    heading("Figures"),
    ...figures.flatMap((figure) => [
      new Paragraph({
        children: [
          new ImageRun({
            type: "svg",
            data: Buffer.from(renderFigure(figure)),
            transformation: { width: 600, height: 244 },
            fallback: { type: "png", data: PIXEL },
          }),
        ],
      }),
      new Paragraph({ text: captionOf(figure) }),
    ]),
  ];
}

function sourcesOf(citations: readonly Citation[]): Paragraph[] {
  if (citations.length === 0) return [];
  return [heading("Sources"), ...citations.flatMap(sourceOf)];
}

function sourceOf(citation: Citation): Paragraph[] {
  const { n, publisher, title, url, published, retrieved, sha256, quote, span } = citation;
  const dates = `${published ? `published ${published}` : "undated"}, retrieved ${retrieved}`;
  const named = new TextRun(`“${oneLine(title)}”`);
  return [
    new Paragraph({
      children: [
        new Bookmark({ id: anchorOf(n), children: [new TextRun({ text: `[${n}] `, bold: true })] }),
        new TextRun(`${oneLine(publisher)}, `),
        isWebAddress(url) ? new ExternalHyperlink({ link: url, children: [named] }) : named,
        new TextRun(`, ${oneLine(dates)}`),
      ],
    }),
    new Paragraph({ indent: { left: 400 }, text: `“${oneLine(quote)}”` }),
    new Paragraph({
      indent: { left: 400 },
      children: [
        new TextRun({
          text: `SHA-256 ${sha256}, characters ${span.begin}–${span.end}`,
          size: 14,
        }),
      ],
    }),
  ];
}
