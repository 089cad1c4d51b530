// What running text tells and what it does not, in our own sentences.
import assert from "node:assert/strict";
import test from "node:test";
import type { Document } from "../../model/document.ts";
import type { CodedEvent, Reading } from "../../model/reading.ts";
import { read, readContext } from "../index.ts";
import type { EventModels, TextModel } from "./model.ts";

const BITS = 2;

/** A model that gives one label to whatever it sees. */
function certain(labels: readonly string[], label: string): TextModel {
  const weights = new Float32Array(2 ** BITS * labels.length);
  for (let i = labels.indexOf(label); i < weights.length; i += labels.length) weights[i] = 2;
  const rarity = new Float32Array(2 ** BITS).fill(1);
  return { bits: BITS, labels, weights, scale: 1, rarity, rarityScale: 1 };
}

/** A coder that takes every sentence for an event of the type. */
function coder(type: string, group: string): EventModels {
  return {
    gate: certain(["none", "event"], "event"),
    type: certain(["AGREE", "COERCE", "ASSAULT", "PROTEST", "SANCTION"], type),
    penta: certain(["statement", "verbal cooperation", "material conflict"], group),
    case: certain(["X", "Y"], "X"),
  };
}

function reading(text: string, models?: EventModels): Reading {
  const document = {
    id: "d",
    text,
    title: null,
    published: "2031-05-12",
    publisher: "Harbor Post",
    bodyBegin: 0,
    language: "en",
    dateline: null,
    links: [],
  } as unknown as Document;
  return read(document, readContext([], models && { events: models })).reading;
}

/** "ASSAULT occurred Ordian → Vestian" of the predicates of the first claim. */
function predicates(text: string): string[] {
  const { claims, mentions } = reading(text);
  const named = new Map(mentions.map((mention) => [mention.id, mention.text]));
  const names = (ids: readonly string[]) => ids.map((id) => named.get(id)).join("+");
  return (claims[0]?.predicates ?? []).flatMap(({ event, realis, agents, patients }) =>
    event ? [`${event} ${realis} ${names(agents)} → ${names(patients)}`] : [],
  );
}

function events(text: string, type: string): (CodedEvent & { word: string; at: string[] })[] {
  const found = reading(text, coder(type, "material conflict"));
  const named = new Map(found.mentions.map((mention) => [mention.id, mention.text]));
  return (found.events ?? []).map((event) => ({
    ...event,
    word: text.slice(event.span.begin, event.span.end),
    at: (event.places ?? []).map((id) => named.get(id) ?? ""),
  }));
}

test("what is denied, planned, ruled out or long past is no current event", () => {
  assert.deepEqual(predicates("The cabinet rules out martial law in Vestia."), []);
  assert.deepEqual(predicates("Ordia denies plans to invade Vestia."), [
    "ASSAULT denied  → Vestia",
  ]);
  assert.deepEqual(predicates("The minister said Ordia had no plans to invade Vestia."), [
    "ASSAULT denied  → Vestia",
  ]);
  assert.deepEqual(predicates("No rebels attacked the port."), ["ASSAULT denied  → "]);
  assert.deepEqual(predicates("The group has a history of targeting embassies."), [
    "ASSAULT historical  → ",
  ]);
  const coup = events("Seven officers were convicted over the 2009 coup.", "SANCTION");
  assert.deepEqual(
    coup.filter(({ type }) => type === "COERCE"),
    [],
  );
});

test("what only sounds like an event has no tag", () => {
  for (const text of [
    "The raid demonstrated the reach of the new missile.",
    "The plan aims at helping the province assert itself.",
    "The brigade is preparing for the winter.",
    "The apple orchards of the valley bloom.",
  ])
    assert.deepEqual(predicates(text), [], text);
});

test("the army seizes the palace", () => {
  assert.deepEqual(predicates("The army seizes the palace."), ["COERCE occurred  → "]);
  const [event] = events("The army seizes the palace.", "COERCE");
  assert.equal(event?.mode, "seize");
  assert.equal(event.realis, "occurred");
  assert.ok(event.confidence > 0.8);
});

test("roles have a direction, in the passive and by an agent too", () => {
  const active = ["ASSAULT occurred Ordian → Vestian"];
  assert.deepEqual(predicates("Ordian militias attacked Vestian troops."), active);
  assert.deepEqual(predicates("Vestian troops were attacked by Ordian militias."), active);
  assert.deepEqual(predicates("Vestian troops attacked by Ordian militias withdrew."), active);
  assert.deepEqual(predicates("Vestian troops attacked Ordian militias."), [
    "ASSAULT occurred Vestian → Ordian",
  ]);
});

test("a verb that is joined to another has its subject", () => {
  assert.deepEqual(predicates("Ordian forces stormed the port and attacked Vestian guards."), [
    "ASSAULT occurred Ordian → ",
    "ASSAULT occurred Ordian → Vestian",
  ]);
});

test("what hangs on a subject by a preposition does nothing", () => {
  assert.deepEqual(predicates("The Ordian raid on Vestia destroyed a bridge."), [
    "ASSAULT occurred Ordian → ",
  ]);
});

test("an event noun has its agent before it or after by, and whom it strikes after on or against", () => {
  for (const text of [
    "The air strike by Ordia against Vestia came on Friday.",
    "Ordia's air strike on Vestia came on Friday.",
  ]) {
    const { mentions } = reading(text);
    const [event] = events(text, "ASSAULT");
    const names = (ids: readonly string[] = []) =>
      ids.map((id) => mentions.find((one) => one.id === id)?.text);
    assert.deepEqual([names(event?.agents), names(event?.patients)], [["Ordia"], ["Vestia"]], text);
  }
});

test("place and time are those of the event's clause, never the dateline", () => {
  const text = "KELM, May 11 (Test) - Ordia attacked guards in Dorn on Sunday.";
  const [event] = events(text, "ASSAULT");
  assert.deepEqual(event?.at, ["Dorn"]);
  assert.ok((event.times ?? []).length > 0);
});

test("an amount belongs to the event whose word governs it", () => {
  const found = events(
    "Gunmen killed 12 guards in Kelm after rebels had wounded 30 people in Dorn.",
    "ASSAULT",
  );
  assert.deepEqual(
    found.map(({ word, amounts }) => [word, amounts?.map(({ value, unit }) => `${value} ${unit}`)]),
    [
      ["killed", ["12 killed"]],
      ["wounded", ["30 wounded"]],
    ],
  );
});

test("an event that no trigger has is told at half the coder's probability", () => {
  const [event] = events("The ministry opened a new office in Kelm.", "ASSAULT");
  assert.ok(event === undefined || event.confidence <= 0.5);
});

test("of messages that are sent, the sender acts and who gets them is acted upon", () => {
  const { mentions } = reading("Threatening messages were sent from Ordia to Vestia on Friday.");
  const [event] = events(
    "Threatening messages were sent from Ordia to Vestia on Friday.",
    "THREATEN",
  );
  const names = (ids: readonly string[] = []) =>
    ids.map((id) => mentions.find((one) => one.id === id)?.text);
  assert.deepEqual([names(event?.agents), names(event?.patients)], [["Ordia"], ["Vestia"]]);
});
