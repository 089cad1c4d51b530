import assert from "node:assert/strict";
import { test } from "node:test";
import { slice } from "../base/span.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import { read, readContext } from "./index.ts";
import { LANGUAGES } from "./pipeline.ts";
import type { Reader } from "./layers.ts";

const CONTEXT = readContext([]);

/** An English text as a document without title, published by "Test Wire": for tests. */
function toReadable(text: string): Document {
  return {
    id: "doc-1",
    sha256: "0".repeat(64),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher: "Test Wire",
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: "2031-05-12",
    publishedBasis: "record",
    retrieved: "2031-05-13T00:00:00Z",
    licence: null,
    title: null,
    bodyBegin: 0,
    text,
    links: [],
  };
}

function claimsOf(text: string): Claim[] {
  return read(toReadable(text), CONTEXT).reading.claims;
}

/** Who says it, innermost last, and what. */
function told(text: string): [string, string][] {
  return claimsOf(text).map((claim) => [
    claim.chain
      .slice(1)
      .map(({ name, surface }) => name ?? surface)
      .join(" < "),
    claim.text,
  ]);
}

/** Hedges of the only claim, as printed. */
function hedged(text: string): string[] {
  return claimsOf(text).flatMap(({ hedges }) => hedges.map((span) => slice(text, span)));
}

test("adjectives of a thing, topics and how often it happens are no hedges", () => {
  assert.deepEqual(hedged("The army said potential targets were marked on the map."), []);
  assert.deepEqual(hedged("The army said talks about the border had ended."), []);
  assert.deepEqual(hedged("The convoy often crosses the river at night."), []);
  assert.deepEqual(hedged("The army said that about 300 soldiers had left."), ["about"]);
  assert.deepEqual(hedged("The army said it was possible that the bridge was mined."), [
    "possible",
  ]);
  assert.deepEqual(hedged("The envoy is possibly on the island."), ["possibly"]);
});

test("whoever releases a statement says what stands under it", () => {
  const text = [
    "General Otto Kringel, commander of the guard, released the following statement today:",
    "“We mourn the crew of the ferry.”",
    "“Their service will not be forgotten.”",
  ].join("\n\n");
  const speakers = claimsOf(text).map(({ chain }) => chain.at(-1)?.name);
  assert.deepEqual(speakers.slice(-2), ["Otto Kringel", "Otto Kringel"]);
});

test("outside quotation marks we are who publishes, and an agency need not be of news", () => {
  const [own] = claimsOf("The guard left. We condemn the raid on the harbour.").slice(-1);
  assert.deepEqual(
    own?.chain.map(({ type }) => type),
    ["publisher"],
  );
  const [agency] = claimsOf("The Vale Protection Agency said the river was safe.");
  assert.notEqual(agency?.chain.at(-1)?.type, "media");
});

test("an infinitive in quotation marks is not the verb of the sentence", () => {
  const [claim] = claimsOf('The drive to "make the coast safe" will change how ships are insured.');
  assert.equal(claim?.modality, "predicted");
});

test("an assessment by the nation of the report is that report", () => {
  const danish =
    "According to a report from the Danish daily Harbor Post, the fleet is arming its boats.";
  const context = { ...CONTEXT, outlets: new Map([["harbor post", "Harbor Post"]]) };
  const sources = (text: string) =>
    read(toReadable(text), context).reading.claims.map(({ chain }) => chain.at(-1)?.name);
  const later = "The visits reinforced the Danish assessment that the fleet is arming its boats.";
  assert.equal(sources(`${danish} ${later}`).filter((name) => name === "Harbor Post").length, 2);
  const other = later.replace("Danish", "Dutch");
  assert.equal(sources(`${danish} ${other}`).filter((name) => name === "Harbor Post").length, 1);
});

