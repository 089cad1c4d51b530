// Eight ways in which dashboards of news go wrong, each through the whole pipeline on sentences of our own.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  addInputs,
  annotate,
  loadKnowledge,
  openDesk,
  readInput,
  type Desk,
} from "../../src/cycle/index.ts";
import { openStore } from "../../src/store/index.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Proposition } from "../../src/model/proposition.ts";
import { storiesOf } from "../../src/weigh/index.ts";

const NOW = "2025-10-20T12:00:00Z";
const world = {
  now: () => NOW,
  fetch: () => Promise.reject(new Error("no network in tests")),
};

interface Article {
  readonly publisher: string;
  readonly title?: string;
  readonly text: string;
  readonly published?: string;
}

function input(articles: readonly Article[]) {
  const lines = articles.map((article, i) =>
    JSON.stringify({
      id: `a${i}`,
      title: `Report ${i}`,
      published: "2025-10-18T08:00:00Z",
      url: `https://news.example/${i}`,
      language: "en",
      ...article,
    }),
  );
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  return { bytes, name: "a.jsonl", mediaType: "application/x-ndjson", retrieved: NOW };
}

async function propositionsOf(...articles: Article[]): Promise<Proposition[]> {
  const store = await openStore(":memory:", { now: () => NOW });
  try {
    await addInputs(store, [input(articles)], world);
    return await store.allPropositions();
  } finally {
    await store.close();
  }
}

