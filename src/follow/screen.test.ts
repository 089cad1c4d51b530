import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { TocsinError } from "../base/error.ts";
import type { ScreeningList } from "./list.ts";
import { parseScreeningList } from "./list.ts";
import { screen, screenPair } from "./screen.ts";

const LIST: ScreeningList = {
  id: "test",
  title: "Test list",
  authority: "nobody",
  asOf: "2026-01",
  licence: "Apache-2.0",
  entries: [
    {
      id: "x:1",
      schema: "organisation",
      name: "MERIDIAN FREIGHT COMPANY",
      aliases: ["Sharikat al-Meridian lil-Naql"],
      programmes: ["TEST"],
    },
    {
      id: "x:2",
      schema: "person",
      name: "HADDADI, Esmail",
      aliases: ["Abu Karim"],
      programmes: ["TEST"],
    },
    { id: "x:3", schema: "vessel", name: "NORTHERN HERON 5", aliases: [], programmes: ["TEST"] },
  ],
};

test("a query finds the listed name in another spelling and says which name matched", () => {
  const [answer] = screen([{ id: "q", name: "Ismail Hadadi", schema: "person" }], LIST);
  assert.equal(answer?.listedId, "x:2");
  assert.equal(answer?.match, true);
  assert.equal(answer?.matchedName, "HADDADI, Esmail");
});

test("an alias is matched as well as the primary name", () => {
  const [answer] = screen(
    [{ id: "q", name: "Sharikat Meridian lil Naql", schema: "organisation" }],
    LIST,
  );
  assert.equal(answer?.matchedName, "Sharikat al-Meridian lil-Naql");
});

test("a vessel of another number is shown, and is no match", () => {
  const answers = screen([{ id: "q", name: "Northern Heron 6", schema: "vessel" }], LIST);
  assert.ok(answers.every((answer) => !answer.match));
});

test("an unlike name has no answer", () => {
  assert.deepEqual(
    screen([{ id: "q", name: "Quiet Garden Club", schema: "organisation" }], LIST),
    [],
  );
});

test("a pair is answered with score, verdict and reasons that add up", () => {
  const { score, match, explanation } = screenPair({
    id: "p",
    schema: "organisation",
    name1: "Bank of Armenia",
    name2: "Bank of America",
  });
  assert.equal(match, false);
  const total = explanation.reduce((sum, part) => sum + part.value, 0);
  assert.ok(Math.abs(total - score) < 1e-9);
});

test("every listed name finds its own entry with score 1", () => {
  const entries = LIST.entries.flatMap((entry) =>
    [entry.name, ...entry.aliases].map((name) => ({ entry, name })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...entries), ({ entry, name }) => {
      const [best] = screen([{ id: "q", name, schema: entry.schema }], LIST);
      assert.equal(best?.listedId, entry.id);
      assert.ok(Math.abs((best?.score ?? 0) - 1) < 1e-9);
    }),
  );
});

test("a higher threshold never makes a match of a name that was none", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const query = [{ id: "q", name: "Esmael Haddad", schema: "person" as const }];
        const loose = screen(query, LIST, { threshold: low }).filter(
          (answer) => answer.match,
        ).length;
        const strict = screen(query, LIST, { threshold: high }).filter(
          (answer) => answer.match,
        ).length;
        assert.ok(strict <= loose);
      },
    ),
  );
});

test("a list that is no list is refused with the first fault", () => {
  assert.throws(
    () => parseScreeningList('{"id": "x"}'),
    (error) =>
      error instanceof TocsinError && error.code === "bad-input" && /title/.test(error.message),
  );
  assert.throws(() => parseScreeningList("not json"), TocsinError);
});
