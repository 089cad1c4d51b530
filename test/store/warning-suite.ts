// What every store must do with imported events, forecasts and the history of assessments.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SeriesEvent } from "../../src/model/event-series.ts";
import type { LedgerEntry } from "../../src/model/forecast.ts";
import type { CodedEvents, Store, ToldEvents } from "../../src/store/index.ts";
import { delivery } from "../alerts/factory.ts";
import { PUBLISHED } from "../e2e/fixture/problem.ts";
import {
  alertOf,
  annotationOf,
  assessmentOf,
  documentOf,
  issueOf,
  NOW,
  propositionOf,
} from "./factory.ts";
import type { OpenStore } from "./suite.ts";

function eventOf(id: string, over: Partial<SeriesEvent> = {}): SeriesEvent {
  return {
    id,
    dataset: "ACLED",
    type: "ASSAULT",
    mode: null,
    actor: "Ordia \u0000 navy",
    recipient: null,
    area: null,
    day: "2031-03-01",
    published: null,
    talk: false,
    belief: 1,
    origins: [],
    propositionId: null,
    deaths: null,
    ...over,
  };
}

function never(): never {
  throw new Error("missing document");
}

async function* batches(...all: readonly (CodedEvents | Error)[]): AsyncGenerator<CodedEvents> {
  for (const one of all) {
    if (one instanceof Error) throw one;
    yield one;
  }
}

const QUESTION: LedgerEntry = {
  kind: "question",
  at: NOW,
  by: "Ana",
  body: {
    id: "q1",
    problemId: null,
    text: "Will the crossing close?",
    resolutionCriteria: "an order of the border office",
    source: "the official gazette",
    opens: "2031-05-01",
    closes: "2031-06-01",
    resolvesBy: "2031-06-08",
    type: "binary",
    answers: ["yes", "no"],
  },
};

