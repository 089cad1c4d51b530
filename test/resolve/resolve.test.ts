import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { EntityType } from "../../src/model/mention.ts";
import type { PlaceRole } from "../../src/model/place.ts";
import { resolve } from "../../src/resolve/index.ts";
import { bundledBase } from "./base.ts";
import type { Sketch } from "./reading.ts";
import { sketch } from "./reading.ts";

const base = bundledBase();

function run(what: Sketch) {
  const { document, reading } = sketch(what);
  const resolved = resolve(document, reading, base);
  const entity = (surface: string, nth = 0) => {
    const mention = reading.mentions.filter(({ text }) => text === surface)[nth];
    return (
      resolved.resolutions.find(({ mentionId }) => mentionId === mention?.id)?.entityId ?? null
    );
  };
  const place = (surface: string, nth = 0) => {
    const mention = reading.mentions.filter(({ text }) => text === surface)[nth];
    return resolved.toponyms.find(({ mentionId }) => mentionId === mention?.id);
  };
  return { ...resolved, entity, place };
}

const BODIES: readonly [name: string, entity: string | null][] = [
  ["Hezbollah", "act:lebanese-hezbollah"],
  ["Lebanese Hezbollah", "act:lebanese-hezbollah"],
  ["Lebanon's Hezbollah", "act:lebanese-hezbollah"],
  ["Hezbollah in Lebanon", "act:lebanese-hezbollah"],
  ["Kata'ib Hezbollah", "act:kata-ib-hezbollah"],
  ["Kataeb Hizballah", "act:kata-ib-hezbollah"],
  ["Iraqi Kata'ib Hezbollah", "act:kata-ib-hezbollah"],
  ["Harakat al-Nujaba", "act:harakat-hezbollah-al-nujaba"],
  ["Harakat al-Nujba", "act:harakat-hezbollah-al-nujaba"],
  ["Harakat Hizbullah al-Nujabaa", "act:harakat-hezbollah-al-nujaba"],
  ["Saraya Hezbollah", null],
  ["Iraqi Hezbollah", null],
  ["Islamic Revolutionary Guard Corps", "act:islamic-revolutionary-guard-corps"],
  ["Israeli Northern Command", "act:israeli-northern-command"],
  ["KIA", null],
  ["SDF", null],
];

for (const [name, entity] of BODIES) {
  test(`"${name}" alone is ${entity ?? "left unresolved"}`, () => {
    const resolved = run({
      text: `On Monday ${name} issued a paper.`,
      names: [[name, "Organisation"]],
    });
    const found = resolved.entity(name);
    assert.equal(found?.startsWith("ent-") ? null : found, entity);
  });
}

for (const [surface, entity] of [
  ["U.S. forces", "forces:US"],
  ["Jordanian troops", "forces:JO"],
  ["security forces", null],
] as const)
  test(`"${surface}", a common noun to the reader, is ${entity ?? "nobody's"}`, () => {
    const resolved = run({
      text: `On Monday ${surface} moved out.`,
      names: [[`~${surface}`, "Organisation"]],
    });
    assert.equal(resolved.entity(surface), entity);
  });

test("a state acts by its troops and jets; its missiles may be anybody's", () => {
  const resolved = run({
    text: "Jordanian troops crossed the river. Iraqi fighter jets struck. The cell fired Iranian missiles.",
    names: [
      ["Jordanian", "Nationality"],
      ["Iraqi", "Nationality"],
      ["Iranian", "Nationality"],
    ],
  });
  assert.deepEqual(
    ["Jordanian", "Iraqi", "Iranian"].map((name) => resolved.entity(name)),
    ["gov:JO", "gov:IQ", null],
  );
});

