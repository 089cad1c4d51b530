// Lists read page by page: by position, while others write, on any dialect.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Position } from "../../src/base/cursor.ts";
import { ClaimFilter } from "../../src/model/view.ts";
import type { Store } from "../../src/store/index.ts";
import {
  annotationOf,
  corroborationOf,
  documentOf,
  entityOf,
  issueOf,
  propositionOf,
} from "./factory.ts";
import type { OpenStore } from "./suite.ts";

const DOCUMENTS = 7;

interface Listed {
  readonly ids: readonly string[];
  readonly next: Position | null;
}
interface Asked {
  readonly limit: number;
  readonly after?: Position;
}

const claimsBy =
  (sort: ClaimFilter["sort"]) =>
  async (store: Store, { limit, after }: Asked): Promise<Listed> => {
    const filter = { ...ClaimFilter.parse({ sort, limit }), ...(after ? { after } : {}) };
    const { claims, next } = await store.listClaims(filter);
    return { ids: claims.map(({ id }) => id), next };
  };

/** Every list that has a total order. */
const LISTS: Readonly<Record<string, (store: Store, asked: Asked) => Promise<Listed>>> = {
  "claims, newest": claimsBy("newest"),
  "claims, origins": claimsBy("origins"),
  "claims, text": claimsBy("text"),
  documents: async (store, asked) => {
    const { documents, next } = await store.listDocuments(asked);
    return { ids: documents.map(({ id }) => id), next };
  },
  propositions: async (store, asked) => {
    const { propositions, next } = await store.listPropositions(asked);
    return { ids: propositions.map(({ id }) => id), next };
  },
  actors: async (store, asked) => {
    const { actors, next } = await store.listActors(asked);
    return { ids: actors.map(({ id }) => id), next };
  },
  issues: async (store, asked) => {
    const { issues, next } = await store.listIssues(asked);
    return { ids: issues.map(({ id }) => id), next };
  },
};

/** Few days, numbers of origins and mentions, so that every order has ties in each of its columns. */
async function fill(store: Store, name: string): Promise<void> {
  const items = Array.from({ length: DOCUMENTS }, (_, i) =>
    documentOf(`${name} ${i}`, { published: i % 3 === 0 ? null : `2031-04-0${1 + (i % 2)}` }),
  );
  const annotations = items.map(({ document }, i) => ({
    ...annotationOf(document, [
      { text: i % 2 ? "same" : `${name} ${i}`, actors: [`e:${name}${i % 4}`] },
      { text: "other", actors: [`e:${name}${i % 4}`] },
    ]),
    entities: [entityOf(`e:${name}${i % 4}`)],
    issues: [issueOf(`issue-${name}-${i}`)],
  }));
  await store.saveDocuments(items, []);
  await store.saveAnnotations(annotations);
  const claims = annotations.flatMap(({ reading }) => reading.claims);
  const propositions = claims.map((claim, i) => {
    const supports = corroborationOf({ nMin: i % 2, nMax: 1 + (i % 2), nEff: (i % 3) / 2 });
    return propositionOf(`prop-${name}-${i}`, [claim], { supports });
  });
  const ids = claims.map(({ id }) => id);
  await store.weigh((index) => index.savePropositions(ids, propositions, []));
}

async function pages(
  store: Store,
  list: (store: Store, asked: Asked) => Promise<Listed>,
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const ids: string[] = [];
  for (let after: Position | null | undefined; after !== null;) {
    const page: Listed = await list(store, { limit: 3, ...(after ? { after } : {}) });
    ids.push(...page.ids);
    after = page.next;
    await between();
  }
  return ids;
}

export function pagingSuite(open: OpenStore): void {
  for (const [name, list] of Object.entries(LISTS)) {
    test(`${name}: pages by position are the list, also where rows come in meanwhile`, async () => {
      const store = await open();
      try {
        await fill(store, "m");
        const { ids: whole } = await list(store, { limit: 1000 });
        assert.ok(whole.length > 3);
        assert.deepEqual(await pages(store, list), whole);
        let round = 0;
        const seen = await pages(store, list, async () => {
          if (round < 3) await fill(store, `z${round++}`);
        });
        assert.deepEqual(
          seen.filter((id) => whole.includes(id)),
          whole,
        );
        assert.equal(new Set(seen).size, seen.length);
      } finally {
        await store.close();
      }
    });
  }

  test("a position of another list is refused", async () => {
    const store = await open();
    try {
      for (const after of [["2031-04-01"], [1, "x"], ["x", 1], ["a", "b", "c"]])
        await assert.rejects(store.listDocuments({ after }), /invalid cursor/);
    } finally {
      await store.close();
    }
  });
}
