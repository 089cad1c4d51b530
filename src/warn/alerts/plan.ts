import { groupBy } from "../../base/group.ts";
import { idOf } from "../../base/id.ts";
import { heightOf, type AlertChannel, type AlertDelivery } from "../../model/alert.ts";
import { later } from "./rules.ts";

/** What is to go out now: one message of one channel, with the alerts in it. */
export interface PlannedMessage {
  readonly id: string;
  readonly channel: AlertChannel;
  readonly deliveries: readonly AlertDelivery[];
  /** It was tried before and may have arrived: the receiver is to drop a second copy. */
  readonly isRetry: boolean;
}

/** Messages to send, and the deliveries as they are to be kept from now on. */
export interface DeliveryPlan {
  readonly messages: readonly PlannedMessage[];
  readonly changed: readonly AlertDelivery[];
}

const MAX_ATTEMPTS = 12; // with the waits below: given up after about two days
const FIRST_WAIT_MINUTES = 1;
const LONGEST_WAIT_MINUTES = 360;
const LEASE_MINUTES = 10; // longer than any channel takes; then the sender is taken to have died

/**
 * Which messages go out now, and why the rest waits: quiet hours, digests, the rate limit, the wait after a failure.
 *
 * What a sender took up and never finished is sent again as the same message. Alerts past their date are marked, not
 * dropped. Times that lie ahead, as after a clock was set back, count as past: nothing waits for a clock to come round.
 *
 * @param open deliveries not yet settled, and those sent within the longest rate window
 */
export function planDeliveries(
  open: readonly AlertDelivery[],
  channels: readonly AlertChannel[],
  now: string,
): DeliveryPlan {
  const plans = [...groupBy(open, ({ channelId }) => channelId)].map(([id, own]) => {
    const channel = channels.find((one) => one.id === id);
    return channel ? planChannel(own, channel, now) : { messages: [], changed: orphaned(own) };
  });
  return {
    messages: plans.flatMap(({ messages }) => messages),
    changed: plans.flatMap(({ changed }) => changed),
  };
}

function orphaned(own: readonly AlertDelivery[]): AlertDelivery[] {
  return own
    .filter(({ state }) => state === "waiting" || state === "sending")
    .map((one) => ({ ...one, state: "failed", fault: "its channel is no longer set" }));
}

function planChannel(
  own: readonly AlertDelivery[],
  channel: AlertChannel,
  now: string,
): DeliveryPlan {
  const isOut = ({ expiresAt }: AlertDelivery) => expiresAt !== null && expiresAt <= now;
  const pending = own.filter((one) => one.state === "waiting" || isAbandoned(one, now));
  const expired = pending
    .filter(isOut)
    .map((one): AlertDelivery => ({ ...one, state: "expired", fault: one.fault }));
  const worn = pending.filter((one) => !isOut(one) && one.attempts >= MAX_ATTEMPTS);
  const alive = pending.filter((one) => !isOut(one) && one.attempts < MAX_ATTEMPTS);
  const due = alive.filter((one) => isDue(one, now) && !isHeld(one, channel, now));
  const batches = limited(batchesOf(due, channel, now), channel, { own, now });
  const messages = batches.map((deliveries) => toMessage(deliveries, channel, now));
  return {
    messages,
    changed: [
      ...expired,
      ...worn.map((one): AlertDelivery => ({ ...one, state: "failed" })),
      ...messages.flatMap(({ deliveries }) => deliveries),
    ],
  };
}

function isAbandoned({ state, takenAt }: AlertDelivery, now: string): boolean {
  return state === "sending" && !isWithin(takenAt, now, LEASE_MINUTES);
}

/** True for an instant in the last so many minutes; never for one ahead. */
function isWithin(instant: string | null, now: string, minutes: number): boolean {
  return instant !== null && instant <= now && later(instant, minutes) > now;
}

