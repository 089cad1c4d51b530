import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { channel, delivery, NOW } from "../../../test/alerts/factory.ts";
import type { AlertChannel, AlertDelivery } from "../../model/alert.ts";
import { planDeliveries, settled } from "./plan.ts";
import { later } from "./rules.ts";

const ids = ({ messages }: ReturnType<typeof planDeliveries>) =>
  messages.map(({ deliveries }) => deliveries.map(({ id }) => id));
const plan = (open: readonly AlertDelivery[], change: Partial<AlertChannel> = {}, now = NOW) =>
  planDeliveries(open, [channel(change as object)], now);

test("each alert goes by itself, at once, marked as being sent", () => {
  const { messages, changed } = plan([delivery("a"), delivery("b")]);
  assert.deepEqual(
    messages.map(({ deliveries }) => deliveries.map(({ id }) => id)),
    [["a"], ["b"]],
  );
  assert.deepEqual(
    changed.map(({ state, attempts, takenAt }) => [state, attempts, takenAt]),
    [
      ["sending", 1, NOW],
      ["sending", 1, NOW],
    ],
  );
  assert.ok(messages.every(({ isRetry }) => !isRetry));
});

test("quiet hours hold all but what is urgent, rise and stand-down alike; they may cross midnight", () => {
  const quiet = { from: "22:00", to: "06:00", zone: "Europe/Berlin", unless: "WL2" as const };
  const open = [
    delivery("calm"),
    delivery("low", { urgency: "WL3" }),
    delivery("high", { urgency: "WL2" }),
  ];
  assert.deepEqual(ids(plan(open, { quiet }, "2031-05-31T21:30:00.000Z")), [["high"]]); // 23:30
  assert.equal(plan(open, { quiet }, "2031-05-31T19:59:00.000Z").messages.length, 3); // 21:59
  assert.equal(plan(open, { quiet }, "2031-05-31T04:00:00.000Z").messages.length, 3); // 06:00
  const winter = "2031-01-31T21:30:00.000Z"; // 22:30: the clocks were changed
  assert.deepEqual(ids(plan(open, { quiet }, winter)), [["high"]]);
  const noon = { from: "12:00", to: "14:00", zone: "UTC" };
  assert.deepEqual(ids(plan(open, { quiet: noon })), []);
});

test("a digest waits for its time and then takes all", () => {
  const open = [
    delivery("b", { queuedAt: later(NOW, -20) }),
    delivery("a", { queuedAt: later(NOW, -59) }),
  ];
  assert.deepEqual(ids(plan(open, { digestMinutes: 60 })), []);
  assert.deepEqual(ids(plan(open, { digestMinutes: 60 }, later(NOW, 1))), [["a", "b"]]);
});

test("the rate limit counts messages, and what is left over goes with the last", () => {
  const limit = { messages: 2, perMinutes: 60 };
  const open = ["a", "b", "c", "d"].map((id) => delivery(id));
  assert.deepEqual(ids(plan(open, { limit })), [["a"], ["b", "c", "d"]]);
  const sent = (minutes: number, messageId: string) =>
    delivery(messageId, { state: "sent", sentAt: later(NOW, minutes), messageId });
  assert.deepEqual(ids(plan([sent(-5, "x"), ...open], { limit })), [["a", "b", "c", "d"]]);
  assert.deepEqual(ids(plan([sent(-5, "x"), sent(-9, "y"), ...open], { limit })), []);
  assert.equal(plan([sent(-61, "x"), sent(-90, "y"), ...open], { limit }).messages.length, 2);
});

test("what lapsed is marked and not sent; what has no channel any more has failed", () => {
  const open = [
    delivery("old", { expiresAt: later(NOW, -1) }),
    delivery("new", { expiresAt: later(NOW, 1) }),
    delivery("lost", { channelId: "gone" }),
  ];
  const found = plan(open);
  assert.deepEqual(ids(found), [["new"]]);
  const state = new Map(found.changed.map((one) => [one.id, one.state]));
  assert.deepEqual(
    [state.get("old"), state.get("new"), state.get("lost")],
    ["expired", "sending", "failed"],
  );
});