test("an acronym that several bear is linked with its expansion, and with two facts of the text", () => {
  const expanded = run({
    text: "The Kachin Independence Army (KIA) moved south. The KIA kept quiet.",
    names: [
      ["Kachin Independence Army", "Organisation"],
      ["KIA", "Organisation"],
      ["KIA", "Organisation"],
    ],
  });
  assert.equal(expanded.entity("KIA", 1), "act:kachin-independence-army");
  const facts = (text: string) =>
    run({
      text,
      names: [
        ["KIA", "Organisation"],
        ["Myanmar", "Location"],
      ],
    }).entity("KIA");
  assert.equal(facts("The KIA left Myanmar for the hills."), null);
  assert.equal(facts("Rebels of the KIA militia left Myanmar."), "act:kachin-independence-army");
});

const METONYMS: readonly [text: string, name: string, role: PlaceRole][] = [
  ["Baghdad said the talks would go on.", "Baghdad", "government"],
  ["Envoys carried messages from Israel to Baghdad.", "Baghdad", "government"],
  ["Envoys carried messages from Israel to Baghdad.", "Israel", "government"],
  ["Tension between Tehran and Washington grew.", "Tehran", "government"],
  ["Tension between Tehran and Washington grew.", "Washington", "government"],
  ["A shop was opened in Baghdad.", "Baghdad", "place"],
  ["An explosion in Baghdad broke windows.", "Baghdad", "place"],
  ["Iran is pouring money into schools.", "Iran", "government"],
  ["The group is active in Iraq.", "Iraq", "place"],
  ["The militia is backed by Iran.", "Iran", "government"],
  ["Drones hit a depot near Damascus.", "Damascus", "place"],
  ["Rain fell along the border between Iraq and Syria.", "Iraq", "place"],
  ["He travelled to Tehran with his brother.", "Tehran", "destination"],
  ["Missile strikes on Israel went on.", "Israel", "place"],
  ["New sanctions on Iran took effect.", "Iran", "government"],
  ["Iraq's Anbar province is dry.", "Iraq", "place"],
  ["Ministers accused Ankara of delay.", "Ankara", "government"],
  ["Residents of Baghdad said the street was calm.", "Baghdad", "place"],
  ["Traders from Damascus said prices rose.", "Damascus", "place"],
  ["Oil moved from Iraq into Syria.", "Iraq", "origin"],
  ["Ankara has never wavered over the dam.", "Ankara", "government"],
];

for (const [text, name, role] of METONYMS) {
  test(`"${text}" — ${name} is a ${role}`, () => {
    const places = [
      "Baghdad",
      "Israel",
      "Tehran",
      "Washington",
      "Iran",
      "Iraq",
      "Damascus",
      "Syria",
      "Ankara",
    ];
    const names = places
      .filter((place) => text.includes(place))
      .sort((a, b) => text.indexOf(a) - text.indexOf(b))
      .map((place): [string, EntityType] => [place, "Location"]);
    const resolved = run({ text, names });
    assert.equal(resolved.place(name)?.role, role);
    assert.equal(resolved.entity(name)?.startsWith("gov:") ?? false, role === "government");
  });
}

test("a place that stands for nobody keeps the government as a candidate", () => {
  const { resolutions } = run({
    text: "A shop opened in Baghdad.",
    names: [["Baghdad", "Location"]],
  });
  assert.equal(resolutions[0]?.candidates[0]?.refId, "gov:IQ");
});

test("adjectives of countries are nationalities and never places", () => {
  const resolved = run({
    text: "Iraqi officials met US officers.",
    names: [
      ["Iraqi", "Location"],
      ["US", "Location"],
    ],
  });
  for (const name of ["Iraqi", "US"]) {
    assert.equal(resolved.place(name)?.role, "nationality");
    assert.equal(resolved.place(name)?.place, null);
    assert.equal(resolved.entity(name), null);
  }
});

test("a dateline is no place of anything", () => {
  const resolved = run({
    text: "ERBIL (Wire) - Mosul was quiet.",
    names: [
      ["ERBIL", "Location"],
      ["Mosul", "Location"],
    ],
    dateline: "ERBIL",
  });
  assert.equal(resolved.place("ERBIL")?.role, "dateline");
  assert.equal(resolved.place("Mosul")?.role, "place");
});

