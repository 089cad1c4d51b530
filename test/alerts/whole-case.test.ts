// Alerts through a whole case: what moved is queued, sent once whatever breaks off, and stood down.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addInputs, deliver, replay, type Send } from "../../src/cycle/index.ts";
import type { AlertMessage } from "../../src/model/alert.ts";
import type { Store } from "../../src/store/index.ts";
import { article, openCase, type worldAt } from "./case.ts";

function receiver() {
  const got: AlertMessage[] = [];
  const send: Send = async (_channel, message) => void got.push(message);
  return { got, send };
}

const said = (messages: readonly AlertMessage[]) =>
  messages
    .flatMap(({ alerts }) => alerts.map(({ kind, from, to }) => `${kind} ${from} ${to}`))
    .sort();

test("what moved goes out once: after a failure, a second round, and a replay", async () => {
  const { clock, world, store } = await openCase("2031-05-10T09:00:00.000Z");
  await addInputs(
    store,
    [article(0, "2031-05-10", "troops and tanks had reached the border.")],
    world,
  );
  const dead: Send = async () => {
    throw new Error("the line is down");
  };
  const failed = await deliver(store, world, dead);
  assert.equal(failed.sent, 0);
  assert.ok(
    failed.faults.length >= 2 && failed.faults.every(({ fault }) => /line is down/.test(fault)),
  );
  clock.now = "2031-05-10T09:30:00.000Z";
  const { got, send } = receiver();
  await deliver(store, world, send);
  assert.deepEqual(said(got), ["indicator no-reporting moderate", "level WL4 WL3"]);
  assert.ok(got.every(({ text }) => /Rests on:\n- ".*troops/.test(text) && /Origins: /.test(text)));
  await deliver(store, world, send);
  clock.now = "2031-05-10T10:00:00.000Z";
  await replay(store, world);
  await deliver(store, world, send);
  assert.equal(got.length, 2);
  assert.equal((await store.listAlerts()).filter(({ kind }) => kind === "level").length, 1);
  await store.close();
});

test("a sender that dies half-way loses nothing: the next one sends the same message", async () => {
  const { clock, world, store } = await openCase("2031-05-10T09:00:00.000Z");
  await addInputs(
    store,
    [article(0, "2031-05-10", "troops and tanks had reached the border.")],
    world,
  );
  const hung: string[] = [];
  const never = deliver(store, world, (_channel, { id }) => {
    hung.push(id);
    return new Promise(() => undefined);
  });
  await until(() => hung.length > 0);
  const { got, send } = receiver();
  await deliver(store, world, send);
  assert.deepEqual(got, []); // it may still be at it
  clock.now = "2031-05-10T09:30:00.000Z";
  await deliver(store, world, send);
  assert.equal(got.length, 2);
  assert.ok(got.some(({ id }) => id === hung[0]));
  void never;
  await store.close();
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

async function nextDay(store: Store, { clock, world }: ReturnType<typeof worldAt>, day: string) {
  clock.now = `${day}T09:00:00.000Z`;
  await addInputs(store, [], world);
}

test("days of silence stand the level down, after two reviews, as loudly as it rose", async () => {
  const { clock, world, store } = await openCase("2031-05-10T09:00:00.000Z");
  await addInputs(
    store,
    [article(0, "2031-05-10", "troops and tanks had reached the border.")],
    world,
  );
  const { got, send } = receiver();
  await deliver(store, world, send);
  got.length = 0;
  await nextDay(store, { clock, world }, "2031-05-14");
  await nextDay(store, { clock, world }, "2031-05-15"); // out of the window: one review below
  await deliver(store, world, send);
  assert.deepEqual(said(got), ["indicator moderate no-reporting"]);
  await nextDay(store, { clock, world }, "2031-05-16");
  await nextDay(store, { clock, world }, "2031-05-16"); // twice a day is one review
  await deliver(store, world, send);
  assert.deepEqual(said(got), ["indicator moderate no-reporting", "level WL3 WL4"]);
  assert.match(
    got.at(-1)?.subject ?? "",
    /^STAND-DOWN: Border of Northland: stand-down from WL3 to WL4/,
  );
  await store.close();
});

test("a clock that was set back makes no move of its own, and the next true day none either", async () => {
  const { clock, world, store } = await openCase("2031-05-10T09:00:00.000Z");
  await addInputs(
    store,
    [article(0, "2031-05-10", "troops and tanks had reached the border.")],
    world,
  );
  const before = (await store.listAlerts()).length;
  await nextDay(store, { clock, world }, "2031-05-09");
  await nextDay(store, { clock, world }, "2031-05-10");
  assert.equal((await store.listAlerts()).length, before);
  await store.close();
});
