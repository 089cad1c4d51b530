import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import {
  add,
  briefOn,
  checkBrief,
  printBrief,
  publishBrief,
  publishedBrief,
} from "../../src/cycle/index.ts";
import type { Citation } from "../../src/model/brief.ts";
import { BriefSignature } from "../../src/model/brief.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { readDocx } from "./docx-text.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
const world = {
  now: () => "2031-06-20T12:00:00.000Z",
  fetch: async () => Promise.reject(new Error("no network in tests")),
};
const at: { store?: Store; problem: string } = { problem: "" };
const store = () => {
  assert.ok(at.store);
  return at.store;
};

before(async () => {
  at.store = await openStore(":memory:", { now: world.now });
  await add(at.store, [`${ROOT}examples/sorrel-strait`], world);
  at.problem = (await at.store.problems())[0]?.id ?? "";
});
after(async () => at.store?.close());

const signature = (change: object = {}) =>
  BriefSignature.parse({
    by: "ana",
    resolutionCriteria: "two independent origins report it",
    source: "the case",
    ...change,
  });

test("the draft on the strait has no findings, and every citation holds its words", async () => {
  const brief = await briefOn(store(), at.problem);
  assert.deepEqual(brief.findings, []);
  for (const { documentId, span, quote, sha256 } of brief.citations) {
    const document = (await store().findDocument(documentId))?.document;
    assert.equal(document?.text.slice(span.begin, span.end), quote);
    assert.equal(document?.sha256, sha256);
  }
  assert.deepEqual(await briefOn(store(), at.problem), brief);
});

test("a sentence that its source does not bear out is not published, whatever is waived", async () => {
  const brief = await briefOn(store(), at.problem);
  const reported = brief.sections.find(({ heading }) => heading === "What is reported");
  const sentences = reported?.sentences.map((one) => ({
    ...one,
    text: one.kind === "information" ? one.text.replace("reported", "never reported") : one.text,
  }));
  const sections = [{ heading: "What is reported", sentences }];
  const checked = await checkBrief(store(), at.problem, signature({ sections }).sections);
  const rules = [...new Set(checked.findings.map(({ rule }) => rule))];
  assert.deepEqual(rules, ["3-added"]);
  const waivers = rules.map((rule) => ({ rule, why: "I say so" }));
  await assert.rejects(
    publishBrief(store(), world, at.problem, signature({ sections, waivers })),
    /invalid brief: \d+ findings: 3-added/,
  );
  assert.deepEqual(await store().publishedBriefs(at.problem), []);
  assert.deepEqual(await store().forecastLedger(), []);
});

test("what is published is frozen, makes a forecast, and is what the next one is compared with", async () => {
  const first = await publishBrief(store(), world, at.problem, signature());
  assert.equal(first.version, 1);
  const ledger = await store().forecastLedger();
  assert.deepEqual(
    ledger.map(({ kind }) => kind),
    ["question", "forecast"],
  );
  assert.ok(JSON.stringify(ledger).includes(first.questionId));
  assert.deepEqual(await publishedBrief(store(), at.problem, 1), first);

  const so = { heading: "So what", sentences: [{ kind: "method", text: "Wait.", citations: [] }] };
  const second = await publishBrief(store(), world, at.problem, signature({ sections: [so] }));
  assert.deepEqual([second.version, second.prevHash], [2, first.hash]);
  assert.match(
    JSON.stringify(second.brief.sections),
    /Compared with version 1.*Nothing has changed/,
  );
  assert.match(JSON.stringify(first.brief.sections), /First issue/);
  assert.deepEqual(await publishedBrief(store(), at.problem), second);
  assert.deepEqual(await store().audit(), []);
  assert.ok((await store().log()).some(({ action }) => action === "publish-brief"));
  await assert.rejects(publishedBrief(store(), at.problem, 9), /unknown version 9/);
});

test("a likelihood has to be that of its word; a waiver that of a finding", async () => {
  const publish = (change: object) => publishBrief(store(), world, at.problem, signature(change));
  await assert.rejects(publish({ likelihood: 0.5001 }), /invalid likelihood|invalid key judgement/);
  await assert.rejects(publish({ waivers: [{ rule: "2-hedge", why: "x" }] }), /unknown waiver/);
});

/** What every form has to hold of a citation. */
const marksOf = ({ sha256, span, publisher }: Citation) => [
  sha256,
  `${span.begin}–${span.end}`,
  publisher,
];

test("all forms hold the same citations", async () => {
  const stamp = await publishedBrief(store(), at.problem, 1);
  const { brief } = stamp;
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const markdown = decode(await printBrief(brief, "md", { stamp })).replaceAll("\\", "");
  const html = decode(await printBrief(brief, "html", { stamp }));
  const docx = readDocx(await printBrief(brief, "docx", { stamp }));
  for (const citation of brief.citations)
    for (const mark of marksOf(citation))
      for (const [form, text] of Object.entries({ markdown, html, docx }))
        assert.ok(text.includes(mark), `${form} lacks ${mark}`);
  for (const text of [markdown, html, docx]) assert.ok(text.includes(stamp.hash));
  assert.match(html, /<svg[^>]+aria-label="Propositions by week[^"]+n = \d+\. Window: /);
  assert.ok(!/<script|javascript:|<image|href="(?!#|https?:)/i.test(html));
});

test("a PDF is the page printed by Chromium, and where there is none that is said", async (t) => {
  const { brief } = await publishedBrief(store(), at.problem, 1);
  await assert.rejects(printBrief(brief, "pdf", { browser: "/nowhere/chromium" }), {
    code: "unavailable",
  });
  if (!existsSync("/usr/bin/chromium")) return t.skip("no Chromium on this machine");
  const pdf = await printBrief(brief, "pdf");
  assert.equal(new TextDecoder().decode(pdf.slice(0, 5)), "%PDF-");
});