test("places are chosen so that they lie together", () => {
  const lebanon = run({
    text: "From Tripoli the road runs to Beirut and Sidon.",
    names: [
      ["Tripoli", "Location"],
      ["Beirut", "Location"],
      ["Sidon", "Location"],
    ],
  });
  assert.equal(lebanon.place("Tripoli")?.place?.country, "LB");
  const libya = run({
    text: "From Tripoli the road runs to Misrata and Sirte.",
    names: [
      ["Tripoli", "Location"],
      ["Misrata", "Location"],
      ["Sirte", "Location"],
    ],
  });
  assert.equal(libya.place("Tripoli")?.place?.country, "LY");
});

test("a country behind a comma decides", () => {
  const resolved = run({
    text: "The fair in Tripoli, Lebanon opened; Misrata sent a stand.",
    names: [
      ["Tripoli", "Location"],
      ["Lebanon", "Location"],
      ["Misrata", "Location"],
    ],
  });
  assert.equal(resolved.place("Tripoli")?.place?.country, "LB");
});

test("a surname stands for the full name before it", () => {
  const resolved = run({
    text: "Foreign Minister Dana Korin spoke. Korin left early.",
    names: [
      ["Dana Korin", "Person"],
      ["Korin", "Person"],
    ],
  });
  assert.equal(resolved.entities.length, 1);
  assert.equal(resolved.entities[0]?.verified, false);
  assert.match(resolved.entities[0]?.provenance ?? "", /^first named in doc-/);
  assert.equal(resolved.entity("Korin"), resolved.entity("Dana Korin"));
});

test("a surname that two people bear stands for nobody", () => {
  const resolved = run({
    text: "Minister Dana Korin and Governor Ilan Korin spoke. Korin left.",
    names: [
      ["Dana Korin", "Person"],
      ["Ilan Korin", "Person"],
      ["Korin", "Person"],
    ],
  });
  assert.equal(resolved.entity("Korin", 0), null);
});

test("private persons become no entity", () => {
  const resolved = run({
    text: "Salma Odeh, a resident of the street, saw smoke. Her neighbour Hadi Nasser ran.",
    names: [
      ["Salma Odeh", "Person"],
      ["Hadi Nasser", "Person"],
    ],
  });
  assert.deepEqual(resolved.entities, []);
});

test("the group is the only one named near it", () => {
  const resolved = run({
    text: "Kata'ib Hezbollah spoke on Monday. The group wants talks.",
    names: [
      ["Kata'ib Hezbollah", "Organisation"],
      ["~The group", "Organisation"],
    ],
  });
  assert.equal(resolved.entity("The group"), "act:kata-ib-hezbollah");
  const two = run({
    text: "Hamas and Kata'ib Hezbollah spoke on Monday. The group wants talks.",
    names: [
      ["Hamas", "Organisation"],
      ["Kata'ib Hezbollah", "Organisation"],
      ["~The group", "Organisation"],
    ],
  });
  assert.equal(two.entity("The group"), null);
});

test("loose names: a plural, a ministry of the one country spoken of, what stands behind a legal form", () => {
  const { entity } = run({
    text: "Iran answered. Moodys and Boeing Co BA took note, and the Foreign Ministry denied it.",
    names: [
      ["Iran", "Location"],
      ["Moodys", "Person"],
      ["Boeing Co BA", "Organisation"],
      ["Foreign Ministry", "Organisation"],
    ],
  });
  assert.equal(entity("Moodys"), "org:moody-s-investors-service");
  assert.equal(entity("Boeing Co BA"), "org:boeing");
  assert.equal(entity("Foreign Ministry"), "mfa:IR");
  const both = run({
    text: "Iran and Iraq answered. The Foreign Ministry denied it.",
    names: [
      ["Iran", "Location"],
      ["Iraq", "Location"],
      ["Foreign Ministry", "Organisation"],
    ],
  });
  assert.equal(both.entity("Foreign Ministry"), null);
});

test("a weapon system is an entity of the base, and nobody acts in its name", () => {
  const { entity, entities } = run({
    text: "Officials said a Bayraktar TB2 was lost.",
    names: [["Bayraktar TB2", "MilitaryPlatform"]],
  });
  assert.equal(entity("Bayraktar TB2"), "weapon:bayraktar-tb2");
  assert.deepEqual(entities, []);
});

