import type { DocumentView } from "../../../../src/model/view.ts";
import { address } from "../../base/address.ts";
import { type Paragraph, paragraphsOf } from "../../base/paragraphs.ts";
import { type Mark, segmentsOf } from "../../base/segments.ts";
import { dayOf, directionOf, plainly } from "../../base/words.ts";
import { Invented } from "../../parts/invented.tsx";
import { useFocusOnArrival, Words } from "../../parts/page.tsx";
import { useEffect, useRef } from "preact/hooks";
import { ClaimKey } from "./claim-key.tsx";
import { marksOf } from "./marks.ts";
import { beginOf, type Choosing } from "./numbered.ts";
import { SegmentText } from "./segment-text.tsx";

/** The text as it stands, every claim underlined, set in the direction of its language. */
export function Article({ view, ...choosing }: Choosing & { view: DocumentView }) {
  const { document: article } = view;
  const heading = useRef<HTMLElement>(null);
  useFocusOnArrival(heading);
  useEffect(() => {
    document.title = `${plainly(article.title ?? "Untitled")} · Tocsin`;
  }, [article.title]);

  const marks = marksOf(view, choosing.claims, choosing.chosen, passageAsked());
  const paragraphs = paragraphsOf(article.text, view.reading?.blocks ?? []);
  const titleEnd = article.title === null ? 0 : article.bodyBegin;
  const isTitle = ({ kind, span }: Paragraph) => kind === "title" || span.end <= titleEnd;
  const title = paragraphs.filter(isTitle);
  const body = paragraphs.filter((paragraph) => !isTitle(paragraph));
  const set = (paragraph: Paragraph) => (
    <Block
      key={paragraph.span.begin}
      paragraph={paragraph}
      text={article.text}
      isTitle={isTitle(paragraph)}
      marks={marks}
      {...choosing}
    />
  );
  const direction = directionOf(article.language);
  return (
    <article class="article" ref={heading} tabIndex={-1}>
      <Head view={view} />
      {title.length === 0 && <h1>Untitled</h1>}
      <div lang={article.language} dir={direction} class="text">
        {title.map(set)}
      </div>
      {view.state === "read" && <ClaimKey />}
      <div lang={article.language} dir={direction} class="text">
        {body.map(set)}
      </div>
    </article>
  );
}

/** Who published it and when, and the way to its bytes and its other versions. */
function Head({ view: { document: article, versions } }: { view: DocumentView }) {
  return (
    <p class="claim-how">
      <Words>{article.publisher ?? "publisher unknown"}</Words>
      <span>{dayOf(article.published)}</span>
      {article.byline && article.byline !== article.publisher && <Words>{article.byline}</Words>}
      <Invented collection={article.collection} />
      <a href={`/api/documents/${encodeURIComponent(article.id)}/original`} download>
        archived original
      </a>
      {versions.slice(0, 1).map(({ id }) => (
        <a
          key={id}
          href={`/documents/${encodeURIComponent(article.id)}/versions/${encodeURIComponent(id)}`}
        >
          compare versions
        </a>
      ))}
    </p>
  );
}

function passageAsked(): number | null {
  const asked = address.value.query.get("passage");
  return asked === null ? null : Number(asked);
}

interface BlockParts extends Choosing {
  readonly paragraph: Paragraph;
  readonly text: string;
  readonly isTitle: boolean;
  readonly marks: readonly Mark[];
}

const UNREAD: Readonly<Record<string, string>> = {
  caption: "caption",
  boilerplate: "not part of the article",
  byline: "byline",
  correction: "correction",
};

function Block({ paragraph, text, isTitle, marks, ...choosing }: BlockParts) {
  const { kind, dateline } = paragraph;
  const span = dateline ? { begin: dateline.end, end: paragraph.span.end } : paragraph.span;
  const segments = segmentsOf(span, marks);
  const words = segments.map((segment) => (
    <SegmentText
      key={segment.begin}
      segment={segment}
      text={text}
      starts={choosing.claims.filter(({ claim }) => beginOf(claim) === segment.begin)}
      {...choosing}
    />
  ));
  if (isTitle) return <h1>{words}</h1>;
  if (kind === "heading") return <h2>{words}</h2>;
  const label = UNREAD[kind];
  return (
    <p class={kind}>
      {label && <span class="label">{label}</span>}
      {dateline && (
        <span class="filed" title="Where the story was filed: not the place of what it tells">
          {plainly(text.slice(dateline.begin, dateline.end))}
        </span>
      )}
      {words}
    </p>
  );
}
