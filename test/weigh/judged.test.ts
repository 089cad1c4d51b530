// A judgement weighs again what it touches and nothing else; what comes out is what weighing all would give.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toWeighDocument, weighPending } from "../../src/cycle/index.ts";
import type { Judgement } from "../../src/model/judgement.ts";
import { openStore, type Annotation, type Store } from "../../src/store/index.ts";
import { decisionsOf, weigh } from "../../src/weigh/index.ts";
import { media, person, read, source, unnamed, type DocumentLike } from "./case.ts";

const NOW = "2025-11-01T00:00:00Z";
const SOURCES = [
  source("Wire", { reliability: "B" }),
  source("Post", { ownerGroup: "Group", reliability: "C" }),
  source("Herald", { ownerGroup: "Group" }),
  source("Radio", { stateAffiliation: "XO" }),
];
const KNOWLEDGE = { sources: SOURCES, entities: [] };
const SENTENCES = [
  "Rebels shelled the harbour of Marrow on Monday",
  "The rebels fired shells at the harbour of Marrow",
  "Twelve people were killed in the market of Tarn",
  "The embassy of Corvanne in Sorrel was closed",
];
const STORY = Array.from({ length: 90 }, (_, i) => `word${i}`).join(" ");

const CHAINS = [
  [],
  [media("Wire")],
  [media("Herald"), unnamed("security officials")],
  [person("Ada Tarn")],
  [unnamed("diplomats")],
];

const cases = fc
  .array(
    fc.record({
      publisher: fc.constantFrom("Wire", "Post", "Herald", "Radio", "Blog"),
      day: fc.integer({ min: 1, max: 9 }),
      copied: fc.boolean(),
      claims: fc.array(fc.record({ text: fc.nat(3), via: fc.nat(4) }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    { minLength: 3, maxLength: 12 },
  )
  .map((list) =>
    list.map(({ publisher, day, copied, claims }, i): DocumentLike => ({
      id: `doc-${i}`,
      publisher,
      published: `2025-10-0${day}`,
      claims: claims.map(({ text, via }) => ({
        text: SENTENCES[text] ?? "",
        via: CHAINS[via] ?? [],
      })),
      ...(copied ? { filler: STORY } : {}),
    })),
  );

const ids = SOURCES.map(({ id }) => id);
const ends = [...ids, "src:blog", "act:ada-tarn", "doc-0", "doc-1", "doc-2", "report:group"];
const said = fc.oneof(
  fc.record({
    about: fc.constant("grade" as const),
    subjectId: fc
      .tuple(
        fc.constantFrom(...ids, "src:blog", "act:ada-tarn"),
        fc.constantFrom("", " origin", " transmitter"),
      )
      .map(([id, role]) => `${id}${role}`),
    verdict: fc.constantFrom("A", "C", "E"),
  }),
  fc.record({
    about: fc.constant("dependence" as const),
    subjectId: fc
      .tuple(fc.constantFrom(...ends), fc.constantFrom(...ends))
      .map((pair) => pair.join(" | ")),
    verdict: fc.constantFrom("0", "1"),
  }),
  fc.record({
    about: fc.constant("dependence" as const),
    subjectId: fc.constantFrom("cue copy", "cue owner", "cue anonymous"),
    verdict: fc.constantFrom("0", "0.4", "1"),
  }),
);

function annotated(like: DocumentLike) {
  const { document, blocks, citations, claims } = read(like);
  const layers = { sentences: [], mentions: [], times: [] };
  const reading = {
    documentId: document.id,
    reader: "test",
    ...layers,
    blocks,
    claims: [...claims],
    citations: [...citations],
  };
  const rest = { resolutions: [], toponyms: [], entities: [], relations: [], issues: [] };
  const annotation: Annotation = { documentId: document.id, state: "read", reading, ...rest };
  return { document, annotation };
}

type Item = ReturnType<typeof annotated>;

async function openCase(items: readonly Item[]): Promise<Store> {
  const store = await openStore(":memory:", { now: () => NOW });
  const bytes = (id: string) => new TextEncoder().encode(id);
  await store.saveDocuments(
    items.map(({ document }) => ({ document, bytes: bytes(document.id) })),
    [],
  );
  await store.saveAnnotations(items.map(({ annotation }) => annotation));
  await weighPending(store, KNOWLEDGE);
  return store;
}

test("judgements on sources, origins and documents give what weighing all would, to the byte", () =>
  fc.assert(
    fc.asyncProperty(
      cases,
      fc.array(said, { minLength: 1, maxLength: 4 }),
      async (likes, words) => {
        const items = likes.map(annotated);
        const store = await openCase(items);
        try {
          const judgements = words.map((one, i): Judgement => ({
            ...one,
            id: `j${i}`,
            why: "seen",
            by: "ada",
            at: `2025-11-01T0${i}:00:00Z`,
          }));
          for (const judgement of judgements) {
            await store.appendJudgement(judgement);
            await weighPending(store, KNOWLEDGE);
          }
          const whole = weigh({
            documents: items.map(({ document, annotation }) =>
              toWeighDocument(document, annotation),
            ),
            ...KNOWLEDGE,
            decisions: decisionsOf(judgements),
          });
          const kept = await store.allPropositions();
          assert.equal(JSON.stringify(kept), JSON.stringify(whole.propositions));
        } finally {
          await store.close();
        }
      },
    ),
    { numRuns: Number(process.env["RUNS"] ?? 60) },
  ));

test("a judgement on a source marks what its documents say, and nothing else", async () => {
  const told = (id: string, publisher: string, text: number): DocumentLike => ({
    id,
    publisher,
    published: "2025-10-01",
    claims: [{ text: SENTENCES[text] ?? "" }],
  });
  const store = await openCase(
    [told("a", "Post", 0), told("b", "Radio", 0), told("c", "Radio", 2), told("d", "Wire", 3)].map(
      annotated,
    ),
  );
  try {
    const marked = async (about: "grade" | "dependence", subjectId: string, verdict: string) => {
      const at = `2025-11-02T00:00:${String(stamp++).padStart(2, "0")}Z`;
      const id = `j-${subjectId}-${verdict}`;
      await store.appendJudgement({ id, about, subjectId, verdict, why: "seen", by: "ada", at });
      return store.weigh(async (index) => (await index.takeStale(100)).length);
    };
    let stamp = 0;
    const [wire = "", post = "", , radio = ""] = ids;
    assert.equal(await marked("grade", post, "A"), 1);
    assert.equal(await marked("grade", `${radio} origin`, "A"), 2);
    assert.equal(await marked("dependence", `${post} | ${radio}`, "1"), 1);
    assert.equal(await marked("dependence", `${post} | ${wire}`, "1"), 0);
    assert.equal(await marked("grade", "src:never-heard-of", "E"), 0);
    assert.equal(await marked("dependence", "cue owner", "0"), 3);
  } finally {
    await store.close();
  }
});
