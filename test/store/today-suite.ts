// What is told of as changed, and that it is told once, whatever a case stands on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TodayView } from "../../src/model/today.ts";
import type { Store } from "../../src/store/index.ts";
import {
  alertOf,
  annotationOf,
  assessmentOf,
  corroborationOf,
  documentOf,
  judgementOf,
  NOW,
  originOf,
  problemOf,
  propositionOf,
} from "./factory.ts";
import type { OpenStore } from "./suite.ts";

const LATER = "2031-06-01";

async function read(store: Store, text: string, actors: readonly string[] = []) {
  const { document, bytes } = documentOf(text);
  await store.saveDocuments([{ document, bytes }], []);
  const annotation = annotationOf(document, [{ text, actors }]);
  await store.saveAnnotations([annotation]);
  return { document, annotation, claims: annotation.reading.claims };
}

/** The proposition p1 with so many independent origins. */
function withOrigins(claims: Parameters<typeof propositionOf>[1], nMin: number) {
  const origins = Array.from({ length: nMin }, (_, i) => originOf(`o${i}`, [], null));
  return propositionOf("p1", claims, {
    supports: corroborationOf({ origins, nMin, nMax: nMin, nEff: nMin }),
  });
}

export function todaySuite(open: OpenStore): void {
  const withStore = (name: string, run: (store: Store) => Promise<void>): void => {
    test(name, async () => {
      const store = await open();
      try {
        await run(store);
      } finally {
        await store.close();
      }
    });
  };

  withStore("in an empty case nothing changed", async (store) => {
    const view = TodayView.parse(await store.todayView(0));
    assert.equal(view.cursor, 0);
    assert.equal(view.sinceAt, null);
    assert.deepEqual(Object.values(view.totals), [0, 0, 0, 0, 0]);
  });

  withStore("a second origin is told once, with the claims that brought it", async (store) => {
    const first = await read(store, "Boats left.");
    await store.saveWeighing({ propositions: [withOrigins(first.claims, 1)], reuse: [] });
    const { cursor } = await store.todayView(0);
    assert.deepEqual((await store.todayView(cursor)).origins, []);
    const second = await read(store, "Boats have left.");
    const both = [...first.claims, ...second.claims];
    await store.saveWeighing({ propositions: [withOrigins(both, 2)], reuse: [] });
    const view = TodayView.parse(await store.todayView(cursor));
    assert.equal(view.totals.origin, 1);
    assert.equal(view.totals.document, 1);
    const [told] = view.origins;
    assert.deepEqual([told?.from, told?.to, told?.watched], [1, 2, false]);
    assert.deepEqual(
      told?.claims.map(({ id }) => id),
      second.claims.map(({ id }) => id),
    );
    await store.clearDerived();
    await store.saveAnnotations([first.annotation, second.annotation]);
    await store.saveWeighing({ propositions: [withOrigins(both, 2)], reuse: [] });
    assert.equal(
      (await store.todayView(view.cursor)).cursor,
      view.cursor,
      "a replay tells nothing",
    );
    await store.saveWeighing({ propositions: [], reuse: [] });
    await store.saveWeighing({ propositions: [withOrigins(both, 3)], reuse: [] });
    const third = (await store.todayView(view.cursor)).origins[0];
    assert.deepEqual([third?.from, third?.to], [2, 3], "what it had is not forgotten");
  });

  withStore("what a problem watches comes first, unless a person rejected it", async (store) => {
    const { claims } = await read(store, "Boats left.");
    const other = { ...withOrigins(claims, 5), id: "p0" };
    await store.saveWeighing({ propositions: [withOrigins(claims, 2), other], reuse: [] });
    await store.saveProblem(problemOf("straits"));
    const indication = {
      indicatorId: "i1",
      propositionId: "p1",
      claimIds: [],
      documentIds: [],
      date: null,
      because: "test",
    };
    const judged = { verdict: "rejected", by: "ada", at: NOW, why: "an exercise" } as const;
    const ids = async () => (await store.todayView(0)).origins.map((row) => row.proposition.id);
    for (const [said, expected] of [
      [null, "p1"],
      [judged, "p0"],
    ] as const) {
      const indicators = [
        {
          indicatorId: "i1",
          level: "low" as const,
          reasons: [],
          capped: false,
          indications: [{ ...indication, judged: said }],
          gainBits: 0,
          diagnostic: true,
        },
      ];
      await store.saveAssessments([assessmentOf("straits", { indicators })], []);
      const view = await store.todayView(0);
      assert.equal(
        view.origins.find(({ watched }) => watched)?.proposition.id,
        said ? undefined : "p1",
      );
      if (!said) assert.equal((await ids())[0], expected);
    }
  });

  withStore("a contradiction is told when it comes", async (store) => {
    const { claims } = await read(store, "Boats left.");
    await store.saveWeighing({ propositions: [withOrigins(claims, 1)], reuse: [] });
    const { cursor } = await store.todayView(0);
    const denial = await read(store, "No boat left.");
    const all = [...claims, ...denial.claims];
    const denied = {
      ...withOrigins(all, 1),
      denies: corroborationOf({ origins: [originOf("d", [], null)], nMin: 1, nMax: 1, nEff: 1 }),
    };
    await store.saveWeighing({ propositions: [denied], reuse: [] });
    const view = await store.todayView(cursor);
    assert.equal(view.totals.contradiction, 1);
    assert.deepEqual(
      view.contradictions.flatMap((row) => row.claims.map(({ id }) => id)),
      denial.claims.map(({ id }) => id),
    );
    assert.deepEqual((await store.todayView(view.cursor)).contradictions, []);
  });

  withStore("an actor is new where no document named it before", async (store) => {
    await read(store, "The guard left.", ["org:guard"]);
    const { cursor } = await store.todayView(0);
    await read(store, "The guard and the fleet left.", ["org:guard", "org:fleet"]);
    const view = await store.todayView(cursor);
    assert.deepEqual(
      view.actors.map(({ id }) => id),
      ["org:fleet"],
    );
  });

  withStore(
    "alerts come newest first; a day stands for all that was noted since",
    async (store) => {
      await store.saveProblem(problemOf("straits"));
      const save = (id: string) =>
        store.saveAssessments([assessmentOf("straits")], [alertOf(id, "straits")]);
      await save("a1");
      await save("a2");
      await save("a2");
      assert.deepEqual(
        (await store.todayView("2031-01-01")).alerts.map(({ id }) => id),
        ["a2", "a1"],
      );
      const view = TodayView.parse(await store.todayView(LATER));
      assert.deepEqual(view.alerts, []);
      assert.equal(view.since, view.cursor);
      assert.equal(view.sinceAt, NOW);
    },
  );

  withStore("a judgement that names what it knew of overrules nothing newer", async (store) => {
    const subjectId = "a = b";
    const said = (id: string, at: string) => judgementOf(id, { about: "identity", subjectId, at });
    await store.appendJudgement(said("j1", "2031-05-01T12:00:00Z"), null);
    const second = said("j2", "2031-05-01T12:00:01Z");
    for (const seen of [null, "j0"])
      await assert.rejects(store.appendJudgement(second, seen), {
        code: "conflict",
        message: /^judged meanwhile/,
      });
    await store.appendJudgement(judgementOf("j3", { about: "grouping", subjectId }), null);
    await store.appendJudgement(second, "j1");
    await store.appendJudgement(said("j4", "2031-05-01T12:00:02Z"));
    assert.equal((await store.judgements()).length, 4);
  });
}