describe("eight failures of others", () => {
  let knowledge: KnowledgeBase;
  let desk: Desk;
  before(async () => {
    knowledge = await loadKnowledge();
    desk = openDesk(knowledge);
  });
  after(() => undefined);
  const readOf = (text: string) => {
    const { articles } = readInput(input([{ publisher: "Harbour Post", text }]), knowledge);
    return annotate((articles[0] ?? assert.fail()).document, desk);
  };
  const eventsOf = (text: string) =>
    readOf(text).reading.claims.flatMap(({ predicates }) =>
      predicates.filter(({ realis }) => realis === "occurred").map(({ event }) => event),
    );

  test("1: a claim and its denial contradict each other, and are not two sources", async () => {
    const found = await propositionsOf(
      {
        publisher: "Kyiv Ledger",
        text: "Ukraine's defence ministry said on Friday that Russian troops had crossed the river at Horodna.",
      },
      {
        publisher: "Volga Wire",
        text: "Russia's defence ministry denied on Friday that Russian troops had crossed the river at Horodna.",
      },
    );
    const [contested, ...more] = found.filter(({ denies }) => denies !== null);
    assert.ok(contested, found.map(({ text }) => text).join(" | "));
    assert.deepEqual([contested.supports.nMax, contested.denies?.nMax, more.length], [1, 1, 0]);
    assert.ok(found.every(({ supports }) => supports.nMax <= 1 && supports.articles <= 1));
    const stances = contested.members.map(({ documentId, stance }) => [documentId, stance]);
    assert.equal(new Set(stances.map(([documentId]) => documentId)).size, 2);
    assert.deepEqual(stances.map(([, stance]) => stance).sort(), ["denies", "supports"]);
    assert.notEqual(contested.grade.credibility, 1);
  });

  test("2: who did it to whom is not reversed", async () => {
    const found = await propositionsOf(
      { publisher: "A Post", text: "Israel struck Iran on Tuesday night." },
      { publisher: "B Post", text: "Iran struck Israel on Tuesday night." },
    );
    assert.ok(found.every(({ supports }) => supports.nMax <= 1));
    const texts = found.map(({ text }) => text);
    for (const direction of [/^Israel struck Iran/, /^Iran struck Israel/])
      assert.equal(texts.filter((text) => direction.test(text)).length, 1, texts.join(" | "));
    assert.ok(found.every(({ members }) => new Set(members.map((m) => m.documentId)).size === 1));
  });

  test("2: a brief keeps who did it to whom, and a denial", async () => {
    const said = await propositionsOf(
      { publisher: "A Post", text: "Iran denied on Tuesday that it had struck Israel." },
      { publisher: "B Post", text: "Israel denied on Tuesday that it had struck Iran." },
    );
    assert.ok(said.length >= 2);
    for (const { denies, supports, text } of said) {
      assert.equal(supports.nMax, 0, `${text}: nobody says that it is so`);
      assert.equal(denies?.nMax, 1, `${text}: one origin says that it is not`);
    }
  });

  test("3: different tolls and different bombings of one city stay apart", async () => {
    const found = await propositionsOf(
      {
        publisher: "A Post",
        text: "A car bomb killed 12 people in Baghdad on Monday, police said.",
      },
      {
        publisher: "B Post",
        text: "A car bomb killed 72 people in Baghdad on Monday, medics said.",
      },
      {
        publisher: "C Post",
        published: "2025-09-02T08:00:00Z",
        text: "A car bomb killed 12 people in Baghdad on Monday, police said.",
      },
    );
    const dead = found.filter(({ figures }) => figures.some(({ unit }) => unit === "killed"));
    assert.equal(dead.length, 3, dead.map(({ text }) => text).join(" | "));
    assert.ok(
      found.every(
        ({ members }) =>
          members.length <= 1 || members.every((one) => one.documentId === members[0]?.documentId),
      ),
      JSON.stringify(found.map(({ text, members }) => [text, members.length])),
    );
    const tolls = dead.map(({ contradicts }) => contradicts.map(({ reason }) => reason)).sort();
    assert.deepEqual(tolls, [[], ["conflicting toll: 12 / 72"], ["conflicting toll: 12 / 72"]]);
  });

  test("4: one massacre in quite different words is one story", () => {
    const texts = [
      "Gunmen on motorbikes killed at least 40 villagers in Tarabo, central Mali, before dawn on Sunday. Survivors in Tarabo said the attackers burned granaries and shot people who fled to the mosque.",
      "Dozens were slaughtered at Tarabo in the Mopti region of Mali, the mayor said, after raiders arrived on motorcycles at first light and set the grain stores of Tarabo alight. Bodies lay near the mosque.",
      "The central bank of Norway kept its rate at four per cent on Thursday and said that inflation was easing. The krone hardly moved after the decision in Oslo.",
      "Oslo: Norway's central bank left rates unchanged at four per cent, as economists had forecast, and said inflation would go on easing next year. The krone was flat.",
    ];
    const stories = storiesOf(texts.map((text, i) => ({ id: String(i), text })));
    assert.equal(stories.get("0"), stories.get("1"));
    assert.equal(stories.get("2"), stories.get("3"));
    assert.notEqual(stories.get("0"), stories.get("2"));
  });

  test("5: what is denied, ruled out or long past is no event now; a palace seized is", () => {
    for (const text of [
      "The president denied plans to invade the neighbouring province.",
      "The prime minister ruled out martial law on Friday.",
      "Four officers were convicted on Friday over the 2009 coup.",
    ])
      assert.ok(
        readOf(text).reading.claims.length > 0 && // an unread sentence has no events either
          !eventsOf(text).some(
            (event) => event === "ASSAULT" || (event === "COERCE" && /martial/.test(text)),
          ),
        text,
      );
    assert.ok(
      eventsOf("The army seized the presidential palace in Bamako at dawn.").some((event) =>
        ["COERCE", "ASSAULT"].includes(event ?? ""),
      ),
    );
  });

  test("6: an embassy in a city is in that city, a nationality is no place", () => {
    const places = (text: string) =>
      readOf(text).toponyms.flatMap(({ place }) => (place ? [place.name] : []));
    const embassy = places("Crowds gathered outside the French embassy in Niamey on Friday.");
    assert.deepEqual(embassy, ["Niamey"]);
    assert.deepEqual(places("Turkish officials declined to comment."), []);
  });

  test("7: orchards are no company; persons and armed groups are found", () => {
    const mentions = (text: string) =>
      readOf(text).reading.mentions.map(({ text: words, type }) => `${words}: ${type}`);
    assert.ok(
      !mentions("Frost ruined the apple orchards of the valley.").some((one) =>
        /^apple.*: Organisation/i.test(one),
      ),
    );
    const found = mentions(
      "Hassan Karim, a commander of Hezbollah, met Leila Farsi in Beirut on Friday.",
    );
    for (const name of ["Hassan Karim: Person", "Hezbollah: Organisation", "Leila Farsi: Person"])
      assert.ok(
        found.some((one) => one === name),
        `${name} in ${found.join(", ")}`,
      );
  });

  test("8: outlets of one state, and one agency in four papers, are one origin each", async () => {
    const text = "Russian forces have taken the town of Velyka after heavy fighting.";
    const state = await propositionsOf(
      ...["TASS", "RIA Novosti", "Sputnik"].map((publisher) => ({ publisher, text })),
    );
    assert.deepEqual(
      state.map(({ supports: { nMin, nMax, articles } }) => [nMin, nMax, articles]),
      [[1, 1, 3]],
    );
    const reworded = await propositionsOf(
      { publisher: "TASS", text },
      {
        publisher: "RIA Novosti",
        text: "Russian forces took the town of Velyka in heavy fighting.",
      },
    );
    assert.deepEqual(
      reworded.map(({ supports: { nMin, independence } }) => [nMin, independence]),
      [[1, "not-established"]],
    );
    const agency = await propositionsOf(
      ...["North Post", "South Post", "East Post", "West Post"].map((publisher) => ({
        publisher,
        text: `VELMONT (Reuters) - A fuel depot near Velmont caught fire on Friday after a drone fell on it.`,
      })),
    );
    const words = JSON.stringify(agency.map(({ supports }) => supports.sentence));
    assert.ok(
      agency.every(({ supports }) => supports.nMax <= 1),
      words,
    );
    assert.ok(
      agency.some(({ supports }) => supports.articles === 4 && supports.nMin === 1),
      words,
    );
  });

  test("a toll that a report attributes to officials is theirs, not that of the outlets that print it", async () => {
    const found = await propositionsOf(
      {
        publisher: "A Post",
        text: "A blast in Mosul killed 9 people on Monday, the interior ministry of Iraq said.",
      },
      {
        publisher: "B Post",
        text: "According to the interior ministry of Iraq, a blast in Mosul killed 9 people on Monday.",
      },
    );
    const [toll, ...more] = found.filter(({ figures }) => figures.some(({ low }) => low === 9));
    assert.ok(toll, found.map(({ text }) => text).join(" | "));
    assert.deepEqual([toll.supports.articles, toll.supports.nMax, more.length], [2, 1, 0]);
    assert.match(toll.supports.sentence, /ministry/i);
  });
});
