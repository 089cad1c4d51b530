import type { AlertChannel, AlertMessage } from "../model/alert.ts";
import type { Store } from "../store/index.ts";
import { alertMessage, planDeliveries, settled, type PlannedMessage } from "../warn/index.ts";
import type { World } from "./world.ts";

/** A way out, as an argument: rejects where the message was not taken. `channels/send.ts` has the real ones. */
export type Send = (
  channel: AlertChannel,
  message: AlertMessage,
  isRetry: boolean,
) => Promise<void>;

/** What one round of sending did. */
export interface DeliveryReport {
  readonly sent: number;
  /** Messages that were not taken, and why: they are tried again. */
  readonly faults: readonly { readonly channelId: string; readonly fault: string }[];
  /** Deliveries that still wait after this round. */
  readonly waiting: number;
}

/**
 * Sends what is due of the queue.
 *
 * Each message is marked before it goes and settled after. Where the sender dies in between it goes again, with the same
 * id, so that the receiver can tell; two senders never take up the same one.
 */
export async function deliver(
  store: Store,
  { now }: Pick<World, "now">,
  send: Send,
): Promise<DeliveryReport> {
  const set = await store.alertSettings();
  const channels = set?.settings.channels ?? [];
  const messages = await store.changeDeliveries((open) => {
    const { messages: planned, changed } = planDeliveries(open, channels, now());
    return { changed, result: planned };
  });
  const faults: { channelId: string; fault: string }[] = [];
  for (const planned of messages) {
    const fault = await tryToSend(store, planned, send);
    if (fault !== null) faults.push({ channelId: planned.channel.id, fault });
    await store.changeDeliveries(() => ({
      changed: settled(planned.deliveries, fault, now()),
      result: undefined,
    }));
  }
  const waiting = (await store.listDeliveries()).filter(({ state }) => state === "waiting").length;
  return { sent: messages.length - faults.length, faults, waiting };
}

/** @returns what went wrong; null where it was taken. Whatever a receiver does, the rest of the queue goes on */
async function tryToSend(
  store: Store,
  { id, channel, deliveries, isRetry }: PlannedMessage,
  send: Send,
): Promise<string | null> {
  const wanted = new Set(deliveries.map(({ alertId }) => alertId));
  const alerts = (await store.listAlerts()).filter((alert) => wanted.has(alert.id));
  try {
    await send(channel, alertMessage(id, alerts.toReversed(), deliveries), isRetry);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
