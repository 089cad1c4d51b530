import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { TocsinError } from "../base/error.ts";
import type { Party } from "../model/party.ts";
import { partyOf } from "../../test/follow/factory.ts";
import { KnownActors } from "./known-actors.ts";
import { parseScreeningList, partiesOfList, type ScreeningList } from "./list.ts";
import { Screener, screenPair, type ScreeningQuery } from "./screen.ts";

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
const screener = new Screener(partiesOfList(LIST));

function ask(name: string, schema: ScreeningQuery["schema"], facts: Partial<ScreeningQuery> = {}) {
  return { id: "q", names: [name], schema, ...facts };
}

test("a query finds the listed name in another spelling and says which name matched", () => {
  const [answer] = screener.screen(ask("Ismail Hadadi", "person"));
  assert.equal(answer?.partyId, "x:2");
  assert.equal(answer?.match, true);
  assert.equal(answer?.matchedName, "HADDADI, Esmail");
});

test("an alias is matched as well as the primary name", () => {
  const [answer] = screener.screen(ask("Sharikat Meridian lil Naql", "organisation"));
  assert.equal(answer?.matchedName, "Sharikat al-Meridian lil-Naql");
  assert.equal(answer?.matchedKind, "alias");
});

test("a vessel of another number is shown, and is no match", () => {
  const answers = screener.screen(ask("Northern Heron 6", "vessel"));
  assert.ok(answers.every((answer) => !answer.match));
});

test("a party that bears another actor's name is shown with that, and is no match for who shares a word", () => {
  const brigades = new Screener([
    partyOf("x:7", "TERN BRIGADES", { schema: "Organization" }),
    partyOf("x:8", "TERN", { schema: "Organization" }),
  ]);
  const known = new KnownActors([
    { id: "tern", name: "Tern", names: ["Tern"], schema: "organisation" },
    { id: "brigades", name: "Kalda Brigades", names: ["Tern Brigades"], schema: "organisation" },
  ]);
  const asked = (id: string, name: string) =>
    brigades
      .screen({ id, names: [name], schema: "organisation" }, { known })
      .map(({ partyId, match, contradictions }) => ({ partyId, match, contradictions }));
  assert.deepEqual(asked("tern", "Tern"), [
    { partyId: "x:8", match: true, contradictions: [] },
    {
      partyId: "x:7",
      match: false,
      contradictions: ['its name "TERN BRIGADES" is that of Kalda Brigades'],
    },
  ]);
  assert.equal(asked("brigades", "Tern Brigades")[0]?.partyId, "x:7");
});

test("whose the first name of a party is counts before whose its alias is", () => {
  const wide = { text: "Bay Guard", kind: "alias" } as const;
  const party = partyOf("x:9", "TERN", { schema: "Organization" });
  const listed = new Screener([{ ...party, names: [...party.names, wide] }]);
  const known = new KnownActors([
    { id: "tern", name: "Tern", names: ["Tern"], schema: "organisation" },
    { id: "guard", name: "Bay Guard", names: ["Bay Guard"], schema: "organisation" },
  ]);
  const query = { id: "guard", names: ["Bay Guard"], schema: "organisation" } as const;
  const [answer] = listed.screen(query, { known });
  assert.deepEqual(answer?.contradictions, ['its name "TERN" is that of Tern']);
});

test("an unlike name has no answer", () => {
  assert.deepEqual(screener.screen(ask("Quiet Garden Club", "organisation")), []);
});

test("one of another kind is shown with the reason, and is never a match by its name", () => {
  const [answer] = screener.screen(ask("Meridian Freight Company", "person"));
  assert.equal(answer?.partyId, "x:1");
  assert.equal(answer?.match, false);
  assert.deepEqual(answer?.contradictions, ["kind: asked for person, listed as organisation"]);
});

const born: Party = partyOf("x:4", "Amin Rahimi", {
  schema: "Person",
  birthDates: ["1960-08-31", "1953/1955", "1971~"],
  countries: ["IQ"],
});

/** What a question about the person above is answered. */
function against(facts: Partial<ScreeningQuery>) {
  const [answer] = new Screener([born]).screen(ask("Amin Rahimi", "person", facts));
  return { score: answer?.score ?? 0, words: answer?.contradictions.join("; ") ?? "" };
}

test("dates of birth contradict as far as both sides give them", () => {
  for (const date of ["1960", "1960-08", "1960-08-31", "1954", "1954-03-02", "1972-01-01"])
    assert.equal(against({ birthDates: [date] }).words, "", date);
  assert.match(against({ birthDates: ["1960-08-30"] }).words, /another day$/);
  assert.match(against({ birthDates: ["1981"] }).words, /^born: asked for 1981, .* another year$/);
  const scores = [["1960"], ["1981"], ["1960-01-01"], ["1981-01-01"]].map(
    (birthDates) => against({ birthDates }).score,
  );
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  );
});

test("another country speaks against, an unknown one does not", () => {
  assert.match(against({ countries: ["LB"] }).words, /^country: asked for LB, listed with IQ$/);
  assert.equal(against({ countries: ["LB", "iq"] }).words, "");
  assert.equal(against({}).words, "");
  assert.ok(against({ countries: ["LB"] }).score < against({}).score);
});