test("the short form of a region behind a town is a place, and the town lies in it", () => {
  const { place } = run({
    text: "The firm of Salem, Ore. closed.",
    names: [
      ["Salem", "Organisation"],
      ["Ore.", "Organisation"],
    ],
  });
  assert.equal(place("Ore.")?.place?.id, "adm1:US-OR");
  assert.equal(place("Salem")?.place?.admin1, "Oregon");
});

test("a title makes a person of what was read as a body, and a war is no body", () => {
  const { entities } = run({
    text: "Navy Capt. Dana Korin spoke of the Iron Lantern War.",
    names: [
      ["Navy Capt. Dana Korin", "Organisation"],
      ["Iron Lantern War", "Organisation"],
    ],
  });
  assert.deepEqual(
    entities.map(({ name, type }) => [name, type]),
    [["Dana Korin", "Person"]],
  );
});

test("the report is that of the outlet named before it, and not of the publisher", () => {
  const { reading } = run({
    text: "Rudaw saw a report in Walla. The report says Rudaw erred.",
    names: [
      ["Rudaw", "Organisation"],
      ["Walla", "Organisation"],
      ["Rudaw", "Organisation"],
    ],
    publisher: "Rudaw",
    chains: [[["media", "The report"]]],
  });
  assert.equal(reading.claims[0]?.chain[1]?.refId, "src:walla");
});

test("chain links know their outlet, body and person; anonymous ones nobody", () => {
  const { reading, entity } = run({
    text: "Defence Minister Dana Korin told Walla that Hamas, sources in the army and Baghdad said no.",
    names: [
      ["Dana Korin", "Person"],
      ["Walla", "Organisation"],
      ["Hamas", "Organisation"],
      ["Baghdad", "Location"],
    ],
    publisher: "Rudaw",
    chains: [
      [
        ["media", "Walla"],
        ["person", "Defence Minister Dana Korin"],
      ],
      [["organisation", "Hamas"]],
      [["organisation", "Baghdad"]],
      [["anonymous", "sources in the army"]],
    ],
  });
  const refs = reading.claims.map((claim) => claim.chain.map(({ refId }) => refId));
  assert.deepEqual(refs[0], ["src:rudaw", "src:walla", entity("Dana Korin")]);
  assert.deepEqual(refs[1], ["src:rudaw", "act:hamas"]);
  assert.deepEqual(refs[2], ["src:rudaw", "gov:IQ"]);
  assert.deepEqual(refs[3], ["src:rudaw", null]);
});

const RELATIONS: readonly [
  text: string,
  names: readonly [string, EntityType][],
  relation: string,
][] = [
  [
    "Gen. Omid Darvish, the commander of the Quds Force, came late.",
    [
      ["Omid Darvish", "Person"],
      ["Quds Force", "Organisation"],
    ],
    "commands act:irgc-quds-force",
  ],
  [
    "Kata'ib Hezbollah is part of the Popular Mobilization Forces.",
    [
      ["Kata'ib Hezbollah", "Organisation"],
      ["Popular Mobilization Forces", "Organisation"],
    ],
    "member-of act:popular-mobilization-forces",
  ],
  [
    "The Iran-backed Kata'ib Hezbollah said no.",
    [
      ["Iran", "Location"],
      ["Kata'ib Hezbollah", "Organisation"],
    ],
    "patron-of act:kata-ib-hezbollah",
  ],
  [
    "Iranian-backed Hamas said no.",
    [
      ["Iranian", "Nationality"],
      ["Hamas", "Organisation"],
    ],
    "patron-of act:hamas",
  ],
  [
    "Hamas is backed by Iran.",
    [
      ["Hamas", "Organisation"],
      ["Iran", "Location"],
    ],
    "patron-of act:hamas",
  ],
  [
    "Minister Dana Korin met with Governor Ilan Barak.",
    [
      ["Dana Korin", "Person"],
      ["Ilan Barak", "Person"],
    ],
    "met-with ent-",
  ],
  [
    "Hamas has ties with Lebanese Hezbollah.",
    [
      ["Hamas", "Organisation"],
      ["Lebanese Hezbollah", "Organisation"],
    ],
    "allied-with act:lebanese-hezbollah",
  ],
  [
    "Ansar Allah launched an attack against Israel.",
    [
      ["Ansar Allah", "Organisation"],
      ["Israel", "Location"],
    ],
    "hostile-to gov:IL",
  ],
];