export function warningSuite(open: OpenStore): void {
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

  withStore("imported events come back by data set and day; a file twice is one", async (store) => {
    const events = [
      eventOf("b", { day: "2031-03-09" }),
      eventOf("a"),
      eventOf("c", { day: null, published: "2031-03-20" }),
      eventOf("d", { day: null }),
    ];
    const file = () =>
      batches({ events: events.slice(0, 2), issues: [] }, { events: events.slice(2), issues: [] });
    assert.deepEqual(await store.saveSeriesEvents(file()), { read: 4, added: 4 });
    assert.deepEqual(await store.saveSeriesEvents(file()), { read: 4, added: 0 });
    const ids = async (range: { from?: string; to?: string }) =>
      (await store.seriesEvents({ dataset: "ACLED", ...range })).map(({ id }) => id);
    assert.deepEqual(await ids({}), ["d", "a", "b", "c"]);
    assert.deepEqual(await ids({ from: "2031-03-01", to: "2031-03-09" }), ["a"]);
    const [back] = await store.seriesEvents({ dataset: "ACLED", from: "2031-03-01" });
    assert.deepEqual(SeriesEvent.parse(back), eventOf("a"));
    assert.deepEqual(await store.seriesDatasets(), [
      { dataset: "ACLED", events: 4, from: "2031-03-01", to: "2031-03-20" },
    ]);
  });

  withStore("a file that breaks off leaves nothing behind, issues neither", async (store) => {
    const issue = issueOf("iss-1");
    const broken = batches({ events: [eventOf("a")], issues: [issue] }, new Error("cut off"));
    await assert.rejects(store.saveSeriesEvents(broken), /cut off/);
    assert.deepEqual(await store.seriesDatasets(), []);
    assert.equal((await store.listIssues({})).total, 0);
  });

  withStore(
    "what propositions tell is coded once, and anew when what it rests on changes",
    async (store) => {
      const one = documentOf("Ordia shelled the port", { published: "2031-03-04T22:00:00Z" });
      const read = annotationOf(one.document, [{ actors: ["ordia"], events: ["ASSAULT"] }, {}]);
      await store.saveDocuments([one], []);
      await store.saveAnnotations([read]);
      const [told, quiet] = read.reading.claims;
      assert.ok(told && quiet);
      const propositions = [
        propositionOf("p1", [told], { event: "ASSAULT" }),
        propositionOf("p2", [told], { event: "ASSAULT" }),
        propositionOf("p3", [quiet]),
      ];
      await store.saveWeighing({ propositions, reuse: [] });
      assert.equal(await store.uncodedEvents(), 2, "what tells of no event does not wait");
      const seen: ToldEvents[] = [];
      const code = (given: ToldEvents) => {
        seen.push(given);
        return given.propositions
          .filter(({ id }) => id !== "p2") // of no class: coded, and nothing comes of it
          .map(({ id }) => eventOf(`event-${id}`, { dataset: "claims", propositionId: id }));
      };
      assert.equal(await store.codeEvents(1, code), 1);
      assert.equal(await store.codeEvents(5, code), 1);
      assert.equal(await store.codeEvents(5, code), 0, "all are coded");
      assert.deepEqual(
        seen.map((given) => given.propositions.map(({ id }) => id)),
        [["p1"], ["p2"]],
      );
      assert.deepEqual(seen[0]?.annotations, [read]);
      assert.deepEqual(seen[0]?.published, new Map([[one.document.id, "2031-03-04T22:00:00Z"]]));
      const coded = (range = { from: "2031-03-01", to: "2031-03-02" }) => store.claimEvents(range);
      assert.deepEqual(
        (await coded()).map(({ id }) => id),
        ["event-p1"],
      );
      assert.deepEqual(await coded({ from: "2031-03-02", to: "2031-03-09" }), []);

      await store.saveAnnotations([read]);
      assert.equal(await store.uncodedEvents(), 2, "read anew");
      await store.codeEvents(5, () => []);
      assert.deepEqual(await coded(), [], "the event of before is gone");

      await store.saveWeighing({ propositions: propositions.slice(1), reuse: [] });
      await store.saveWeighing({ propositions, reuse: [] });
      assert.equal(await store.uncodedEvents(), 1, "one that came back is coded anew");
      await store.codeEvents(5, code);
      await store.saveWeighing({ propositions: propositions.slice(1), reuse: [] });
      assert.deepEqual(await coded(), [], "with its proposition its event goes");
      await store.clearDerived();
      assert.equal(await store.uncodedEvents(), 0);
    },
  );

  withStore(
    "who acts on whom most is counted in the store, and how late reports come",
    async (store) => {
      const { document, bytes } = documentOf("Ordia shelled the port");
      const specs = Array.from({ length: 6 }, () => ({ events: ["ASSAULT"] }));
      const read = annotationOf(document, specs);
      await store.saveDocuments([{ document, bytes }], []);
      await store.saveAnnotations([read]);
      const told = read.reading.claims;
      const propositions = told.map((claim, i) =>
        propositionOf(`p${i}`, [claim], { event: "ASSAULT" }),
      );
      await store.saveWeighing({ propositions, reuse: [] });
      const [north, south] = [
        { actor: "north", recipient: "south" },
        { actor: "south", recipient: null },
      ];
      const made: Partial<SeriesEvent>[] = [
        { ...south, day: "2031-03-01", published: "2031-03-05" },
        { ...south, day: "2031-03-02", published: "2031-03-02" },
        { ...south, day: "2031-03-03", published: "2031-03-02" },
        { ...north, day: null, published: "2031-03-04", talk: true },
        { ...south, day: "2031-03-09", published: "2031-03-20" },
        { ...north, type: "NONSENSE" },
      ];
      await store.codeEvents(9, () =>
        made.map((over, i) => eventOf(`event-p${i}`, { propositionId: `p${i}`, ...over })),
      );
      const range = { from: "2031-03-01", to: "2031-03-08", types: ["ASSAULT"], most: 9 };
      const named = { actor: "south", recipient: "" };
      assert.deepEqual(await store.busiestDyads(range), {
        dyads: [
          { ...north, events: 1 }, // of fewer, but both are named
          { ...named, events: 3 },
        ],
        total: 2,
      });
      assert.deepEqual(await store.busiestDyads({ ...range, talk: true, most: 1 }), {
        dyads: [{ ...north, events: 1 }],
        total: 1,
      });
      assert.equal((await store.busiestDyads({ ...range, most: 1 })).total, 2, "of all");
      assert.deepEqual(
        (await store.claimEvents(range, [named])).map(({ id }) => id),
        ["event-p0", "event-p1", "event-p2"],
      );
      assert.equal(
        await store.usualDelay({ from: "2031-03-01", to: "2031-04-01" }),
        4,
        "of 0, 4, 11",
      );
      assert.equal(await store.usualDelay({ from: "2031-01-01", to: "2031-02-01" }), 0);
    },
  );

  withStore("an event without any day is in every stretch of days", async (store) => {
    const { document, bytes } = documentOf("Ordia shelled the port");
    const read = annotationOf(document, [{ actors: ["ordia"], events: ["ASSAULT"] }]);
    await store.saveDocuments([{ document, bytes }], []);
    await store.saveAnnotations([read]);
    const propositions = [propositionOf("p1", read.reading.claims, { event: "ASSAULT" })];
    await store.saveWeighing({ propositions, reuse: [] });
    const undated = { day: null, published: null, propositionId: "p1" };
    await store.codeEvents(5, () => [eventOf("event-p1", undated)]);
    const found = await store.claimEvents({ from: "2031-01-01", to: "2031-01-02" });
    assert.deepEqual(found, [eventOf("event-p1", undated)]);
  });

  withStore("days, and who is named on them, are those of what was read", async (store) => {
    assert.equal(await store.publishedDays(), null);
    const days = ["2031-03-04T22:00:00Z", "2031-03-06", null, "2031-03-09"];
    const documents = days.map((published, i) => documentOf(`text ${i}`, { published }));
    await store.saveDocuments(documents, []);
    const mentioned = [{ actors: ["ordia", "varn"] }, { places: ["port"] }, { actors: ["ordia"] }];
    await store.saveAnnotations(
      mentioned.map((claim, i) => annotationOf(documents[i]?.document ?? never(), [claim])),
    );
    assert.deepEqual(
      await store.publishedDays(),
      { first: "2031-03-04", last: "2031-03-06" },
      "what waits to be read and what has no date is in no day",
    );
    const [first, second] = documents.map((_, i) => i + 1); // numbers in order of arrival
    const range = { from: "2031-03-01", to: "2031-04-01" };
    assert.deepEqual(await store.exposed(range, ["ordia", "port", "nobody"]), {
      days: new Map([
        ["2031-03-04", [first]],
        ["2031-03-06", [second]],
      ]),
      naming: new Map([
        ["ordia", [first]],
        ["port", [second]],
        ["nobody", []],
      ]),
    });
    const later = await store.exposed({ ...range, from: "2031-03-05" }, ["ordia"]);
    assert.deepEqual(later, {
      days: new Map([["2031-03-06", [second]]]),
      naming: new Map([["ordia", []]]),
    });
    const names = await store.namesOf(["ordia", "port", "nobody"]);
    assert.deepEqual(names, { ordia: "Label of ordia" }, "a name that is the id says nothing more");
  });

  withStore("lines of the ledger are chained and a refused one is not written", async (store) => {
    const first = await store.appendForecast(QUESTION, (ledger) => assert.equal(ledger.length, 0));
    const refuse = () => {
      throw new Error("refused");
    };
    await assert.rejects(store.appendForecast(QUESTION, refuse), /refused/);
    const body = { ...QUESTION.body, id: "q2", text: "\u0000 \\u0000 \ud800" };
    const second = await store.appendForecast({ ...QUESTION, body } as LedgerEntry, () => {});
    assert.deepEqual([first.seq, second.seq, second.prevHash], [1, 2, first.hash]);
    assert.deepEqual(await store.forecastLedger(), [first, second]);
    assert.deepEqual(await store.audit(), []);
  });

  withStore("the history grows where an assessment changed, and never shrinks", async (store) => {
    const one = assessmentOf("amber");
    const later = { ...one, asOf: "2031-05-02T09:00:00Z", level: "WL3" as const };
    await store.saveAssessments([one], []);
    await store.saveAssessments([one], []);
    await store.saveAssessments([later], []);
    await store.clearDerived();
    assert.deepEqual(await store.assessmentHistory("amber"), [one, later]);
    assert.deepEqual(await store.assessmentHistory("other"), []);
    assert.deepEqual(await store.lastAssessment("amber"), later);
    assert.deepEqual(await store.lastAssessment("amber", "2031-05-02"), one);
    assert.equal(await store.lastAssessment("amber", "2031-05-01"), undefined);
  });

  withStore(
    "an alert and its deliveries are kept together, once, and taken up by one",
    async (store) => {
      const alert = alertOf("al1", "amber");
      await store.saveAssessments([], [alert], [delivery("d1"), delivery("d2")]);
      const sending = { ...delivery("d1"), state: "sending" as const };
      const taken = await store.changeDeliveries((waiting) => ({
        changed: [sending],
        result: waiting.map(({ id }) => id).sort(),
      }));
      assert.deepEqual(taken, ["d1", "d2"]);
      await store.saveAssessments([], [alert], [delivery("d1"), delivery("d3")]);
      await store.clearDerived();
      const kept = await store.listDeliveries();
      assert.deepEqual(
        kept.map(({ id, state }) => [id, state]),
        [
          ["d1", "sending"],
          ["d2", "waiting"],
          ["d3", "waiting"],
        ],
      );
      assert.deepEqual(await store.listAlerts({ problemId: "amber", most: 5 }), [alert]);
      assert.deepEqual(await store.listAlerts({ problemId: "other" }), []);
      const nobody = alertOf("al2", "amber", { problemId: null });
      await store.saveAssessments([], [nobody]);
      assert.equal((await store.listAlerts()).length, 2);
    },
  );

  withStore("the newest rules count, and the older ones stay", async (store) => {
    assert.equal(await store.alertSettings(), undefined);
    const settings = { channels: [], rules: [] };
    await store.saveAlertSettings(settings, "2031-05-01T00:00:00.000Z");
    await store.saveAlertSettings(settings, "2031-04-01T00:00:00.000Z");
    assert.deepEqual(await store.alertSettings(), { settings, at: "2031-04-01T00:00:00.000Z" });
  });

  withStore(
    "a brief that is published gets the next version, chained to the last",
    async (store) => {
      const { version: _version, prevHash: _prevHash, hash: _hash, ...issue } = PUBLISHED;
      const first = await store.publishBrief(issue);
      const second = await store.publishBrief({ ...issue, by: "Ben \u0000" });
      assert.deepEqual([first.version, second.version, second.prevHash], [1, 2, first.hash]);
      await store.clearDerived();
      const { problemId } = issue.brief;
      assert.deepEqual(await store.publishedBriefs(problemId), [first, second]);
      assert.deepEqual(await store.findPublishedBrief(problemId), second);
      assert.deepEqual(await store.findPublishedBrief(problemId, 1), first);
      assert.equal(await store.findPublishedBrief("other"), undefined);
      assert.deepEqual(await store.audit(), []);
    },
  );
}
