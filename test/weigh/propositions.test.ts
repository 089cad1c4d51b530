import assert from "node:assert/strict";
import { test } from "node:test";
import type { Amount } from "../../src/model/claim.ts";
import type { Place } from "../../src/model/place.ts";
import {
  denying,
  onlyProposition,
  person,
  unnamed,
  weighCase,
  type ClaimLike,
  type DocumentLike,
} from "./case.ts";

const documents = (...claims: ClaimLike[]): DocumentLike[] =>
  claims.map((claim, i) => ({
    id: `d${i}`,
    publisher: `Outlet ${i}`,
    published: `2025-10-1${i % 4}`,
    claims: [claim],
  }));
const groups = (...claims: ClaimLike[]) =>
  weighCase({ documents: documents(...claims) }).propositions;
const killed = (value: number, bound: Amount["bound"] = "exact"): { amounts: Amount[] } => ({
  amounts: [{ span: { begin: 0, end: 1 }, value, bound, unit: "killed" }],
});
const assault = (agent: string, patient: string, event = "ASSAULT") => ({
  predicates: [
    {
      span: { begin: 0, end: 1 },
      lemma: "strike",
      event,
      negated: false,
      agents: [agent],
      patients: [patient],
    },
  ],
});

for (const [a, b] of [
  [
    "Iran is pouring large sums into allied militias in Iraq",
    "Tehran has poured considerable money into militias in Iraq",
  ],
  [
    "Israel struck a missile depot near Damascus overnight",
    "Overnight Israeli strikes hit a rocket depot near Damascus",
  ],
  [
    "Border Guard commander Otto Kringel visited Velmont and met brigade leaders",
    "Otto Kringel travelled to Velmont, where he met leaders of the brigades",
  ],
  [
    "Turkey will withdraw its troops from northern Iraq",
    "Turkish troops are withdrawing from the north of Iraq",
  ],
  [
    "Russian forces seized the village of Toretsk in eastern Ukraine",
    "Russia's army captured Toretsk, a village in eastern Ukraine",
  ],
  [
    "The government and the rebels agreed to a ceasefire in Hodeidah",
    "A truce in Hodeidah was agreed by the government and rebels",
  ],
] as const) {
  test(`the same in other words: ${b}`, () =>
    assert.equal(groups({ text: a }, { text: b }).length, 1));
}

for (const [a, b] of [
  ["An airstrike hit a hospital in Basra", "An airstrike hit a hospital in Mosul"],
  [
    "Iran is pouring resources into its militias in Iraq",
    "Iran is pouring resources into its nuclear programme",
  ],
  ["Israel struck a missile depot near Damascus", "Israel struck a bridge over the Litani river"],
  [
    "The minister met the Turkish ambassador in Baghdad",
    "The minister met reporters after the vote in parliament",
  ],
  ["Otto Kringel visited Velmont", "Rufus Calhern visited Velmont"],
] as const) {
  test(`not the same: ${a} / ${b}`, () => assert.equal(groups({ text: a }, { text: b }).length, 2));
}

test("every claim is in exactly one proposition, whose id comes from its smallest claim", () => {
  const { propositions } = weighCase({
    documents: documents(
      { text: "One thing happened in Kirkuk" },
      { text: "Another was said of Erbil" },
      { text: "One thing happened in Kirkuk" },
    ),
  });
  const ids = propositions.flatMap(({ members }) => members.map(({ claimId }) => claimId));
  assert.equal(new Set(ids).size, 3);
  assert.equal(ids.length, 3);
});

test("conflicting tolls are two propositions that contradict each other", () => {
  const [a, b] = groups(
    { text: "The strike on the market killed 12 people", ...killed(12) },
    { text: "The market strike killed 72 people", ...killed(72) },
  );
  const conflict = { kind: "toll", reason: "conflicting toll: 12 / 72", within: [] };
  assert.deepEqual(a?.contradicts, [{ propositionId: b?.id, ...conflict }]);
  assert.deepEqual(b?.contradicts, [{ propositionId: a?.id, ...conflict }]);
  const figures = [a, b].flatMap((one) => one?.figures ?? []);
  assert.deepEqual(figures.map(({ unit, low, high }) => [unit, low, high]).sort(), [
    ["killed", 12, 12],
    ["killed", 72, 72],
  ]);
});

test("a number with a bound, and several of one origin, are a range", () => {
  const { propositions } = weighCase({
    documents: [
      {
        id: "d1",
        publisher: "Post",
        claims: [
          { text: "The strike on the market killed at least 12 people", ...killed(12, "at-least") },
          {
            text: "At least 12 people were killed by the market strike",
            ...killed(12, "at-least"),
          },
        ],
      },
    ],
  });
  const [{ figures = [] } = {}] = propositions;
  assert.deepEqual(
    figures.map(({ low, high, label, claimIds }) => [low, high, label, claimIds.length]),
    [[12, null, "Post's own report", 2]],
  );
});