test("a sender that died leaves its message to be sent again as the same one", () => {
  const [first] = plan([delivery("a"), delivery("b", { queuedAt: later(NOW, -1) })], {
    limit: { messages: 1, perMinutes: 60 },
  }).messages;
  assert.ok(first);
  const half = first.deliveries;
  assert.deepEqual(ids(plan(half, {}, later(NOW, 9))), []);
  const again = plan(half, {}, later(NOW, 10)).messages[0];
  assert.deepEqual([again?.id, again?.isRetry], [first.id, true]);
});

test("a failure is tried again, later each time, and given up at last", () => {
  let [one] = plan([delivery("a")]).messages[0]?.deliveries ?? [];
  const waits: number[] = [];
  let now = NOW;
  while (one) {
    const [after] = settled([one], "the server is away", now);
    assert.ok(after);
    if (after.state === "failed") break;
    waits.push((Date.parse(after.notBefore ?? "") - Date.parse(now)) / 60_000);
    assert.deepEqual(ids(plan([after], {}, now)), []);
    now = after.notBefore ?? "";
    [one] = plan([after], {}, now).messages[0]?.deliveries ?? [];
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
});

test("a clock that was set back holds nothing up", () => {
  const ahead = "2032-01-01T00:00:00.000Z";
  const open = [
    delivery("wait", { notBefore: ahead, attempts: 1 }),
    delivery("taken", { state: "sending", takenAt: ahead, messageId: "message-x", attempts: 1 }),
    delivery("queued", { queuedAt: ahead }),
  ];
  assert.equal(plan(open).messages.length, 3);
  assert.equal(plan(open.slice(2), { digestMinutes: 60 }).messages.length, 1);
  const sent = delivery("s", { state: "sent", sentAt: ahead, messageId: "message-s" });
  const limit = { messages: 1, perMinutes: 5 };
  assert.equal(plan([sent, delivery("a")], { limit }).messages.length, 1);
});

const minutes = fc.integer({ min: -2000, max: 2000 });
const anyDelivery = fc.record({
  state: fc.constantFrom("waiting", "sending", "sent" as const),
  attempts: fc.integer({ min: 0, max: 13 }),
  queued: minutes,
  taken: fc.option(minutes),
  sent: fc.option(minutes),
  expires: fc.option(minutes),
  notBefore: fc.option(minutes),
  message: fc.option(fc.constantFrom("message-1", "message-2")),
  urgency: fc.constantFrom("WL4", "WL3", "WL2", "WL1" as const),
});
const anyChannel = fc.record(
  {
    digestMinutes: fc.integer({ min: 1, max: 500 }),
    limit: fc.record({
      messages: fc.integer({ min: 1, max: 3 }),
      perMinutes: fc.integer({ min: 1, max: 500 }),
    }),
    quiet: fc.record({
      from: fc.constantFrom("10:00", "22:00"),
      to: fc.constantFrom("06:00", "13:00"),
      zone: fc.constantFrom("UTC", "Asia/Tokyo"),
    }),
  },
  { requiredKeys: [] },
);

test("no delivery is in two messages, none that was sent goes again, none vanishes, the limit holds", () => {
  const at = (offset: number | null) => (offset === null ? null : later(NOW, offset));
  fc.assert(
    fc.property(fc.array(anyDelivery, { maxLength: 12 }), anyChannel, (rows, change) => {
      const open = rows.map((row, i) =>
        delivery(`d${i}`, {
          state: row.state,
          attempts: row.attempts,
          queuedAt: later(NOW, row.queued),
          takenAt: at(row.taken),
          sentAt: at(row.sent),
          expiresAt: at(row.expires),
          notBefore: at(row.notBefore),
          messageId: row.state === "waiting" ? row.message : (row.message ?? `message-d${i}`),
          urgency: row.urgency,
        }),
      );
      const { messages, changed } = plan(open, change);
      const going = messages.flatMap(({ deliveries }) => deliveries.map(({ id }) => id));
      assert.equal(new Set(going).size, going.length);
      const states = new Map(open.map(({ id, state }) => [id, state]));
      assert.ok(going.every((id) => states.get(id) !== "sent"));
      assert.ok(changed.every(({ id }) => states.has(id)));
      assert.equal(new Set(changed.map(({ id }) => id)).size, changed.length);
      if (change.limit) assert.ok(messages.length <= change.limit.messages);
    }),
  );
});