test("what the narrator makes of a saying is not put into the speaker's mouth", () => {
  assert.deepEqual(
    told('The envoy condemned "the raid on the harbour," a rebuke to its planners.'),
    [
      ["The envoy", '"the raid on the harbour,"'],
      ["", "a rebuke to its planners"],
    ],
  );
  const [said, tail] = claimsOf(
    "The paper said the yard had been empty for a week, cementing the reach of the strike.",
  );
  assert.equal(said?.text, "the yard had been empty for a week");
  assert.equal(tail?.text, "cementing the reach of the strike");
  assert.equal(tail?.mayRestOn?.surface, "The paper"); // nothing shows whose inference it is
  const [, inferred] = claimsOf(
    "The paper notes that the yard has been drilled in twice, indicating that it is taken for a target.",
  );
  assert.equal(inferred?.text, "indicating that it is taken for a target");
  assert.equal(inferred?.mayRestOn?.surface, "The paper");
});

test("a publisher never cites itself", () => {
  const [claim] = claimsOf("The pier was closed on Friday, as reported by Test Wire.");
  assert.deepEqual(
    claim?.chain.map(({ type }) => type),
    ["publisher"],
  );
});

test("whom a report has it from belongs to the chain of what the report says", () => {
  const claims = claimsOf(
    "According to a report from the Harbour Post, six ships have left. The report, attributed to officers, comes at a tense time.",
  );
  assert.equal(claims[0]?.chain.at(-1)?.surface, "officers");
  assert.ok(!claims.some(({ text }) => text === "The report"));
});

test("a claim of responsibility is the cell's, why it claims is the narrator's", () => {
  assert.deepEqual(
    told(
      "These raids, often claimed by shadowy groups to hide their sponsors abroad, emptied the coast.",
    ),
    [
      ["shadowy groups", "These raids … claimed by shadowy groups"],
      ["", "These raids … emptied the coast"],
      ["", "These raids, often claimed by shadowy groups to hide their sponsors abroad"],
    ],
  );
});

test("what was not said, or what somebody was told, is not theirs", () => {
  const sources = (text: string) => told(text).map(([source]) => source);
  assert.deepEqual(sources("The ministry has not said why the ferry was stopped."), [""]);
  assert.deepEqual(sources("The team was denied visas for the trip."), [""]);
});

test("would in reported speech looks ahead, and one's own act is a commitment", () => {
  const modality = (text: string) => claimsOf(text)[0]?.modality;
  assert.equal(modality("The ministry said talks would open on Monday."), "predicted");
  assert.equal(modality("The ministry said it would close the border."), "intended");
});

test("not hesitating is acting, and failing is not", () => {
  const polarity = (text: string) => claimsOf(text)[0]?.polarity;
  assert.equal(polarity("The army has not hesitated to act."), "positive");
  assert.equal(polarity("The operator failed to answer."), "negative");
  assert.equal(polarity("The exercise was announced without ships."), "positive");
});

test("few quoted words of the narrator are his distance, not speech", () => {
  const text = 'The fleet returned to its "peaceful patrols" after the storm.';
  const [claim] = claimsOf(text);
  assert.equal(claim?.form, "narrator");
  assert.deepEqual(
    claim?.scareQuotes?.map((span) => slice(text, span)),
    ['"peaceful patrols"'],
  );
});

test("whoever a quotation quotes is a link of the chain, and 'I' is the speaker", () => {
  assert.deepEqual(told('"The army says the road is open," the minister said.'), [
    ["the minister < The army", "the road is open"],
  ]);
  assert.deepEqual(told('"I said that the road is open," the minister said.'), [
    ["the minister", '"I said that the road is open,"'],
  ]);
  assert.deepEqual(told('"The ministry made it clear that the road is open," the envoy said.'), [
    ["the envoy < The ministry", "that the road is open"],
  ]);
});

test("a reader for another language can be added", () => {
  const shout: Reader = {
    name: "toy-claims/1",
    needs: ["sentences"],
    adds: "claims",
    read: () => [],
  };
  const english = LANGUAGES.get("en") ?? [];
  const toy = english.map((step) => (step.adds === "claims" ? shout : step));
  const languages = new Map([...LANGUAGES, ["fr", toy]]);
  const document = { ...toReadable("Le pont est tombé."), language: "fr-CA" };
  const { reading, issues } = read(document, CONTEXT, { languages });
  assert.deepEqual(issues, []);
  assert.match(reading.reader, /toy-claims/);
  assert.equal(read(document, CONTEXT).issues[0]?.code, "unread-language");
});