test("one article that gives two tolls in its own voice is in tension with itself; two speakers in it are not", () => {
  const said = (voices: readonly [ClaimLike["via"], ClaimLike["via"]]) =>
    weighCase({
      documents: [
        {
          id: "d1",
          publisher: "Post",
          claims: [
            {
              text: "The strike on the market killed 12 people",
              ...killed(12),
              via: voices[0] ?? [],
            },
            { text: "The market strike killed 72 people", ...killed(72), via: voices[1] ?? [] },
          ],
        },
      ],
    });
  const own = said([[], []]);
  assert.deepEqual(
    own.propositions.map(({ contradicts }) => contradicts.map(({ within }) => within)),
    [[["d1"]], [["d1"]]],
  );
  const [issue, ...more] = own.issues;
  assert.deepEqual([issue?.code, issue?.documentId, more.length], ["internal-tension", "d1", 0]);
  assert.match(issue?.message ?? "", /contradicts itself, conflicting toll: 12 \/ 72/);
  const spoken = said([[person("Mayor Oda")], [person("Colonel Rask")]]);
  assert.deepEqual(
    spoken.propositions.map(({ contradicts }) => contradicts.map(({ within }) => within)),
    [[[]], [[]]],
  );
  assert.deepEqual(spoken.issues, []);
});

test("a headline with another toll than its article is in tension with it", () => {
  const { issues } = weighCase({
    documents: [
      {
        id: "d1",
        publisher: "Post",
        claims: [
          { text: "Market strike kills 72 people", ...killed(72), form: "headline" },
          { text: "The strike on the market killed 12 people", ...killed(12) },
        ],
      },
    ],
  });
  assert.deepEqual(
    issues.map(({ code }) => code),
    ["internal-tension"],
  );
});

test("two origins that may be one: independence is not established, which is neither one nor two", () => {
  const text = "Raiders burned the granary of Tolvar";
  const from = (id: string, via: ClaimLike["via"], published: string): DocumentLike => ({
    id,
    publisher: `Outlet ${id}`,
    published,
    claims: [{ text, via: via ?? [] }],
  });
  const officers = [unnamed("army officers")];
  const state = (list: DocumentLike[]) => onlyProposition({ documents: list }).supports;
  const open = state([
    from("a", officers, "2025-10-01T08:00:00Z"),
    from("b", officers, "2025-10-01T18:00:00Z"),
  ]);
  assert.deepEqual([open.independence, open.nMin, open.nMax], ["not-established", 1, 2]);
  const two = state([from("a", [], "2025-10-01"), from("b", [], "2025-10-02")]);
  assert.deepEqual([two.independence, two.nMin], ["independent", 2]);
  assert.equal(state([from("a", [], "2025-10-01")]).independence, "one-origin");
});

test("a higher toll entails the lower bound", () => {
  const found = groups(
    { text: "The strike on the market killed at least 12 people", ...killed(12, "at-least") },
    { text: "The market strike killed 15 people", ...killed(15) },
  );
  const [least, exact] = [
    found.find(({ text }) => text.includes("least")),
    found.find(({ text }) => text.includes("15")),
  ];
  assert.deepEqual([exact?.entails, least?.entails, exact?.contradicts], [[least?.id], [], []]);
});

test("a conflicting toll that is only feared contradicts nothing", () => {
  const found = groups(
    { text: "The strike on the market killed 12 people", ...killed(12) },
    { text: "The market strike killed 72 people", ...killed(72), modality: "possible" },
  );
  assert.deepEqual(
    found.flatMap(({ contradicts }) => contradicts),
    [],
  );
});

test("who does it to whom keeps claims apart", () => {
  const refs = { i: "act:israel", h: "act:hezbollah" };
  const said = (id: string, text: string, agent: string, patient: string): DocumentLike => ({
    id,
    publisher: id,
    refs,
    claims: [{ text, mentions: ["i", "h"], ...assault(agent, patient) }],
  });
  assert.equal(
    weighCase({
      documents: [
        said("d1", "Israel shelled Hezbollah positions", "i", "h"),
        said("d2", "Hezbollah shelled Israel positions", "h", "i"),
      ],
    }).propositions.length,
    2,
  );
  assert.equal(
    weighCase({
      documents: [
        said("d1", "Israel shelled Hezbollah positions", "i", "h"),
        said("d2", "Hezbollah positions shelled by Israel", "i", "h"),
      ],
    }).propositions.length,
    1,
  );
});

