import assert from "node:assert/strict";
import { test } from "node:test";
import { exchangedFormat } from "./exchanged-format.ts";

const formatOf = (value: unknown) =>
  exchangedFormat(
    new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value, null, 2)),
  );

test("bundles and annotations are known by how they open; articles that speak of them are articles", () => {
  const anno = "http://www.w3.org/ns/anno.jsonld";
  assert.equal(formatOf({ type: "bundle", id: "bundle--1", objects: [] }), "stix");
  assert.equal(formatOf({ id: "bundle--1", type: "bundle", objects: [] }), "stix");
  assert.equal(
    formatOf({ "@context": [anno, {}], type: "AnnotationPage", items: [] }),
    "annotations",
  );
  assert.equal(formatOf([{ "@context": anno, type: "Annotation" }]), "annotations");
  for (const other of [
    { text: 'He wrote {"type": "bundle"} on the wall.', title: "x" },
    '{"text": "a"}\n{"text": "type bundle"}',
    "type: bundle",
    { type: "FeatureCollection", features: [] },
    "",
  ])
    assert.equal(formatOf(other), undefined, JSON.stringify(other));
});
