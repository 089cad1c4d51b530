import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MODALITIES } from "../../src/model/claim.ts";
import { Issue } from "../../src/model/issue.ts";
import { Proposition, Reuse } from "../../src/model/proposition.ts";
import { weigh, type WeighDocument } from "../../src/weigh/index.ts";
import {
  denying,
  link,
  media,
  person,
  read,
  source,
  unnamed,
  weighCase,
  type ClaimLike,
  type DocumentLike,
} from "./case.ts";

const OUTLETS = ["One", "Two", "Three"];
const SOURCES = [
  source("One", { reliability: "B", ownerGroup: "Group" }),
  source("Two", { ownerGroup: "Group", country: "IL" }),
  source("Three", { stateAffiliation: "IR" }),
];
const LINKS = [
  ...OUTLETS.map(media),
  unnamed("senior Israeli officials"),
  unnamed("residents"),
  person("Israel Katz"),
  denying(person("Israel Katz")),
  person("Rufus Calhern", { occasion: "Friday" }),
  link({ type: "untraceable", surface: "foreign publications" }),
  link({ type: "unknown", surface: "they" }),
];
const TEXTS = [
  "Iran is pouring resources into its militias in Iraq",
  "Tehran pours money into Iraqi militias",
  "Iran may strike Israel from Iraq within weeks",
  "The strike on the market killed 12 people",
  "The market strike killed 72 people",
  "A drone hit the base at Harir",
];

const claim: fc.Arbitrary<ClaimLike> = fc.record({
  text: fc.constantFrom(...TEXTS),
  via: fc.array(fc.constantFrom(...LINKS), { maxLength: 3 }),
  modality: fc.constantFrom("asserted", ...MODALITIES),
  polarity: fc.constantFrom("positive", "positive", "negative"),
  form: fc.constantFrom("headline", "narrator", "indirect"),
  amounts: fc.constantFrom(
    [],
    [],
    [{ span: { begin: 0, end: 1 }, value: 12, bound: "exact" as const, unit: "killed" }],
    [{ span: { begin: 0, end: 1 }, value: 72, bound: "at-least" as const, unit: "dead" }],
  ),
});
const body: fc.Arbitrary<Omit<DocumentLike, "id">> = fc.record({
  publisher: fc.constantFrom(null, ...OUTLETS),
  published: fc.constantFrom(null, "2025-10-17", "2025-10-17T09:00:00Z", "2025-10-19"),
  claims: fc.array(claim, { maxLength: 4 }),
  filler: fc.constantFrom("short", Array.from({ length: 60 }, (_, i) => `w${i}`).join(" ")),
  citations: fc.array(
    fc.record({
      outlet: fc.constantFrom(...OUTLETS),
      kind: fc.constantFrom("cites", "reprints", "translates", "retracts"),
      paragraph: fc.nat(1),
    }),
    { maxLength: 2 },
  ),
});
const documents = fc.array(body, { maxLength: 8 }).map((list) =>
  list.map((one, i) => ({
    ...one,
    citations: one.claims.length > 0 ? (one.citations ?? []) : [],
    id: `d${i}`,
  })),
);

test("any order of documents and claims gives the same result, to the byte", () => {
  const shuffled = documents.chain((list) =>
    fc.tuple(
      fc.constant(list.map(read)),
      fc.shuffledSubarray(list, { minLength: list.length }),
      fc.boolean(),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([original, order, turned]) => {
      const batch = order
        .map(read)
        .map((one): WeighDocument => (turned ? { ...one, claims: one.claims.toReversed() } : one));
      const [a, b] = [
        weigh({ documents: original, sources: SOURCES }),
        weigh({ documents: batch, sources: SOURCES.toReversed() }),
      ];
      assert.equal(JSON.stringify(b), JSON.stringify(a));
    }),
    { numRuns: 300 },
  );
});

test("every claim is in one proposition, every count is an interval, every record is valid", () => {
  fc.assert(
    fc.property(documents, (list) => {
      const all = list.map(read);
      const { propositions, reuse, issues } = weigh({ documents: all, sources: SOURCES });
      const ids = propositions
        .flatMap(({ members }) => members.map(({ claimId }) => claimId))
        .sort();
      assert.deepEqual(
        ids,
        [...new Set(all.flatMap(({ claims }) => claims.map(({ id }) => id)))].sort(),
      );
      for (const p of propositions) {
        Proposition.parse(p);
        const { nMin, nMax, nEff, origins, articles } = p.supports;
        assert.ok(
          nMin <= nEff + 1e-9 &&
            nEff <= nMax + 1e-9 &&
            nMax <= origins.length &&
            (articles > 0 || nMax === 0),
        );
      }
      reuse.forEach((one) => Reuse.parse(one));
      issues.forEach((one) => Issue.parse(one));
    }),
    { numRuns: 300 },
  );
});

const REPORT = Array.from({ length: 150 }, (_, i) => `word${i}`).join(" ");
const reprint = (i: number): DocumentLike => ({
  id: `d${String(i).padStart(4, "0")}`,
  publisher: `Outlet ${i}`,
  published: new Date(Date.UTC(2025, 9, 17, 0, i)).toISOString(),
  filler: REPORT,
  claims: [
    {
      text: "Iran is pouring resources into its militias in Iraq",
      via: [unnamed("Israeli officers")],
    },
  ],
});

test("a thousand reprints are one origin", () => {
  const { propositions } = weighCase({
    documents: Array.from({ length: 1000 }, (_, i) => reprint(i)),
  });
  const [p] = propositions;
  assert.deepEqual(
    [propositions.length, p?.supports.articles, p?.supports.nMin, p?.supports.nMax],
    [1, 1000, 1, 1],
  );
  assert.equal(
    p?.supports.sentence,
    "1,000 articles, one origin: all rest on Outlet 0's report of unnamed Israeli officers.",
  );
});