test("two accounts of who did it contradict each other", () => {
  const refs = { i: "act:israel", u: "act:us", b: "act:base" };
  const said = (id: string, text: string, agent: string): DocumentLike => ({
    id,
    publisher: id,
    refs,
    claims: [{ text, mentions: [agent, "b"], ...assault(agent, "b") }],
  });
  const { propositions } = weighCase({
    documents: [
      said("d1", "Israel struck the militia base at Jurf al-Sakhar", "i"),
      said("d2", "The US struck the militia base at Jurf al-Sakhar", "u"),
    ],
  });
  assert.deepEqual(
    propositions.map(({ contradicts }) => contradicts[0]?.reason),
    ["conflicting account of who did it", "conflicting account of who did it"],
  );
});

test("a denial denies the same proposition", () => {
  const [p, ...rest] = groups(
    { text: "Iran supplied the drones to the militia" },
    {
      text: "supplying drones to the militia",
      polarity: "negative",
      via: [denying(person("Iranian envoy"))],
    },
    {
      text: "Iran did not supply the drones to the militia",
      polarity: "negative",
      via: [person("Nasser Kanaani")],
    },
  );
  assert.equal(rest.length, 0);
  assert.deepEqual(p?.members.map(({ stance }) => stance).sort(), ["denies", "denies", "supports"]);
  assert.equal(p?.text, "Iran supplied the drones to the militia");
  assert.equal(p?.denies?.nMax, 2);
  assert.equal(p?.grade.credibility, 5);
});

test("what is only ever said in the negative is supported, not denied", () => {
  const [p] = groups({ text: "The group has not replied to the proposal", polarity: "negative" });
  assert.deepEqual([p?.supports.nMax, p?.denies], [1, null]);
});

test("towns keep claims apart, a town and its country do not", () => {
  const place = (id: string, kind: Place["kind"]): Place => ({
    id,
    name: id,
    kind,
    country: "IQ",
    admin1: null,
    lat: 0,
    lon: 0,
    population: null,
    geonamesId: null,
    uncertaintyKm: 1,
    provenance: "test",
  });
  const places = [place("p:iraq", "country"), place("p:basra", "city"), place("p:mosul", "city")];
  const said = (id: string, where: string): DocumentLike => ({
    id,
    publisher: id,
    refs: { m: where },
    claims: [{ text: "A drone hit an oil depot there", mentions: ["m"] }],
  });
  assert.equal(
    weighCase({ places, documents: [said("d1", "p:basra"), said("d2", "p:mosul")] }).propositions
      .length,
    2,
  );
  assert.equal(
    weighCase({ places, documents: [said("d1", "p:basra"), said("d2", "p:iraq")] }).propositions
      .length,
    1,
  );
});

test("days keep claims apart", () => {
  const said = (id: string, day: string, next: string): DocumentLike => ({
    id,
    publisher: id,
    claims: [{ text: "A drone hit the oil depot", times: ["t"] }],
    times: [
      {
        id: "t",
        documentId: id,
        span: { begin: 0, end: 1 },
        text: day,
        kind: "explicit",
        value: day,
        interval: { from: day, to: next, precision: "day" },
        anchor: null,
      },
    ],
  });
  assert.equal(
    weighCase({
      documents: [said("d1", "2025-10-01", "2025-10-02"), said("d2", "2025-10-03", "2025-10-04")],
    }).propositions.length,
    2,
  );
  assert.equal(
    weighCase({
      documents: [said("d1", "2025-10-01", "2025-10-02"), said("d2", "2025-10-01", "2025-10-02")],
    }).propositions.length,
    1,
  );
});

test("undated reports of violence a week apart tell of two events", () => {
  const said = (id: string, published: string): DocumentLike => ({
    id,
    publisher: id,
    published,
    claims: [{ text: "A drone hit the oil depot", ...assault("x", "y") }],
  });
  assert.equal(
    weighCase({ documents: [said("d1", "2025-10-01"), said("d2", "2025-10-08")] }).propositions
      .length,
    2,
  );
  assert.equal(
    weighCase({ documents: [said("d1", "2025-10-01"), said("d2", "2025-10-02")] }).propositions
      .length,
    1,
  );
});

test("the text is the clearest wording", () => {
  const [p] = groups(
    {
      text: "Iran may be arming militias in western Iraq",
      modality: "possible",
      via: [unnamed("officials")],
    },
    { text: "Iran is arming militias in western Iraq" },
  );
  assert.equal(p?.text, "Iran is arming militias in western Iraq");
});
