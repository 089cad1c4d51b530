import assert from "node:assert/strict";
import test from "node:test";
import {
  AS_OF,
  document,
  link,
  material,
  publisher,
  row,
  rows,
  TEXT,
} from "../../test/brief/factory.ts";
import { Brief } from "../model/brief.ts";
import { informationSentence, origins } from "./attribution.ts";
import { writeBrief } from "./brief.ts";
import { lintBrief } from "./lint.ts";
import { renderHtml } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";

const brief = writeBrief(material(), AS_OF);
const sentences = (heading: string) =>
  brief.sections.find((section) => section.heading === heading)?.sentences ?? [];
const texts = (heading: string) => sentences(heading).map(({ text }) => text);

test("a brief is a valid record without findings, and the same material gives the same brief", () => {
  assert.deepEqual(Brief.parse(brief).findings, []);
  assert.deepEqual(writeBrief(material(), AS_OF), brief);
});

test("the key judgement comes first: one likelihood word with its band, confidence apart", () => {
  const [judgement, confidence, because, change] = texts("Key judgement");
  assert.equal(
    judgement,
    "We judge it likely (55–80 %; the evidence sums to 75 %) that this holds within 90 days: The border stays quiet.",
  );
  assert.equal(confidence, "Confidence in this judgement is low.");
  assert.match(because ?? "", /because all key propositions rest on one origin/);
  assert.match(change ?? "", /would change it: troops are seen \(now moderate\)/);
  assert.deepEqual(sentences("Key judgement")[0]?.citations, [1]);
});

test("information is attributed down the chain, in its own words, with its origins", () => {
  const [, moved, could] = texts("What is reported");
  assert.equal(
    moved,
    "Daily Bell reported, citing Vale Radio, which cited Two officials (unnamed), that “Northland had moved ‘two brigades’ to the border” (1 origin).",
  );
  assert.match(
    could ?? "",
    /citing Analysts \(unnamed\), that “the army could cross the river” \(0–1 origins; put as a possibility\)/,
  );
});

test("a denial is reported as one", () => {
  assert.match(
    texts("Denials and contradictions")[0] ?? "",
    /^Daily Bell reported that Northland's foreign ministry denied: “any troop movement”/,
  );
});

test("pronouns give way to the name they stand for; threats and demands keep their force", () => {
  const said = (change: Parameters<typeof link>[2], form: "indirect" | "direct" = "indirect") =>
    informationSentence(
      row({
        id: "x",
        text: "the river",
        form,
        chain: [publisher, link("Analysts", "said", change)],
      }),
      "the river",
    );
  assert.match(said({ surface: "he", name: "General Oder" }), /citing General Oder, that/);
  assert.match(
    said({ surface: "the report", name: "Vale Radio" }),
    /citing the report \(Vale Radio\), that/,
  );
  assert.match(said({ class: "threaten" }), /reported that Analysts threatened: “the river”/);
  assert.match(said({}, "direct"), /^Daily Bell reported, citing Analysts: “the river”/);
});

test("hearsay is cited as nobody's word, whatever verb it hangs on", () => {
  const chain = [publisher, link("Analysts", "said", { type: "untraceable", class: "assess" })];
  const told = informationSentence(row({ id: "x", text: "the river", chain }), "the river");
  assert.match(told, /citing no source by name \(printed: Analysts\), that “the river”/);
});

test("origins are an interval, never a count of articles", () => {
  assert.equal(origins({ nMin: 1, nMax: 1 }), "1 origin");
  assert.equal(origins({ nMin: 2, nMax: 3 }), "2–3 origins");
  assert.equal(origins({ nMin: 0, nMax: 1 }), "0–1 origins");
  assert.equal(origins({ nMin: 0, nMax: 0 }), "no traceable origin");
});

test("citations lead to the passage that holds speaker, cue and content", () => {
  const [first] = brief.citations;
  assert.equal(
    first?.quote,
    'Two officials told Vale Radio that Northland had moved "two brigades" to the border',
  );
  for (const { span, quote, sha256 } of brief.citations) {
    assert.equal(TEXT.slice(span.begin, span.end), quote);
    assert.equal(sha256, document().sha256);
  }
});