test("what contradicts a name lowers it and never hides it", () => {
  const { score, words } = against({ countries: ["LB"], birthDates: ["1990-01-01"] });
  assert.notEqual(words, "");
  assert.ok(score < 0.36);
});

test("a name that the list calls weak counts less than a strong one", () => {
  const weak = partyOf("x:5", "Other Name", {
    names: [
      { text: "Other Name", kind: "primary" },
      { text: "Abu Karim", kind: "weak" },
    ],
  });
  const [answer] = new Screener([weak]).screen(ask("Abu Karim", "person"));
  assert.equal(answer?.matchedKind, "weak");
  assert.ok(Math.abs((answer?.score ?? 0) - 0.8) < 1e-9);
});

test("200 aliases of one party are all found, and give one answer", () => {
  const names = Array.from({ length: 200 }, (_, i) => ({
    text: `Korvan${String.fromCharCode(97 + (i % 26))} Belim${String.fromCharCode(97 + Math.floor(i / 26))}`,
    kind: "alias" as const,
  }));
  const many = new Screener([partyOf("x:6", "First Name", { names })]);
  for (const { text } of names) {
    const answers = many.screen(ask(text, "person"));
    assert.equal(answers.length, 1, text);
    assert.equal(answers[0]?.matchedName, text);
  }
});

test("the parts of every answer add up to its score", () => {
  const names = [...LIST.entries.map(({ name }) => name), "Amin Rahimi", "Esmael Hadad"];
  const all = new Screener([...partiesOfList(LIST), born]);
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom("person", "organisation", "vessel", "any"),
      fc.constantFrom<string[]>([], ["1960"], ["1981-02-03"]),
      fc.constantFrom<string[]>([], ["IQ"], ["LB"]),
      (name, schema, birthDates, countries) => {
        for (const { parts, score } of all.screen(ask(name, schema, { birthDates, countries }))) {
          const total = parts.reduce((sum, { value }) => sum + value, 0);
          assert.ok(Math.abs(total - score) < 1e-9, `${total} is not ${score}`);
          assert.ok(score >= 0 && score <= 1);
        }
      },
    ),
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
      const [best] = screener.screen(ask(name, entry.schema));
      assert.equal(best?.partyId, entry.id);
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
        const matches = (threshold: number) =>
          screener
            .screen(ask("Esmael Haddad", "person"), { threshold })
            .filter(({ match }) => match).length;
        assert.ok(matches(Math.max(a, b)) <= matches(Math.min(a, b)));
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

const numbered = new Screener([
  partyOf("r:ship", "GREY LANTERN", {
    schema: "Vessel",
    identifiers: [{ type: "IMO", value: "IMO 9187629" }],
  }),
  partyOf("r:firm", "Quarry House Ltd", {
    schema: "Company",
    identifiers: [
      { type: "Registration Number", value: "HRB 10-4471" },
      { type: "leiCode", value: "5493001KJTIIGC8Y1R12" },
    ],
  }),
]);
const numberOf = (type: string, value: string) => ({ identifiers: [{ type, value }] });

test("a common number finds a party whatever its name, and says so", () => {
  for (const number of [numberOf("imoNumber", "9187629"), numberOf("", "imo no. 9187629")]) {
    const [ship] = numbered.screen(ask("Bright Morning", "vessel", number));
    assert.equal(ship?.partyId, "r:ship");
    assert.equal(ship?.score, 0.98);
    assert.match(ship?.parts.at(-1)?.reason ?? "", /^IMO number .*9187629: the same$/);
  }
  const [firm] = numbered.screen(ask("Mill Lane", "organisation", numberOf("", "hrb104471")));
  assert.deepEqual([firm?.partyId, firm?.score, firm?.match], ["r:firm", 0.85, true]);
});

test("another number speaks against it, and names both", () => {
  const [ship] = numbered.screen(ask("Grey Lantern", "vessel", numberOf("imo", "9000001")));
  assert.equal(ship?.match, false);
  assert.deepEqual(ship?.contradictions, [
    "IMO number: asked for 9000001, listed with IMO 9187629",
  ]);
  const [firm] = numbered.screen(
    ask("Quarry House Ltd", "organisation", numberOf("registration number", "HRB 99999")),
  );
  assert.ok(firm && firm.match && Math.abs(firm.score - 2 / 3) < 1e-9);
  const lei = numberOf("", "5493001KJTIIGC8Y1R99"); // known for what it is by its shape
  const [other] = numbered.screen(ask("Quarry House Ltd", "organisation", lei));
  assert.match(other?.contradictions.join() ?? "", /^LEI: asked for 5493001KJTIIGC8Y1R99, listed/);
});

test("a number that is short, or no number, tells nobody apart", () => {
  for (const value of ["4471", "HRB", "—"])
    assert.deepEqual(numbered.screen(ask("Mill Lane", "any", numberOf("", value))), []);
  const facts = fc.record({ type: fc.string(), value: fc.string() });
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 4 }), (identifiers) => {
      for (const { score, parts } of numbered.screen(ask("Grey Lantern", "any", { identifiers })))
        assert.ok(Math.abs(parts.reduce((sum, { value }) => sum + value, 0) - score) < 1e-9);
    }),
  );
});