/** Its wait after a failure is over; one longer than any wait comes of a clock that was set back. */
function isDue({ notBefore }: AlertDelivery, now: string): boolean {
  return notBefore === null || notBefore <= now || notBefore > later(now, LONGEST_WAIT_MINUTES);
}

function isHeld({ urgency }: AlertDelivery, { quiet }: AlertChannel, now: string): boolean {
  if (!quiet) return false;
  const time = timeOfDay(now, quiet.zone);
  const night =
    quiet.from < quiet.to
      ? quiet.from <= time && time < quiet.to
      : quiet.from <= time || time < quiet.to;
  const urgent = quiet.unless !== undefined && heightOf(urgency) >= heightOf(quiet.unless);
  return night && !urgent;
}

/** "HH:MM" on the wall in that zone. */
function timeOfDay(instant: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(instant));
}

/** What was a message before stays that message; the rest goes one by one, or together as a digest when it is time. */
function batchesOf(
  due: readonly AlertDelivery[],
  { digestMinutes }: AlertChannel,
  now: string,
): AlertDelivery[][] {
  const again = groupBy(
    due.filter(({ messageId }) => messageId !== null),
    ({ messageId }) => messageId,
  );
  const fresh = due.filter(({ messageId }) => messageId === null).toSorted(byAge);
  if (digestMinutes === undefined) return [...again.values(), ...fresh.map((one) => [one])];
  const [oldest] = fresh;
  const isTime = oldest !== undefined && !isWithin(oldest.queuedAt, now, digestMinutes);
  return [...again.values(), ...(isTime ? [fresh] : [])];
}

function byAge(a: AlertDelivery, b: AlertDelivery): number {
  if (a.queuedAt !== b.queuedAt) return a.queuedAt < b.queuedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** No more messages than the limit leaves; the last of them takes along all that is left over. */
function limited(
  batches: readonly AlertDelivery[][],
  { limit }: AlertChannel,
  { own, now }: { own: readonly AlertDelivery[]; now: string },
): AlertDelivery[][] {
  if (!limit) return [...batches];
  const recent = own.filter(
    ({ state, sentAt, takenAt }) =>
      (state === "sent" && isWithin(sentAt, now, limit.perMinutes)) ||
      (state === "sending" && isWithin(takenAt, now, LEASE_MINUTES)),
  );
  const left = limit.messages - new Set(recent.map(({ messageId }) => messageId)).size;
  if (left <= 0) return [];
  if (batches.length <= left) return [...batches];
  const single = batches.slice(0, left - 1);
  const rest = batches.slice(left - 1);
  const retried = rest.find(([first]) => first?.messageId != null);
  return [...single, retried ?? rest.flat()];
}

function toMessage(
  batch: readonly AlertDelivery[],
  channel: AlertChannel,
  now: string,
): PlannedMessage {
  const id = batch[0]?.messageId ?? idOf("message", ...batch.map((one) => one.id).toSorted());
  const deliveries = batch.map((one): AlertDelivery => ({
    ...one,
    state: "sending",
    takenAt: now,
    messageId: id,
    attempts: one.attempts + 1,
  }));
  return { id, channel, deliveries, isRetry: batch.some(({ attempts }) => attempts > 0) };
}

/**
 * Deliveries after a message was tried.
 *
 * @param fault what went wrong; null where it arrived
 */
export function settled(
  deliveries: readonly AlertDelivery[],
  fault: string | null,
  now: string,
): AlertDelivery[] {
  return deliveries.map((one): AlertDelivery => {
    if (fault === null) return { ...one, state: "sent", sentAt: now, fault: null };
    if (one.attempts >= MAX_ATTEMPTS) return { ...one, state: "failed", fault };
    const wait = Math.min(FIRST_WAIT_MINUTES * 2 ** (one.attempts - 1), LONGEST_WAIT_MINUTES);
    return { ...one, state: "waiting", notBefore: later(now, wait), fault };
  });
}