test("the source summary counts origins as an interval, anonymous claims and gaps", () => {
  const told = texts("Source summary statement").join("\n");
  assert.match(told, /1 document by 1 publisher, resolving to 1–2 independent origins/);
  assert.match(
    told,
    /2 of 3 key claims rest on anonymous sourcing; 1 of 2 propositions have an untraceable origin/,
  );
  assert.match(told, /Conflicts: 1 denied, 0 contradicted/);
});

test("a chance beyond the scale gets no word, and the lint says so", () => {
  const { assessment } = material();
  const [calm, war] = assessment.scenarios;
  assert.ok(calm && war);
  const scenarios = [
    { ...calm, probability: 0.996 },
    { ...war, probability: 0.004 },
  ];
  const extreme = writeBrief(material({ assessment: { ...assessment, scenarios } }), AS_OF);
  assert.match(extreme.sections[0]?.sentences[0]?.text ?? "", /more than 99 %/);
  assert.ok(extreme.findings.some(({ rule }) => rule === "2-one-likelihood"));
});

test("without reporting the brief says so, and the lint that the judgement rests on nothing", () => {
  const { assessment } = material();
  const indicators = assessment.indicators.map((state) => ({
    ...state,
    level: "no-reporting" as const,
    indications: [],
  }));
  const silent = writeBrief(material({ assessment: { ...assessment, indicators } }), AS_OF);
  assert.deepEqual(silent.citations, []);
  assert.ok(silent.findings.some(({ rule }) => rule === "1-uncited"));
});

/** The brief with one sentence or citation tampered with. */
const tampered = (change: (copy: Brief) => void) => {
  const copy = structuredClone(brief);
  change(copy);
  return lintBrief(copy, material()).map(({ rule }) => rule);
};
const edit = (from: string | RegExp, to: string) =>
  tampered((copy) => {
    const all = copy.sections.flatMap((section) => section.sentences);
    const hit = all.find(({ text }) => text !== text.replace(from, "\u0000"));
    assert.ok(hit, `no sentence has ${from}`);
    hit.text = hit.text.replace(from, to);
  });

test("the lint finds words that are not in the document", () => {
  assert.ok(edit("moved ‘two brigades’", "moved ‘ten brigades’").includes("1-quote"));
  assert.ok(edit("the army could cross", "the army would cross").includes("1-quote"));
  const quoted = tampered((copy) => {
    const [first] = copy.citations;
    if (first) first.quote = first.quote.replace("two", "ten");
  });
  assert.ok(quoted.includes("1-quote"));
});

test("the lint finds words cut out of a claim", () => {
  assert.ok(edit("“the army could cross the river”", "“cross the river”").includes("1-quote"));
});

test("the lint finds a speaker that was dropped, anywhere in the chain", () => {
  assert.ok(edit(", which cited Two officials (unnamed),", ",").includes("3-speaker"));
  assert.ok(edit("Vale Radio, which cited ", "").includes("3-speaker"));
  assert.ok(
    edit("Daily Bell reported, citing Vale", "It was reported, citing Vale").includes("3-speaker"),
  );
  assert.ok(
    edit(
      /Daily Bell reported, citing Analysts \(unnamed\), that/,
      "There are reports that",
    ).includes("3-unattributed"),
  );
  const narrowed = tampered((copy) => {
    const [first] = copy.citations;
    if (!first) return;
    first.span = { begin: first.span.begin + 35, end: first.span.end };
    first.quote = TEXT.slice(first.span.begin, first.span.end);
  });
  assert.deepEqual(narrowed, ["3-speaker"]);
});

test("the lint finds a polarity that was turned", () => {
  assert.ok(edit("ministry denied:", "ministry told of:").includes("3-polarity"));
  assert.ok(
    edit("(unnamed), that “Northland", "(unnamed), who denied that “Northland").includes(
      "3-polarity",
    ),
  );
  const narrowed = tampered((copy) => {
    const denial = copy.citations.find(({ claimId }) => claimId === "denied");
    assert.ok(denial);
    denial.span = { begin: TEXT.indexOf("any troop"), end: denial.span.end };
    denial.quote = TEXT.slice(denial.span.begin, denial.span.end);
  });
  assert.deepEqual(narrowed, ["3-speaker", "3-polarity"]);
});