for (const [text, names, expected] of RELATIONS) {
  test(`relation in "${text}"`, () => {
    const { relations, document } = {
      ...run({ text, names, polarity: "negative" }),
      document: text,
    };
    const found = relations.map((relation) => `${relation.type} ${relation.toId}`);
    assert.ok(
      found.some((one) => one.startsWith(expected)),
      found.join("; "),
    );
    const evidence = relations[0]?.evidence[0];
    // A denial takes offices and commands for granted: "the commander of the force will not come".
    const polarity = expected.startsWith("commands") ? "positive" : "negative";
    assert.equal(evidence?.polarity, polarity);
    assert.ok((evidence?.span.end ?? Infinity) <= document.length);
  });
}

const words = fc.constantFrom(
  "Iran",
  "Baghdad",
  "Hezbollah",
  "Kata'ib",
  "said",
  "in",
  "and",
  "KIA",
  "the",
  "'s",
  "(PMF)",
  "Anbar,",
  "Iraqi",
  "to",
  "-backed",
  "commander",
  "of",
  "\n",
  "Ali",
);

test("nothing in a text makes resolve throw, and every candidate's score is the sum of its reasons", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 25 }), (parts) => {
      const text = parts.join(" ");
      const names = parts
        .filter((part) => /^[A-Z]/.test(part))
        .map((part): [string, EntityType] => [
          part.replace(/,$/, ""),
          part === "Ali" ? "Person" : "Organisation",
        ]);
      const { resolutions, toponyms } = run({ text, names });
      for (const { candidates } of [...resolutions, ...toponyms]) {
        for (const { score, parts: reasons } of candidates) {
          const total = reasons.reduce((sum, { value }) => sum + value, 0);
          assert.ok(Math.abs(total - score) < 1e-9);
        }
      }
      assert.ok(toponyms.every(({ role, place }) => role !== "nationality" || place === null));
    }),
    { numRuns: 60 },
  );
});

test("resolving twice gives the same answer", () => {
  const what: Sketch = {
    text: "Baghdad said Hamas met Kata'ib Hezbollah in Mosul.",
    names: [
      ["Baghdad", "Location"],
      ["Hamas", "Organisation"],
      ["Kata'ib Hezbollah", "Organisation"],
      ["Mosul", "Location"],
    ],
  };
  const { document, reading } = sketch(what);
  assert.deepEqual(resolve(document, reading, base), resolve(document, reading, base));
});

test("a place name inside the name of an operation or a book is no place", () => {
  const { place } = run({
    text: 'They called it "Hammer of Basra Dawn" and flew to Basra. "Basra is calm," he said.',
    names: [
      ["Basra", "Location"],
      ["Basra", "Location"],
      ["Basra", "Location"],
    ],
  });
  assert.equal(place("Basra", 0), undefined);
  assert.equal(place("Basra", 1)?.role, "destination");
  assert.ok(place("Basra", 2));
});

const NAMED_AFTER: readonly [text: string, body: string, place: string | undefined][] = [
  ["The Bank of Armenia raised rates.", "Bank of Armenia", "Armenia"],
  ["The University of Mosul reopened.", "University of Mosul", "Mosul"],
  ["The Bank of America fell.", "Bank of America", undefined],
  ["The Baghdad Chamber of Commerce met.", "Baghdad Chamber of Commerce", undefined],
];

