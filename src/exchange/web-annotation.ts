import { attributionOf, citedClaims, present, type CitedClaim } from "./cited-claim.ts";
import { codePointSpans } from "./code-points.ts";
import type { ExportSource } from "./export-source.ts";
import { jsonList } from "./json-list.ts";
import { TOCSIN_TERMS } from "./vocabulary.ts";

const CONTEXT_UNITS = 32; // of the text before and after a quote, as the recommendation's own examples have it

/**
 * Claims as W3C Web Annotations on the text of each document, for each part of the content one target with a
 * TextPositionSelector in code points and a TextQuoteSelector with the words around it.
 *
 * The source of a target is the text as it was read (`urn:tocsin:DOCUMENT:text`, a conversion record of the WARC file), since
 * positions hold for that and not for the page; the address of the page is its `scope`, where the quote can be looked for.
 *
 * @see https://www.w3.org/TR/annotation-model/, sections 4.2.4 and 4.2.5
 */
export function exportAnnotations({ documents, at }: ExportSource): AsyncGenerator<string> {
  const context = JSON.stringify(["http://www.w3.org/ns/anno.jsonld", { tocsin: TOCSIN_TERMS }]);
  const annotations = async function* () {
    for await (const document of documents())
      yield* citedClaims(document).map((claim) => annotationOf(claim, at));
  };
  const head = `{"@context":${context},"id":"urn:tocsin:annotations","type":"AnnotationPage","items":[`;
  return jsonList({ head, tail: "]}" }, annotations());
}

function annotationOf(claim: CitedClaim, at: string): object {
  const { row } = claim;
  return {
    id: `urn:tocsin:annotation:${row.id}`,
    type: "Annotation",
    motivation: "identifying",
    created: claim.document.retrieved,
    generated: at,
    generator: { type: "Software", name: "Tocsin" },
    body: {
      id: `urn:tocsin:${row.id}`,
      type: ["TextualBody", "tocsin:Claim"],
      format: "text/plain",
      value: `${row.speaker || "source not named"}: ${row.modality}, ${row.polarity}`,
      "tocsin:attribution": attributionOf(claim),
    },
    target: targetsOf(claim),
  };
}

function targetsOf({ claim, document, spans }: CitedClaim): object[] {
  const { text } = document;
  const pointsOf = codePointSpans(text);
  return claim.content.map((span, i) => {
    const { begin, end } = spans[i] ?? pointsOf(span);
    const quote = {
      exact: text.slice(span.begin, span.end),
      prefix: text.slice(whole(text, span.begin - CONTEXT_UNITS), span.begin),
      suffix: text.slice(span.end, whole(text, span.end + CONTEXT_UNITS)),
    };
    return {
      type: "SpecificResource",
      source: {
        id: `urn:tocsin:${document.id}:text`,
        type: "Text",
        format: "text/plain",
        ...present({ language: document.language }),
        "tocsin:sha256": document.sha256,
      },
      ...present({ scope: document.url }),
      selector: [
        { type: "TextPositionSelector", start: begin, end },
        { type: "TextQuoteSelector", ...quote },
      ],
    };
  });
}

/** The position, or the one before it where it would part a pair. */
function whole(text: string, at: number): number {
  const unit = Math.max(0, Math.min(text.length, at));
  return /[\udc00-\udfff]/.test(text[unit] ?? "") ? Math.max(0, unit - 1) : unit;
}