test("the lint finds a supposition reported as fact", () => {
  assert.ok(edit("; put as a possibility", "").includes("3-modality"));
});

test("the lint keeps likelihood, confidence, reports and judgements apart", () => {
  assert.ok(
    edit(
      "Confidence in this judgement is low",
      "We have low confidence that war is unlikely",
    ).includes("2-mixed"),
  );
  assert.ok(edit("it likely", "it likely, even very likely,").includes("2-one-likelihood"));
  assert.ok(edit("it likely (", "it (").includes("2-one-likelihood"));
  assert.ok(edit("The border stays quiet", "The border might stay quiet").includes("2-hedge"));
  assert.ok(
    edit("The border stays quiet", "He said the border stays quiet").includes(
      "3-report-in-judgement",
    ),
  );
  assert.ok(
    edit(
      "Daily Bell reported, citing Analysts",
      "Daily Bell reported it likely, citing Analysts",
    ).includes("3-estimate"),
  );
});

test("the lint finds what is missing", () => {
  const without = (heading: string) =>
    tampered((copy) => {
      copy.sections = copy.sections.filter((section) => section.heading !== heading);
    });
  assert.ok(without("So what").includes("5-so-what"));
  assert.ok(without("Source summary statement").includes("1-source-summary"));
  assert.ok(without("Alternatives").includes("4-alternatives"));
  assert.ok(without("Key judgement").includes("6-key-judgement-first"));
  assert.ok(edit(/It is low because/, "It is low since").includes("2-because"));
  assert.ok(edit(/would change it/, "are watched").includes("2-indicators"));
  assert.ok(
    tampered((copy) => {
      for (const section of copy.sections)
        for (const sentence of section.sentences) sentence.citations = [];
    }).includes("1-uncited"),
  );
});

test("article text cannot become markup", () => {
  const words = "<script>alert(1)</script>";
  const hostile = row({
    id: "moved",
    text: words,
    chain: [{ ...publisher, surface: '"><img src=x onerror=alert(1)>' }],
  });
  const begin = TEXT.indexOf(words);
  const evil = writeBrief(
    material({
      claims: Object.fromEntries([hostile, ...rows.slice(1)].map((one) => [one.id, one])),
      spans: new Map([...material().spans, ["moved", [{ begin, end: begin + words.length }]]]),
      documents: new Map([
        ["doc-1", { ...document(), url: "javascript:alert(1)", title: "[x](http://evil) *b* | c" }],
      ]),
    }),
    AS_OF,
  );
  const html = renderHtml(evil);
  assert.ok(!/<script|<img|href="javascript/i.test(html));
  assert.ok(html.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
  const markdown = renderMarkdown(evil);
  assert.ok(!/(^|[^\\])<(script|img)/.test(markdown));
  assert.ok(!/[^\\]\[x[^\\]\]/.test(markdown));
  assert.ok(!markdown.includes("<javascript"));
});

test("the page stands alone, and every mark leads to a source", () => {
  const html = renderHtml(brief);
  assert.ok(html.startsWith("<!doctype html>"));
  assert.match(html, /default-src 'none'/);
  for (const [, n] of html.matchAll(/href="#source-(\d+)"/g))
    assert.ok(html.includes(`id="source-${n}"`));
  assert.match(html, /href="https:\/\/bell\.example\/a\?b=1&amp;c=&lt;2&gt;"/);
  assert.match(html, /@media print/);
  assert.match(html, /prefers-color-scheme: dark/);
});

test("Markdown has a footnote with hash and quote for every citation", () => {
  const markdown = renderMarkdown(brief);
  for (const { n, sha256 } of brief.citations) {
    assert.ok(markdown.includes(`[^${n}]: `));
    assert.ok(markdown.includes(sha256));
  }
  assert.match(markdown, /\| The border stays quiet\. \(baseline\) \| 90 % \| 75 % \| likely \|/);
});