for (const [text, body, place] of NAMED_AFTER) {
  test(`${body} is no place, and in its name stays ${place ?? "none"}`, () => {
    const { document, reading } = sketch({ text, names: [[body, "Location"]] });
    const resolved = resolve(document, reading, base);
    const [whole, nested] = resolved.reading.mentions;
    assert.equal(whole?.type, "Organisation");
    const found = resolved.toponyms.map(({ mentionId, role, adjectiveOf, ...toponym }) => ({
      isNested: mentionId === nested?.id && nested.type === "Location",
      role,
      place: toponym.place,
      of: adjectiveOf?.name,
    }));
    const expected = { isNested: true, role: "nationality", place: null, of: place };
    assert.deepEqual(found, place === undefined ? [] : [expected]);
  });
}

test("a town that the reader took for a common noun is one before its region", () => {
  const { document, reading } = sketch({
    text: "The shop in Wayne, N.J., closed.",
    names: [["Wayne", "Location"]],
  });
  const mentions = reading.mentions.map((mention) => ({ ...mention, form: "nominal" as const }));
  const { toponyms } = resolve(document, { ...reading, mentions }, base);
  assert.equal(toponyms[0]?.place?.admin1, "New Jersey");
});

const WIDER: readonly [
  text: string,
  name: string,
  type: "Organisation" | "Location",
  id: string,
][] = [
  ["He left sub-Saharan Africa.", "Africa", "Location", "area:sub-saharan-africa"],
  ["It is southern Africa.", "Africa", "Location", "area:africa"],
  ["The Golan Heights are calm.", "Golan", "Location", "area:golan-heights"],
  ["West Germanys plants stood still.", "West Germanys", "Location", "area:west-germany"],
  [
    "The Securities and Exchange Commission John Shad leads met.",
    "Exchange Commission John Shad",
    "Organisation",
    "org:u-s-securities-and-exchange-commission",
  ],
  ["The World Health Organisation met.", "World Health Organisation", "Organisation", "igo:who"],
];

for (const [text, name, type, id] of WIDER) {
  test(`"${name}" in "${text}" is ${id}`, () => {
    const { document, reading } = sketch({ text, names: [[name, type]] });
    const { resolutions, toponyms } = resolve(document, reading, base);
    assert.equal(toponyms[0]?.place?.id ?? resolutions[0]?.entityId, id);
  });
}

test("the country of a body's name counts for the text", () => {
  const { document, reading } = sketch({
    text: "The U.S. Senate Budget Committee met. The Senate then voted.",
    names: [
      ["U.S. Senate Budget Committee", "Organisation"],
      ["Senate", "Organisation"],
    ],
  });
  const senate = reading.mentions.find(({ text }) => text === "Senate");
  const { resolutions } = resolve(document, reading, base);
  const found = resolutions.find(({ mentionId }) => mentionId === senate?.id);
  assert.ok(
    found?.candidates[0]?.parts.some(({ reason }) => reason === "country in this text: US"),
  );
});

const DISGUISED = ["Hez\u200fbollah", "\u2067Hezbollah\u2069", "Hezbоllah", "HEZBOLLAH"]; // the third has a Cyrillic о

for (const name of DISGUISED) {
  test(`${JSON.stringify(name)} is Hezbollah`, () => {
    const { document, reading } = sketch({
      text: `On Monday ${name} denied it.`,
      names: [[name, "Organisation"]],
    });
    const [resolution] = resolve(document, reading, base).resolutions;
    assert.equal(resolution?.entityId, "act:lebanese-hezbollah");
  });
}

test("an empty name and one of ten thousand characters are nobody", () => {
  const endless = "Bank of ".repeat(1250);
  for (const name of [
    "\u200f",
    "'",
    "A".repeat(10_000),
    `${endless}Armenia`,
    "Ab ".repeat(3333).trim(),
  ]) {
    const { document, reading } = sketch({
      text: `The Agency and ${name} of Iraq and Syria met.`,
      names: [[name, "Organisation"]],
    });
    const [resolution] = resolve(document, reading, base).resolutions;
    assert.ok(!resolution?.entityId || resolution.basis === "new", name.slice(0, 20));
  }
});
