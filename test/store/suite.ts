// What every store must do, whatever it stands on. `open` gives an empty case; the suite closes it.
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as fc from "fast-check";
import { z } from "zod";
import { sha256 } from "../../src/base/hash.ts";
import { Document } from "../../src/model/document.ts";
import { Proposition } from "../../src/model/proposition.ts";
import { Reading } from "../../src/model/reading.ts";
import * as views from "../../src/model/view.ts";
import type { Store } from "../../src/store/index.ts";
import {
  alertOf,
  annotationOf,
  assessmentOf,
  bytesOf,
  collectionOf,
  corroborationOf,
  documentOf,
  entityOf,
  issueOf,
  judgementOf,
  linkOf,
  NOW,
  originOf,
  placeOf,
  problemOf,
  propositionOf,
  relationOf,
  reuseOf,
  sourceOf,
  type ClaimSpec,
} from "./factory.ts";

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export type OpenStore = () => Promise<Store>;

const EMPTY = { entities: [], places: [], sources: [] };

/** The filter of the claims list as the API would parse it. */
function filter(fields: Partial<views.ClaimFilter> = {}): views.ClaimFilter {
  return views.ClaimFilter.parse(fields);
}

/** Saves one document with these claims, and returns both. */
async function addRead(
  store: Store,
  text: string,
  specs: readonly ClaimSpec[],
  fields: Partial<Document> = {},
) {
  const item = documentOf(text, fields);
  const annotation = annotationOf(item.document, specs);
  await store.saveDocuments([item], []);
  await store.saveAnnotations([annotation]);
  return { ...item, annotation, claims: annotation.reading.claims };
}

async function texts(store: Store, fields: Partial<views.ClaimFilter>): Promise<string[]> {
  const page = await store.listClaims(filter(fields));
  assert.equal(page.total, page.claims.length);
  return page.claims.map((claim) => claim.text).toSorted();
}

