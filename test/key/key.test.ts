import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { Collection } from "../../src/model/collection.ts";
import { Entity } from "../../src/model/entity.ts";
import { Place } from "../../src/model/place.ts";
import { WarningProblem } from "../../src/model/problem.ts";
import { Source } from "../../src/model/source.ts";
import { openKey, type Quoted } from "./schema.ts";

const FOLDERS = ["examples/sample", "examples/sorrel-strait"];
const FOLDER = "examples/sorrel-strait";

const yaml = (folder: string, file: string): unknown =>
  parse(readFileSync(join(folder, file), "utf8"));
const rows = <T>(folder: string, file: string | undefined, schema: z.ZodType<T>): T[] =>
  file === undefined ? [] : z.array(schema).parse(yaml(folder, file));

function open(folder: string) {
  const collection = Collection.parse(yaml(folder, "collection.yaml"));
  return {
    collection,
    actors: rows(folder, collection.actors, Entity),
    places: rows(folder, collection.places, Place),
    sources: rows(folder, collection.sources, Source),
    problems: collection.problems.map((file) => WarningProblem.parse(yaml(folder, file))),
  };
}

const key = openKey(FOLDER);
const shipped = open(FOLDER);

/** The part of a file that holds the document, without markup of characters. */
function rawText(doc: string): string {
  const { file, title } = key.documents[doc] ?? assert.fail(`unknown document: "${doc}"`);
  const text = unescape(readFileSync(join(FOLDER, file), "utf8"));
  if (title === undefined) return text;
  const parts = file.endsWith(".xml") ? text.split("<item>") : text.split("\n");
  return parts.find((part) => part.includes(title)) ?? assert.fail(`unknown title: "${title}"`);
}

function unescape(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

function unprinted(quotes: readonly Quoted[]): string[] {
  return quotes
    .filter(({ doc, quote }) => !rawText(doc).includes(quote))
    .map(({ doc, quote }) => `${doc}: "${quote}"`);
}

test("each collection parses, and every id is given once", () => {
  for (const folder of FOLDERS) {
    const { collection, actors, places, sources, problems } = open(folder);
    const ids = [...actors, ...places, ...sources, ...problems].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, collection.id);
    for (const problem of problems) assert.equal(problem.collection, collection.id);
  }
});

test("priors add up to one, and every indicator is rated under every scenario", () => {
  for (const { scenarios, indicators } of FOLDERS.flatMap((folder) => open(folder).problems)) {
    const ids = scenarios.map(({ id }) => id).sort();
    assert.ok(Math.abs(scenarios.reduce((sum, { prior }) => sum + prior, 0) - 1) < 1e-9);
    for (const { likelihood } of indicators) assert.deepEqual(Object.keys(likelihood).sort(), ids);
  }
});

test("observables name actors and places that the collection knows", () => {
  const known = new Set([
    ...shipped.actors.flatMap(({ names }) => names.map(({ text }) => text)),
    ...shipped.places.map(({ name }) => name),
  ]);
  const asked = shipped.problems
    .flatMap(({ indicators }) => indicators.flatMap(({ observable }) => observable))
    .flatMap(({ actors = [], agents = [], patients = [], places = [] }) => [
      ...actors,
      ...agents,
      ...patients,
      ...places,
    ]);
  assert.ok(asked.length > 0);
  assert.deepEqual(
    asked.filter((name) => !known.has(name)),
    [],
  );
});

test("the key names every file of the collection, thirty documents in all", () => {
  const named = new Set(Object.values(key.documents).map(({ file }) => file));
  const files = readdirSync(join(FOLDER, "articles")).map((name) => `articles/${name}`);
  assert.deepEqual([...named].sort(), files.sort());
  assert.equal(Object.keys(key.documents).length, 30);
  assert.equal(Object.values(key.documents).filter(({ published }) => !published).length, 2);
});

test("every quotation of the key is printed in its document", () => {
  const members = key.propositions.flatMap(({ supports, withdrawn, denies, hedged, apart }) => [
    ...supports,
    ...withdrawn,
    ...denies,
    ...hedged,
    ...apart,
  ]);
  const parts = [
    ...key.conditions.flatMap(({ doc, antecedent, consequent }) =>
      [antecedent, consequent].map((quote) => ({ doc, quote })),
    ),
    ...key.times.map(({ doc, text }) => ({ doc, quote: text })),
    ...key.headlines.flatMap(({ doc, headline, body }) =>
      [headline, body].map((quote) => ({ doc, quote })),
    ),
    ...key.datelines.map(({ doc, place, agency }) => ({ doc, quote: `${place} (${agency}) –` })),
  ];
  const named = [...key.governments, ...key.places];
  assert.deepEqual(
    unprinted([...key.claims, ...key.none, ...members, ...parts, ...named, ...key.amounts]),
    [],
  );
  for (const { quote, surface } of named) assert.ok(quote.includes(surface), quote);
});

test("every link of a chain below the publisher is printed in its document", () => {
  const links = key.claims.flatMap(({ doc, chain }) =>
    chain.slice(1).map((words) => ({ doc, words: words.toLowerCase() })),
  );
  assert.deepEqual(
    links.filter(({ doc, words }) => !rawText(doc).toLowerCase().includes(words)),
    [],
  );
});

test("actors and places of the key are in the lists, and their surfaces in the documents", () => {
  const actors = new Map(shipped.actors.map((actor) => [actor.id, actor]));
  const places = new Set(shipped.places.map(({ id }) => id));
  for (const { id, surfaces } of key.actors.same) {
    assert.ok(actors.has(id), id);
    assert.deepEqual(unprinted(surfaces.map(([doc, quote]) => ({ doc, quote }))), []);
  }
  for (const { id, surface } of key.governments)
    assert.equal(
      actors.get(id)?.names.find(({ text }) => text === surface)?.kind,
      "capital",
      surface,
    );
  for (const { id } of key.places) assert.ok(places.has(id), id);
});

test("publishers and cited outlets are sources of the collection", () => {
  const names = new Set(shipped.sources.map(({ name }) => name));
  const publishers = Object.values(key.documents).flatMap(({ publisher }) => publisher ?? []);
  for (const name of [...publishers, ...key.citations.map(({ outlet }) => outlet)])
    assert.ok(names.has(name), name);
});

test("propositions refer to each other by labels that exist, and contradict only what differs", () => {
  const labels = new Set(key.propositions.map(({ label }) => label));
  assert.equal(labels.size, key.propositions.length);
  for (const { label, contradicts, entails } of key.propositions)
    for (const other of [...contradicts, ...entails]) {
      assert.ok(labels.has(other), other);
      assert.notEqual(other, label);
    }
});

test("the numbers of the key keep min ≤ effective ≤ max ≤ articles", () => {
  for (const { label, min, eff, max, articles, supports } of key.propositions) {
    const documents = new Set(supports.map(({ doc }) => doc)).size;
    if (min === undefined || max === undefined) continue;
    assert.ok(min <= (eff ?? min) && (eff ?? min) <= max, label);
    assert.ok(max <= documents, label);
    assert.equal(articles ?? 0, documents, label);
  }
});

test("levels of the key are for indicators of the problem", () => {
  const problem = shipped.problems.find(({ id }) => id === key.problem.id);
  const ids = new Set(problem?.indicators.map(({ id }) => id));
  for (const id of Object.keys(key.problem.levels)) assert.ok(ids.has(id), id);
});