export function storeSuite(open: OpenStore): void {
  const withStore = (name: string, run: (store: Store, t: TestContext) => Promise<void>): void => {
    test(name, async (t) => {
      const store = await open();
      try {
        await run(store, t);
      } finally {
        await store.close();
      }
    });
  };

  withStore("a document comes back as it went in, and waits to be read", async (store) => {
    const item = documentOf("Talks failed, officials said.", {
      url: "https://example.org/a",
      links: [{ span: null, href: "https://example.org/b" }],
    });
    Document.parse(item.document);
    assert.deepEqual(await store.saveDocuments([item], [issueOf("missing-date")]), [
      item.document.id,
    ]);
    assert.deepEqual(await store.allDocuments(), [item.document]);
    assert.deepEqual(await store.pendingDocuments(), [item.document]);
    assert.deepEqual(await store.archivedBytes(item.document.sha256), item.bytes);
    assert.equal(await store.archivedBytes("0".repeat(64)), undefined);
  });

  withStore("the same document twice changes nothing", async (store) => {
    const { document, bytes } = await addRead(store, "Talks failed.", [{}]);
    assert.deepEqual(
      await store.saveDocuments(
        [{ document: { ...document, title: "other" }, bytes }],
        [issueOf("x")],
      ),
      [],
    );
    assert.deepEqual(await store.allDocuments(), [document]);
    assert.deepEqual(await store.pendingDocuments(), []);
    await store.saveDocuments([], [issueOf("x")]);
    assert.equal((await store.listIssues({})).total, 1);
  });

  withStore("pending documents come oldest first", async (store) => {
    const items = ["c", "a", "b"].map((text, i) =>
      documentOf(text, { retrieved: `2031-04-1${i}T00:00:00Z` }),
    );
    await store.saveDocuments(items.toReversed(), []);
    assert.deepEqual(
      (await store.pendingDocuments()).map((document) => document.text),
      ["c", "a", "b"],
    );
  });

  withStore("bytes survive the archive, whatever they are", async (store) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { document } = documentOf(sha256(bytes), { sha256: sha256(bytes) });
        await store.saveDocuments([{ document, bytes }], []);
        assert.deepEqual(await store.archivedBytes(document.sha256), bytes);
      }),
      { numRuns: 25 },
    );
    assert.deepEqual(await store.audit(), []);
  });

  withStore("hostile text does no harm", async (store) => {
    const nasty =
      "nul \0 lone \ud800 quote ' \" % _ ; drop table claim; -- \u202e مرحبا" +
      ` a${"𐐨".repeat(80)}`;
    const long = "x".repeat(10_000);
    const { document, annotation } = await addRead(
      store,
      `${nasty} needle`,
      [
        {
          text: `${nasty} needle`,
          actors: [nasty.slice(5)],
          speakers: [linkOf(long)],
          events: [long],
        },
      ],
      { title: nasty, publisher: long, url: `https://example.org/${long}`, collection: long },
    );
    assert.deepEqual(await store.allDocuments(), [document]);
    assert.deepEqual(await store.allAnnotations(), [annotation]);
    assert.equal(
      (await store.listClaims(filter({ q: "needle", publisher: long, speaker: long, event: long })))
        .total,
      1,
    );
    assert.equal((await store.listDocuments({ q: `"drop table" "claim"` })).total, 1);
    assert.equal((await store.findDocument(document.id))?.document.url, document.url);
    for (const q of [
      `"`,
      `'`,
      `a" OR "b`,
      "NEAR(",
      "*",
      "-",
      "()",
      "a:b",
      `\\`,
      "& | !",
      ":*",
      "%",
      "--",
    ]) {
      await store.listClaims(filter({ q }));
      await store.listActors({ q });
      await store.listIssues({ q });
    }
  });

  withStore("claims are found by each filter", async (store) => {
    const ada = linkOf("Ada Lind", { refId: "e:ada" });
    await addRead(
      store,
      "one",
      [
        {
          text: "bridge one",
          actors: ["e:x"],
          places: ["p:a"],
          speakers: [ada],
          events: ["ASSAULT"],
        },
      ],
      { published: "2031-04-01" },
    );
    await addRead(
      store,
      "two",
      [
        {
          text: "bridge two",
          modality: "threatened",
          form: "direct",
          polarity: "negative",
          speakers: [linkOf("an official", { type: "anonymous" })],
        },
      ],
      {
        published: "2031-04-02T10:00:00Z",
        publisher: "Echo",
        collection: "other",
      },
    );
    const { document } = await addRead(store, "three", [{ text: "river three" }], {
      published: null,
      publisher: null,
      collection: null,
    });
    const cases: [Partial<views.ClaimFilter>, string[]][] = [
      [{}, ["bridge one", "bridge two", "river three"]],
      [{ collection: "other" }, ["bridge two"]],
      [{ document: document.id }, ["river three"]],
      [{ actor: "e:x" }, ["bridge one"]],
      [{ place: "p:a" }, ["bridge one"]],
      [{ speaker: "e:ada" }, ["bridge one"]],
      [{ speaker: "an official" }, ["bridge two"]],
      [{ speaker: "Northern Herald" }, []],
      [{ publisher: "Echo" }, ["bridge two"]],
      [{ modality: "threatened" }, ["bridge two"]],
      [{ form: "direct" }, ["bridge two"]],
      [{ polarity: "negative" }, ["bridge two"]],
      [{ event: "ASSAULT" }, ["bridge one"]],
      [{ from: "2031-04-02" }, ["bridge two"]],
      [{ to: "2031-04-02" }, ["bridge one"]],
      [{ from: "2031-04-01", to: "2031-04-03" }, ["bridge one", "bridge two"]],
      [{ q: "bridge" }, ["bridge one", "bridge two"]],
      [{ q: "bridge", publisher: "Echo" }, ["bridge two"]],
      [{ minOrigins: 1 }, []],
      [{ actor: "e:nobody" }, []],
    ];
    for (const [fields, expected] of cases)
      assert.deepEqual(await texts(store, fields), expected, JSON.stringify(fields));
  });

  withStore(
    "search knows words, phrases, beginnings, exclusions, accents and scripts",
    async (store) => {
      const claims = [
        "The Élysée denied Iran’s cease-fire",
        "the fire ceased",
        "القُدس هادئة",
        "导弹发射",
      ].map((text) => ({ text }));
      await addRead(store, "doc", [...claims, { text: "plain", speakers: [linkOf("Ada Lind")] }]);
      const cases: [string, number][] = [
        ["elysee", 1],
        ["ELYSEE denied", 1],
        ["iran", 1],
        ["iran's cease", 1],
        ["fire", 2],
        ["cease*", 2],
        ["ceas", 0],
        [`"the fire"`, 1],
        ["fire -denied", 1],
        ["-fire", 3],
        ["القدس", 1],
        ["导弹", 1],
        ["ada lind", 1],
        ["...", 0],
        ["  ", 5],
      ];
      for (const [q, total] of cases)
        assert.equal((await store.listClaims(filter({ q }))).total, total, q);
    },
  );

  withStore("a page of claims is a window of one total order", async (store) => {
    for (const [i, published] of ["2031-04-01", "2031-04-03", null, "2031-04-02"].entries()) {
      await addRead(
        store,
        `document ${i}`,
        [{ text: `b${i}` }, { text: `a${i}` }, { text: "same" }],
        { published },
      );
    }
    for (const sort of ["newest", "origins", "text"] as const) {
      const all = (await store.listClaims(filter({ sort }))).claims.map((claim) => claim.id);
      assert.equal(new Set(all).size, 12);
      const paged: string[] = [];
      for (let offset = 0; offset < 12; offset += 5) {
        const page = await store.listClaims(filter({ sort, limit: 5, offset }));
        assert.equal(page.total, 12);
        paged.push(...page.claims.map((claim) => claim.id));
      }
      assert.deepEqual(paged, all, sort);
    }
    const newest = (await store.listClaims(filter())).claims.map((claim) => [
      claim.published,
      claim.text,
    ]);
    assert.deepEqual(newest.slice(0, 4), [
      ["2031-04-03", "b1"],
      ["2031-04-03", "a1"],
      ["2031-04-03", "same"],
      ["2031-04-02", "b3"],
    ]);
    assert.deepEqual(newest.at(-1), [null, "same"]);
    const byText = (await store.listClaims(filter({ sort: "text" }))).claims.map(
      (claim) => claim.text,
    );
    assert.deepEqual(byText, byText.toSorted());
  });

  withStore("a claim row says who, how, and on how many origins", async (store) => {
    await store.saveCollection(
      collectionOf("sample"),
      { ...EMPTY, entities: [entityOf("e:x", { name: "Xen Front" })] },
      [],
    );
    const { claims, document } = await addRead(store, "May attack soon.", [
      {
        text: "may attack",
        hedges: [{ begin: 0, end: 3 }],
        actors: ["e:x", "e:y"],
        places: ["p:a"],
        events: ["ASSAULT", "ASSAULT"],
        speakers: [linkOf("Reuters", { type: "media" }), linkOf("Ada Lind", { refId: "e:ada" })],
      },
      { text: "alone", speakers: [] },
    ]);
    const [first, second] = claims;
    assert.ok(first && second);
    await store.saveWeighing({
      propositions: [
        propositionOf("p1", [first], {
          supports: corroborationOf({ articles: 3, nMin: 2, nMax: 3, nEff: 2.5 }),
          denies: corroborationOf({ stance: "denies", nMin: 1, nMax: 2 }),
          grade: { reliability: "B", credibility: 2, basis: [] },
        }),
      ],
      reuse: [],
    });
    const { claims: rows } = await store.listClaims(filter({ sort: "origins" }));
    z.array(views.ClaimRow).parse(rows);
    assert.deepEqual(rows[0], {
      id: first.id,
      documentId: document.id,
      title: document.title,
      publisher: "Northern Herald",
      published: "2031-04-10",
      collection: "sample",
      form: "indirect",
      text: "may attack",
      speaker: "Ada Lind",
      chain: first.chain,
      polarity: "positive",
      modality: "asserted",
      factuality: first.factuality,
      hedges: ["May"],
      events: ["ASSAULT"],
      actors: [
        { id: "e:x", name: "Xen Front" },
        { id: "e:y", name: "Label of e:y" },
      ],
      places: [{ id: "p:a", name: "p:a" }],
      propositionId: "p1",
      stance: "supports",
      articles: 3,
      nMin: 2,
      nMax: 3,
      nEff: 2.5,
      independence: "independent",
      denials: 2,
      grade: "B2",
      confidence: 0.9,
    });
    const {
      speaker,
      propositionId,
      stance,
      articles,
      nMin,
      nMax,
      nEff,
      independence,
      denials,
      grade,
    } = rows[1] ?? assert.fail();
    assert.deepEqual(
      { speaker, propositionId, stance, articles, nMin, nMax, nEff, independence, denials, grade },
      {
        speaker: "Northern Herald",
        propositionId: null,
        stance: null,
        articles: 1,
        nMin: 0,
        nMax: 1,
        nEff: 0,
        independence: "one-origin",
        denials: 0,
        grade: "F6",
      },
    );
    assert.deepEqual(await texts(store, { minOrigins: 2 }), ["may attack"]);
  });

  withStore("facets count under the filter, the most frequent first", async (store) => {
    const ada = linkOf("Ada Lind", { refId: "e:ada" });
    await addRead(store, "one", [
      { actors: ["e:x"], speakers: [ada] },
      { actors: ["e:x", "e:y"], places: ["p:a"] },
    ]);
    await addRead(store, "two", [{ actors: ["e:y"], events: ["ASSAULT"], modality: "possible" }], {
      publisher: "Echo",
      collection: "other",
    });
    const { facets } = await store.claimFacets({});
    assert.deepEqual(Object.keys(facets).toSorted(), [
      "actor",
      "collection",
      "event",
      "form",
      "modality",
      "month",
      "place",
      "problem",
      "publisher",
      "speaker",
    ]);
    for (const { value, count } of facets["month"] ?? []) {
      const [from, to] = [`${value}-01`, `${value}-28`]; // no document of the suite is later in its month
      assert.equal((await store.listClaims(filter({ from, to }))).total, count);
    }
    const inEcho = (await store.claimFacets({ publisher: "Echo" })).facets["month"];
    assert.deepEqual(
      inEcho?.map(({ count }) => count),
      [1],
    );
    assert.deepEqual(facets["publisher"], [
      { value: "Northern Herald", label: "Northern Herald", count: 2 },
      { value: "Echo", label: "Echo", count: 1 },
    ]);
    assert.deepEqual(facets["actor"], [
      { value: "e:x", label: "Label of e:x", count: 2 },
      { value: "e:y", label: "Label of e:y", count: 2 },
    ]);
    const narrowed = (await store.claimFacets({ publisher: "Echo" })).facets;
    assert.deepEqual(narrowed["actor"], [{ value: "e:y", label: "Label of e:y", count: 1 }]);
    assert.deepEqual(narrowed["event"], [{ value: "ASSAULT", label: "ASSAULT", count: 1 }]);
    assert.deepEqual(narrowed["place"], []);
    const columns = [
      "publisher",
      "modality",
      "form",
      "collection",
      "actor",
      "place",
      "event",
      "speaker",
    ] as const;
    for (const column of columns) {
      for (const { value, count } of facets[column] ?? []) {
        assert.equal(
          (await store.listClaims(filter({ [column]: value }))).total,
          count,
          `${column} ${value}`,
        );
      }
    }
  });

  withStore(
    "an annotation replaces the one before, and all that followed from it",
    async (store) => {
      const { document, claims } = await addRead(store, "first reading", [
        { text: "old words", actors: ["e:x"], places: ["p:a"] },
        { text: "kept" },
      ]);
      await store.saveWeighing({
        propositions: [
          propositionOf("p1", claims, { supports: corroborationOf({ nMin: 2, nMax: 2 }) }),
        ],
        reuse: [],
      });
      const annotation = annotationOf(document, [{ text: "new words", actors: ["e:y"] }], {
        issues: [issueOf("odd", { stage: "read", documentId: document.id })],
      });
      await store.saveAnnotations([annotation]);
      await store.saveAnnotations([annotation]);
      assert.deepEqual(await store.allAnnotations(), [annotation]);
      assert.equal((await store.listClaims(filter({ q: "old" }))).total, 0);
      assert.equal((await store.listClaims(filter({ q: "words" }))).total, 1);
      assert.deepEqual(
        (await store.listActors({})).actors.map((actor) => actor.id),
        ["e:y"],
      );
      assert.deepEqual(await store.listPlaces({}), []);
      assert.equal((await store.listIssues({})).total, 1);
      const [row] = (await store.listClaims(filter())).claims;
      assert.equal(
        row?.nMin,
        2,
        "a claim of the same id keeps its proposition until the case is weighed again",
      );
      assert.equal((await store.listDocuments({})).documents[0]?.claims, 1);
    },
  );

  withStore(
    "an annotation of an unknown document is refused, and nothing of the batch kept",
    async (store) => {
      const known = documentOf("known");
      await store.saveDocuments([known], []);
      const stranger = annotationOf(documentOf("stranger").document, [{}]);
      await assert.rejects(store.saveAnnotations([annotationOf(known.document, [{}]), stranger]), {
        name: "TocsinError",
        code: "not-found",
        message: `unknown document: "${stranger.documentId}"`,
      });
      assert.deepEqual(await store.allAnnotations(), []);
      assert.equal((await store.pendingDocuments()).length, 1);
    },
  );

  withStore("documents are listed newest first, searched, and counted", async (store) => {
    await addRead(store, "harbour shelled", [{}, {}], { published: "2031-04-01" });
    await addRead(store, "harbour calm", [], { published: "2031-04-02", collection: "other" });
    await store.saveDocuments([documentOf("unread", { published: null, title: null })], []);
    const { documents, total } = await store.listDocuments({});
    z.array(views.DocumentRow).parse(documents);
    assert.equal(total, 3);
    assert.deepEqual(
      documents.map(({ published, state, claims }) => [published, state, claims]),
      [
        ["2031-04-02", "read", 0],
        ["2031-04-01", "read", 2],
        [null, "pending", 0],
      ],
    );
    assert.equal((await store.listDocuments({ q: "harbour" })).total, 2);
    assert.equal((await store.listDocuments({ collection: "other" })).total, 1);
    assert.deepEqual((await store.listDocuments({ limit: 1, offset: 1 })).documents, [
      documents[1],
    ]);
  });

  withStore(
    "a document is shown with its layers, its other versions and what it shares",
    async (store) => {
      const url = "https://example.org/story";
      const { document, annotation } = await addRead(
        store,
        "The story.",
        [{ actors: ["e:x"], places: ["p:a"], speakers: [linkOf("Ada", { refId: "e:ada" })] }],
        { url },
      );
      const other = await addRead(store, "The story, again.", [{}], { url });
      const reuse = reuseOf(document.id, other.document.id);
      await store.saveWeighing({ propositions: [], reuse: [reuse] });
      await store.saveIssues([issueOf("late", { documentId: document.id })]);
      const view = await store.findDocument(document.id);
      assert.ok(view);
      views.DocumentView.parse(view);
      assert.deepEqual(view.reading, Reading.parse(annotation.reading));
      assert.deepEqual(
        view.claims.map((claim) => claim.id),
        annotation.reading.claims.map((claim) => claim.id),
      );
      assert.deepEqual(view.labels, { "e:x": "Label of e:x", "p:a": "p:a", "e:ada": "e:ada" });
      assert.deepEqual(
        view.versions.map((version) => version.id),
        [other.document.id],
      );
      assert.deepEqual(
        view.reuse.map((shared) => [shared.reuse, shared.other.id]),
        [[reuse, other.document.id]],
      );
      assert.deepEqual(
        view.issues.map((issue) => issue.code),
        ["late"],
      );
      assert.equal(await store.findDocument("doc-none"), undefined);
      const unread = documentOf("unread");
      await store.saveDocuments([unread], []);
      assert.equal((await store.findDocument(unread.document.id))?.reading, null);
    },
  );

  withStore("a weighing replaces the one before, as a whole", async (store) => {
    const { claims } = await addRead(store, "weighed", [
      { text: "a" },
      { text: "b" },
      { text: "c" },
    ]);
    const [a, b, c] = claims;
    assert.ok(a && b && c);
    const kept = Proposition.parse(propositionOf("p-kept", [a], { text: "kept words" }));
    await store.saveWeighing({
      propositions: [kept, propositionOf("p-gone", [b], { text: "gone words" })],
      reuse: [reuseOf("x", "y")],
    });
    await store.saveWeighing({
      propositions: [
        kept,
        propositionOf("p-new", [b, c], {
          text: "new words",
          supports: corroborationOf({ nMin: 2, nMax: 2 }),
        }),
      ],
      reuse: [],
    });
    assert.deepEqual(
      (await store.allPropositions()).map((proposition) => proposition.id),
      ["p-kept", "p-new"],
    );
    const said = await store.propositionsIn([a.documentId, "unknown"]);
    assert.deepEqual(
      said.map(({ id }) => id),
      ["p-kept", "p-new"],
    );
    assert.deepEqual(await store.propositionsIn(["unknown"]), []);
    const { claims: rows } = await store.listClaims(filter({ sort: "text" }));
    assert.deepEqual(
      rows.map((row) => [row.text, row.propositionId, row.nMin]),
      [
        ["a", "p-kept", 1],
        ["b", "p-new", 2],
        ["c", "p-new", 2],
      ],
    );
    assert.equal((await store.listPropositions({ q: "gone" })).total, 0);
    assert.equal((await store.listPropositions({ q: "words" })).total, 2);
    await store.saveWeighing({ propositions: [], reuse: [] });
    assert.equal((await store.listClaims(filter({ minOrigins: 1 }))).total, 0);
  });

  withStore(
    "propositions are listed by independent origins, and told apart by being contested",
    async (store) => {
      const { claims } = await addRead(store, "p", [{}, {}, {}], { collection: "other" });
      const [a, b, c] = claims;
      assert.ok(a && b && c);
      const figure = (propositionId: string, low: number, high: number | null) => ({
        unit: "killed",
        low,
        high,
        origin: "o",
        label: "the mayor",
        claimIds: [],
        propositionId,
      });
      const { propositionId: _strong, ...strongFigure } = figure("p-strong", 70, null);
      const { propositionId: _conflict, ...conflictFigure } = figure("p-conflict", 12, 12);
      const strong = propositionOf("p-strong", [a], {
        figures: [strongFigure],
        actorIds: ["e:x"],
        event: "ASSAULT",
        supports: corroborationOf({ nMin: 3, nMax: 4, nEff: 3.5, flags: ["circular-reporting"] }),
      });
      const denied = propositionOf("p-denied", [b], {
        denies: corroborationOf({ stance: "denies", nMax: 2, flags: ["untraceable"] }),
      });
      const conflict = propositionOf("p-conflict", [c], {
        figures: [conflictFigure],
        contradicts: [
          { propositionId: "p-strong", kind: "toll", reason: "other toll", within: [] },
        ],
      });
      await store.saveWeighing({ propositions: [denied, conflict, strong], reuse: [] });
      const { propositions, total } = await store.listPropositions({});
      z.array(views.PropositionRow).parse(propositions);
      assert.equal(total, 3);
      assert.deepEqual(
        propositions.map((row) => row.id),
        ["p-strong", "p-conflict", "p-denied"],
      );
      assert.deepEqual(propositions[0], {
        id: "p-strong",
        text: strong.text,
        event: "ASSAULT",
        actors: [{ id: "e:x", name: "e:x" }],
        articles: 1,
        nMin: 3,
        nMax: 4,
        nEff: 3.5,
        independence: "independent",
        denials: 0,
        contradictions: 0,
        flags: ["circular-reporting"],
        sentence: strong.supports.sentence,
      });
      assert.deepEqual(
        (await store.listPropositions({ contested: true })).propositions.map((row) => row.id),
        ["p-conflict", "p-denied"],
      );
      assert.deepEqual(
        (await store.listPropositions({ contested: false })).propositions.map((row) => row.id),
        ["p-strong"],
      );
      assert.equal((await store.listPropositions({ collection: "other" })).total, 3);
      assert.equal((await store.listPropositions({ collection: "sample" })).total, 0);
      assert.deepEqual(
        (await store.listPropositions({ limit: 1, offset: 1 })).propositions.map((row) => row.id),
        ["p-conflict"],
      );
      assert.deepEqual((await store.findProposition("p-conflict"))?.contradicts, [
        {
          id: "p-strong",
          text: strong.text,
          kind: "toll",
          reason: "other toll",
          within: [],
          nMin: 3,
          nMax: 4,
        },
      ]);
      assert.deepEqual((await store.findProposition("p-conflict"))?.tolls, [
        {
          unit: "killed",
          low: 12,
          high: null,
          figures: [figure("p-conflict", 12, 12), figure("p-strong", 70, null)],
        },
      ]);
    },
  );

  withStore(
    "a proposition is shown with its claims, documents and the words they share",
    async (store) => {
      const one = await addRead(store, "Shared words here.", [{}]);
      const two = await addRead(store, "Here: Shared words.", [{}]);
      const proposition = propositionOf("p1", [...one.claims, ...two.claims]);
      const reuse = reuseOf(one.document.id, two.document.id, {
        passages: [{ a: { begin: 0, end: 12 }, b: { begin: 6, end: 18 } }],
      });
      await store.saveWeighing({
        propositions: [proposition],
        reuse: [reuse, reuseOf(one.document.id, "doc-outside")],
      });
      const view = await store.findProposition("p1");
      assert.ok(view);
      views.PropositionView.parse(view);
      assert.deepEqual(view.proposition, proposition);
      assert.deepEqual(
        view.claims.map((claim) => claim.id),
        proposition.members.map((member) => member.claimId),
      );
      assert.equal(view.documents.length, 2);
      assert.deepEqual(view.reuse, [{ reuse, textA: ["Shared words"], textB: ["Shared words"] }]);
      assert.equal(await store.findProposition("p-none"), undefined);
    },
  );

  withStore("actors are counted in the case and in each collection", async (store) => {
    await store.saveCollection(
      collectionOf("sample"),
      {
        ...EMPTY,
        entities: [
          entityOf("e:x", {
            name: "Xen Front",
            names: [{ text: "Xénites", language: null, kind: "alias" }],
          }),
        ],
      },
      [],
    );
    const ada = linkOf("Ada Lind", { refId: "e:x" });
    await addRead(store, "one", [{ actors: ["e:x", "e:y"], speakers: [ada] }, { actors: ["e:x"] }]);
    await addRead(store, "two", [{ actors: ["e:x"] }, { speakers: [ada] }], {
      collection: "other",
    });
    const { actors, total } = await store.listActors({});
    z.array(views.ActorRow).parse(actors);
    assert.equal(total, 2);
    assert.deepEqual(
      actors.map(({ id, mentions, documents, claimsBy, claimsAbout }) => ({
        id,
        mentions,
        documents,
        claimsBy,
        claimsAbout,
      })),
      [
        { id: "e:x", mentions: 3, documents: 2, claimsBy: 2, claimsAbout: 3 },
        { id: "e:y", mentions: 1, documents: 1, claimsBy: 0, claimsAbout: 1 },
      ],
    );
    const [other] = (await store.listActors({ collection: "other" })).actors;
    assert.deepEqual([other?.mentions, other?.documents, other?.claimsBy], [1, 1, 1]);
    assert.deepEqual(
      (await store.listActors({ q: "xenit" })).actors.map((actor) => actor.name),
      ["Xen Front"],
    );
    assert.deepEqual(
      (await store.listActors({ limit: 1, offset: 1 })).actors.map((actor) => actor.id),
      ["e:y"],
    );
  });

  withStore(
    "an actor is shown with spellings, claims by and about it, and why it was taken for that",
    async (store) => {
      const x = entityOf("e:x", { name: "Xen Front" });
      const item = documentOf("one");
      const annotation = annotationOf(
        item.document,
        [{ actors: ["e:x"] }, { speakers: [linkOf("Xen", { refId: "e:x" })] }],
        { entities: [x] },
      );
      await store.saveDocuments([item], []);
      await store.saveAnnotations([annotation]);
      const view = await store.findActor("e:x");
      assert.ok(view);
      views.ActorView.parse(view);
      const [about, by] = annotation.reading.claims;
      assert.deepEqual(view.entity, x);
      assert.deepEqual(view.spellings, [{ text: "x", count: 1 }]);
      assert.deepEqual(
        view.claimsAbout.map((claim) => claim.id),
        [about?.id],
      );
      assert.deepEqual(
        view.claimsBy.map((claim) => claim.id),
        [by?.id],
      );
      assert.deepEqual(view.resolutions, [
        {
          resolution: annotation.resolutions[0],
          surface: "x",
          document: { id: item.document.id, name: "one" },
        },
      ]);
      assert.equal(await store.findActor("e:none"), undefined);
    },
  );

  withStore(
    "what is known of an entity is not undone by what a document first saw",
    async (store) => {
      const known = entityOf("e:x", { name: "Xen Front", verified: true });
      await store.saveCollection(collectionOf("sample"), { ...EMPTY, entities: [known] }, []);
      const item = documentOf("one");
      await store.saveDocuments([item], []);
      const seen = annotationOf(item.document, [{ actors: ["e:x", "e:new", "e:label"] }], {
        entities: [entityOf("e:x"), entityOf("e:new")],
      });
      await store.saveAnnotations([seen]);
      assert.deepEqual(await store.allEntities(), [entityOf("e:new"), known]);
      assert.equal((await store.findActor("e:label"))?.entity.name, "Label of e:label");
      await store.clearDerived();
      assert.deepEqual(await store.allEntities(), [known]);
      await store.saveCollection(collectionOf("sample"), EMPTY, []);
      assert.deepEqual(await store.allEntities(), []);
    },
  );

  withStore(
    "the network joins evidence over documents and says what is contested",
    async (store) => {
      const edge = ["e:x", "e:y"] as const;
      const yes = documentOf("yes");
      const no = documentOf("no", { collection: "other" });
      await store.saveDocuments([yes, no], []);
      const entities = [entityOf("e:x", { name: "Xen Front" }), entityOf("e:y"), entityOf("e:z")];
      const says = annotationOf(yes.document, [{ actors: ["e:x", "e:y"] }]);
      const denies = annotationOf(no.document, [{ polarity: "negative", actors: ["e:x"] }]);
      await store.saveAnnotations([
        {
          ...says,
          entities,
          relations: [
            relationOf("patron-of", edge, says.reading.claims),
            relationOf("met-with", edge, says.reading.claims),
          ],
        },
        { ...denies, relations: [relationOf("patron-of", edge, denies.reading.claims)] },
      ]);
      const view = await store.network({});
      views.NetworkView.parse(view);
      assert.deepEqual(
        view.edges.map(({ relation, contested }) => [
          relation.type,
          relation.evidence.length,
          contested,
        ]),
        [
          ["patron-of", 2, true],
          ["met-with", 1, false],
        ],
      );
      assert.deepEqual(view.edges[0]?.from, { id: "e:x", name: "Xen Front" });
      assert.deepEqual(
        view.nodes.map((node) => node.id),
        ["e:x", "e:y"],
      );
      assert.equal((await store.network({ collection: "other" })).edges.length, 1);
      assert.equal((await store.network({ q: "xen" })).edges.length, 2);
      assert.equal((await store.network({ q: "nobody" })).edges.length, 0);
      assert.equal((await store.network({ limit: 1 })).edges.length, 1);
      assert.equal((await store.findActor("e:y"))?.relations.length, 2);
    },
  );

  withStore(
    "imported places come back byte for byte, by name, the last of each name",
    async (store) => {
      const file = (name: string, text: string) => ({
        name,
        places: 1,
        importedAt: NOW,
        placeBytes: new TextEncoder().encode(text),
        nameBytes: Uint8Array.of(0, 255, 7),
      });
      await store.saveGazetteer(file("YE", "old"));
      await store.saveGazetteer(file("YE", "new\tحضرموت\n"));
      await store.saveGazetteer(file("IQ", "other"));
      assert.deepEqual(await store.gazetteers(), [
        file("IQ", "other"),
        file("YE", "new\tحضرموت\n"),
      ]);
    },
  );

  withStore("places count documents and claims, never datelines", async (store) => {
    const { document } = await addRead(store, "one", [
      { places: ["p:erbil"] },
      { places: ["p:erbil"] },
    ]);
    const item = documentOf("two", { collection: "other" });
    await store.saveDocuments([item], []);
    const filed = annotationOf(item.document, [{ places: ["p:erbil"] }]);
    await store.saveAnnotations([
      {
        ...filed,
        toponyms: filed.toponyms.map((toponym) => ({ ...toponym, role: "dateline" as const })),
      },
    ]);
    const rows = await store.listPlaces({});
    z.array(views.PlaceRow).parse(rows);
    assert.deepEqual(rows, [
      { place: placeOf("p:erbil"), documents: 1, claims: 2, surfaces: ["erbil"] },
    ]);
    assert.deepEqual(await store.listPlaces({ collection: "other" }), []);
    assert.equal((await store.listPlaces({ q: "ERB" })).length, 1);
    assert.deepEqual(
      (await store.listClaims(filter({ document: document.id, place: "p:erbil" }))).total,
      2,
    );
  });

  withStore("sources: who was first, who repeats, whom they cite", async (store) => {
    await store.saveCollection(
      collectionOf("sample"),
      {
        ...EMPTY,
        sources: [sourceOf("Northern Herald", { aliases: ["N. Herald"], reliability: "B" })],
      },
      [],
    );
    const first = await addRead(store, "early", [{}], {
      published: "2031-04-01",
      publisher: "N. Herald",
    });
    await addRead(store, "more", [{}, {}], { publisher: "Northern Herald" });
    const later = documentOf("late", { published: "2031-04-05", publisher: "Echo" });
    await store.saveDocuments([later], []);
    const annotation = annotationOf(later.document, [{}]);
    const citation = {
      span: { begin: 0, end: 1 },
      outlet: "Northern Herald",
      verb: "reported",
      kind: "cites" as const,
    };
    await store.saveAnnotations([
      { ...annotation, reading: { ...annotation.reading, citations: [citation, citation] } },
    ]);
    const claims = [...first.claims, ...annotation.reading.claims];
    const origins = [
      originOf("speaker", claims, "2031-04-01"),
      originOf("echo", annotation.reading.claims, "2031-04-05"),
    ];
    await store.saveWeighing({
      propositions: [propositionOf("p1", claims, { supports: corroborationOf({ origins }) })],
      reuse: [],
    });
    const rows = await store.listSources({});
    z.array(views.SourceRow).parse(rows);
    assert.deepEqual(
      rows.map((row) => [
        row.source.name,
        row.source.reliability,
        row.documents,
        row.claims,
        row.first,
        row.repeats,
      ]),
      [
        ["Northern Herald", "B", 2, 3, 1, 0],
        ["Echo", "F", 1, 1, 0, 1],
      ],
    );
    assert.deepEqual(rows[1]?.cites, [{ name: "Northern Herald", count: 2 }]);
    assert.deepEqual((await store.listSources({ q: "herald" })).length, 1);
  });

  withStore(
    "problems are listed with their state, before and after they were assessed",
    async (store) => {
      const { claims } = await addRead(store, "p", [{ text: "troops moved" }]);
      const [claim] = claims;
      assert.ok(claim);
      await store.saveCollection(collectionOf("sample"), EMPTY, [problemOf("a")]);
      await store.saveProblem(problemOf("b"));
      await store.saveWeighing({ propositions: [propositionOf("p1", claims)], reuse: [] });
      assert.deepEqual(
        (await store.listProblems()).map((row) => [row.id, row.level, row.indicators[0]?.level]),
        [
          ["a", "WL4", "no-reporting"],
          ["b", "WL4", "no-reporting"],
        ],
      );
      assert.equal((await store.findProblem("b"))?.assessment.asOf, NOW);
      const indication = {
        indicatorId: "i1",
        propositionId: "p1",
        claimIds: [claim.id],
        documentIds: [claim.documentId],
        date: null,
        because: "event MOBILIZE",
      };
      const state = {
        indicatorId: "i1",
        level: "serious" as const,
        reasons: [],
        capped: false,
        indications: [indication],
        gainBits: 0.2,
        diagnostic: true,
      };
      const assessment = assessmentOf("a", { indicators: [state] });
      await store.saveAssessments(
        [assessmentOf("a", { level: "WL1" }), assessment],
        [alertOf("al1", "a"), alertOf("al2", "b")],
      );
      await store.saveAssessments([assessment], [alertOf("al1", "a")]);
      assert.deepEqual(await store.allAssessments(), [assessment]);
      const rows = await store.listProblems();
      z.array(views.ProblemRow).parse(rows);
      assert.deepEqual([rows[0]?.level, rows[0]?.indicators[0]?.level], ["WL3", "serious"]);
      const view = await store.findProblem("a");
      views.ProblemView.parse(view);
      assert.deepEqual(Object.keys(view?.claims ?? {}), [claim.id]);
      assert.deepEqual(Object.keys(view?.propositions ?? {}), ["p1"]);
      assert.deepEqual(
        view?.alerts.map((alert) => alert.id),
        ["al1"],
      );
      assert.deepEqual(
        (await store.listAlerts()).map((alert) => alert.id),
        ["al1", "al2"],
      );
      assert.equal(await store.findProblem("none"), undefined);
    },
  );

  withStore("a collection is replaced by its id, with all that it knows", async (store) => {
    const known = {
      entities: [entityOf("e:x")],
      places: [placeOf("p:a")],
      sources: [sourceOf("Echo")],
    };
    await store.saveCollection(collectionOf("b"), known, [problemOf("b1")]);
    await store.saveCollection(collectionOf("a"), { ...EMPTY, places: [placeOf("p:b")] }, []);
    assert.deepEqual(await store.knowledge(), {
      ...known,
      places: [placeOf("p:a"), placeOf("p:b")],
    });
    await store.saveCollection({ ...collectionOf("b"), title: "renamed" }, EMPTY, []);
    assert.deepEqual(await store.knowledge(), { ...EMPTY, places: [placeOf("p:b")] });
    assert.deepEqual(
      (await store.collections()).map((collection) => collection.title),
      ["Collection a", "renamed"],
    );
    assert.deepEqual(await store.problems(), [problemOf("b1")]);
  });

  withStore("the case at a glance", async (store) => {
    await store.saveCollection(collectionOf("sample"), EMPTY, [problemOf("a")]);
    const { claims } = await addRead(store, "one", [{ actors: ["e:x"], places: ["p:a"] }, {}]);
    await store.saveDocuments([documentOf("unread", { publisher: "Echo" })], [issueOf("x")]);
    const strong = propositionOf("p1", claims, {
      supports: corroborationOf({ nMin: 2, nMax: 2 }),
      denies: corroborationOf({ stance: "denies" }),
    });
    await store.saveWeighing({ propositions: [strong, propositionOf("p2", [])], reuse: [] });
    await store.saveAssessments([], [alertOf("al1", "a")]);
    const view = await store.caseView();
    views.CaseView.parse(view);
    assert.deepEqual(view.counts, {
      documents: 2,
      read: 1,
      claims: 2,
      propositions: 2,
      actors: 1,
      places: 1,
      sources: 2,
      issues: 1,
    });
    assert.deepEqual(view.collections, [{ collection: collectionOf("sample"), documents: 2 }]);
    assert.deepEqual(
      view.contested.map((row) => row.id),
      ["p1"],
    );
    assert.deepEqual(
      view.corroborated.map((row) => row.id),
      ["p1"],
    );
    assert.deepEqual([view.problems.length, view.alerts.length], [1, 1]);
  });

  withStore(
    "entities that count as one are listed as one, and a split restores exactly what was before",
    async (store) => {
      const first = documentOf("one");
      await store.saveDocuments([first], []);
      const read = annotationOf(first.document, [{ actors: ["e:a"] }], {
        entities: [entityOf("e:a"), entityOf("e:b")],
      });
      const relation = relationOf("allied-with", ["e:a", "e:b"], read.reading.claims);
      await store.saveAnnotations([{ ...read, relations: [relation] }]);
      const second = await addRead(store, "two", [{ actors: ["e:b"] }]);
      const shown = async () => ({
        actors: (await store.listActors({})).actors,
        a: await store.findActor("e:a"),
        b: await store.findActor("e:b"),
        network: await store.network({}),
        claims: await store.listClaims(filter({ actor: "e:b" })),
        annotations: await store.allAnnotations(),
      });
      const before = await shown();
      const together = [
        { entityId: "e:a", canonicalId: "e:a" },
        { entityId: "e:b", canonicalId: "e:a" },
      ];
      const counted = await store.saveIdentities(together, []);
      assert.deepEqual(counted, [first.document.id, second.document.id].toSorted());
      assert.deepEqual(await store.identities(), together);
      const merged = await shown();
      assert.deepEqual(
        merged.actors.map(({ id, mentions, documents }) => [id, mentions, documents]),
        [["e:a", 2, 2]],
      );
      assert.equal(merged.b?.entity.id, "e:a");
      assert.deepEqual(
        merged.a?.merged.map(({ id }) => id),
        ["e:b"],
      );
      assert.deepEqual(merged.network.edges, []);
      assert.deepEqual(merged.annotations, before.annotations);
      await store.saveIdentities([], []);
      assert.deepEqual(await shown(), before);
    },
  );
  withStore(
    "clearing drops what was derived and keeps what was given and judged",
    async (store) => {
      await store.saveCollection(collectionOf("sample"), EMPTY, [problemOf("a")]);
      const { document, bytes, claims } = await addRead(store, "one", [
        { actors: ["e:x"], places: ["p:a"] },
      ]);
      await store.saveWeighing({ propositions: [propositionOf("p1", claims)], reuse: [] });
      await store.saveAssessments([assessmentOf("a")], [alertOf("al1", "a")]);
      await store.saveIssues([issueOf("kept"), issueOf("dropped", { stage: "weigh" })]);
      await store.appendJudgement(judgementOf("j1"));
      await store.appendLog({ at: NOW, by: "ada", action: "add", subject: "one", detail: "" });
      await store.clearDerived();
      assert.deepEqual(await store.pendingDocuments(), [document]);
      assert.deepEqual(await store.archivedBytes(document.sha256), bytes);
      assert.deepEqual(await store.allAnnotations(), []);
      const view = await store.caseView();
      assert.deepEqual(view.counts, {
        documents: 1,
        read: 0,
        claims: 0,
        propositions: 0,
        actors: 0,
        places: 0,
        sources: 1,
        issues: 1,
      });
      assert.deepEqual(
        [view.problems.length, view.alerts.length, (await store.allAssessments()).length],
        [1, 1, 0], // what was told was told
      );
      assert.deepEqual(await store.judgements(), [judgementOf("j1")]);
      assert.equal((await store.log()).length, 1);
      await store.saveAnnotations([annotationOf(document, [{ text: "again" }])]);
      assert.deepEqual(await texts(store, { q: "again" }), ["again"]);
    },
  );

  withStore(
    "counts are those of the case as it is, however often they were asked",
    async (store) => {
      await addRead(store, "one", [{ actors: ["e:x"] }]);
      for (const more of ["two", "three"]) {
        const before = await store.claimFacets({ actor: "e:x" });
        assert.deepEqual(await store.claimFacets({ actor: "e:x" }), before);
        assert.equal((await store.listClaims(filter({ actor: "e:x" }))).total, before.total);
        await addRead(store, more, [{ actors: ["e:x"] }]);
        const { total, facets } = await store.claimFacets({ actor: "e:x" });
        assert.equal((await store.listClaims(filter({ actor: "e:x" }))).total, total);
        assert.deepEqual(
          [total, facets["actor"]?.[0]?.count],
          [before.total + 1, before.total + 1],
        );
      }
    },
  );

  withStore("closing waits for what was begun", async (store) => {
    const saved = store.saveDocuments([documentOf("last words")], []);
    await Promise.all([store.close(), store.close()]);
    assert.equal((await saved).length, 1);
  });

  withStore("judgements are only ever added", async (store) => {
    await store.appendJudgement(judgementOf("j2", { at: "2031-05-02T00:00:00Z" }));
    await store.appendJudgement(judgementOf("j1"));
    await store.appendJudgement(judgementOf("j1"));
    assert.deepEqual(
      (await store.judgements()).map((judgement) => judgement.id),
      ["j1", "j2"],
    );
    await assert.rejects(store.appendJudgement(judgementOf("j1", { verdict: "A1" })), {
      code: "conflict",
      message: `duplicate judgement: "j1"`,
    });
  });

  withStore("each line of the log holds the one before", async (store) => {
    const entry = {
      at: NOW,
      by: "ada",
      action: "judge",
      subject: "p1",
      detail: "nul \0, lone \ud800, ünï",
    };
    const one = await store.appendLog(entry);
    const [two, three] = await Promise.all([store.appendLog(entry), store.appendLog(entry)]);
    assert.deepEqual([one.seq, two.seq, three.seq].toSorted(), [1, 2, 3]);
    const lines = await store.log();
    assert.deepEqual(
      lines.map((line) => line.prevHash).slice(1),
      lines.map((line) => line.hash).slice(0, -1),
    );
    assert.deepEqual(await store.audit(), []);
    const { hash, prevHash, ...line } = one;
    const { action, at, by, detail, seq, subject } = line;
    assert.equal(hash, sha256(prevHash + JSON.stringify({ action, at, by, detail, seq, subject })));
  });

  withStore("audit finds bytes that are not what their hash says", async (store) => {
    const { document } = documentOf("honest");
    await store.saveDocuments([{ document, bytes: bytesOf("forged") }], []);
    assert.deepEqual(await store.audit(), [
      { check: "archive", ok: false, detail: `bytes of ${document.sha256} were changed` },
    ]);
  });

  withStore("documents stream in order, each with its layers, a few at a time", async (store) => {
    const reports = Array.from({ length: 70 }, (_, i) => `Report ${i}.`);
    const added = [];
    for (const [i, text] of reports.entries())
      added.push(
        await addRead(store, text, [{ actors: ["ent:a"] }, {}], {
          collection: i % 2 === 0 ? "even" : "odd",
        }),
      );
    const unread = documentOf("Not read yet.", { collection: "odd" });
    await store.saveDocuments([unread], []);
    const [first, second, third] = added;
    assert.ok(first && second && third);
    const same = [first, second, third].flatMap(({ claims }) => claims.slice(0, 1));
    const support = propositionOf("p1", same);
    const members = support.members.map((member, i) => ({
      ...member,
      stance: i === 0 ? ("denies" as const) : member.stance,
    }));
    await store.saveWeighing({ propositions: [{ ...support, members }], reuse: [] });

    const streamed = await collected(store.streamDocuments({}));
    assert.deepEqual(
      streamed.map(({ document }) => document.id),
      [...added.map(({ document }) => document.id), unread.document.id].toSorted(),
    );
    for (const { document, reading, claims, names } of streamed) {
      if (document.id === unread.document.id) assert.equal(reading, null);
      else assert.deepEqual([claims.length, [...names.keys()]], [2, ["ent:a"]]);
    }
    const firstClaims = new Set(streamed.flatMap((one) => [...one.firstClaims]));
    assert.deepEqual(
      same.map(({ id }) => firstClaims.has(id)),
      [false, true, false], // one denies, the next is the earliest in support, and the last repeats it
    );
    assert.equal(firstClaims.size, 2 * reports.length - 2);
    const even = await collected(store.streamDocuments({ collection: "even" }));
    assert.equal(even.length, 35);
    const propositions = await collected(store.streamPropositions());
    assert.deepEqual(
      propositions.map(({ id }) => id),
      ["p1"],
    );
  });

  withStore("issues are kept once, searched, newest first", async (store) => {
    const { document } = await addRead(store, "one", [], { collection: "other" });
    await store.saveIssues([
      issueOf("empty-file"),
      issueOf("late", { at: "2031-05-02T00:00:00Z", documentId: document.id }),
    ]);
    await store.saveIssues([issueOf("empty-file")]);
    const { issues, total } = await store.listIssues({});
    assert.equal(total, 2);
    assert.deepEqual(
      issues.map((issue) => issue.code),
      ["late", "empty-file"],
    );
    assert.equal((await store.listIssues({ q: "EMPTY-file" })).total, 1);
    assert.equal((await store.listIssues({ collection: "other" })).total, 1);
  });

  withStore(
    "counts agree with a plain count over the same claims, whatever is saved in what order",
    async (store) => {
      const spec = fc.record({
        actors: fc.uniqueArray(fc.constantFrom("e:1", "e:2", "e:3"), { maxLength: 2 }),
        modality: fc.constantFrom("asserted" as const, "possible" as const),
      });
      const script = fc.array(
        fc.record({
          text: fc.constantFrom("a", "b", "c"),
          specs: fc.array(spec, { maxLength: 3 }),
        }),
        { maxLength: 8 },
      );
      await fc.assert(
        fc.asyncProperty(script, async (steps) => {
          await store.clearDerived();
          const model = new Map<string, ClaimSpec[]>();
          for (const { text, specs } of steps) {
            await addRead(store, text, specs);
            model.set(text, specs);
          }
          const expected = [...model.values()].flat();
          for (const actor of ["e:1", "e:2", "e:3"]) {
            const about = expected.filter((claim) => claim.actors?.includes(actor)).length;
            const page = await store.listClaims(filter({ actor }));
            const row = (await store.listActors({})).actors.find((found) => found.id === actor);
            assert.deepEqual([page.total, row?.claimsAbout ?? 0], [about, about]);
          }
          const possible = expected.filter((claim) => claim.modality === "possible").length;
          assert.equal((await store.listClaims(filter({ modality: "possible" }))).total, possible);
        }),
        { numRuns: 15 },
      );
    },
  );
}
