import type { Alert, AlertDelivery, AlertMessage } from "../../model/alert.ts";

const SHOWN_EVIDENCE = 5;
const SHOWN_QUOTE = 300;
const MAX_SUBJECT = 120;

/** What opens the subject and the text: a stand-down is told in the same place, as loudly. */
const MARKS = { rise: "ALERT", "stand-down": "STAND-DOWN", notice: "NOTICE" } as const;

/**
 * What goes out of one or more alerts: subject, plain text, and the alerts themselves for programs.
 *
 * @param id         of the message; the receiver may drop a second with the same one
 * @param deliveries of these alerts, for when they lapse
 */
export function alertMessage(
  id: string,
  alerts: readonly Alert[],
  deliveries: readonly Pick<AlertDelivery, "alertId" | "expiresAt">[],
): AlertMessage {
  const lapses = new Map(deliveries.map(({ alertId, expiresAt }) => [alertId, expiresAt]));
  const text = alerts.map((alert) => textOf(alert, lapses.get(alert.id) ?? null)).join("\n\n");
  return {
    id,
    subject: subjectOf(alerts),
    text: `${text}\n\nA machine's notice, for an analyst to judge. Message ${id}.\n`,
    alerts: [...alerts],
  };
}

function subjectOf(alerts: readonly Alert[]): string {
  const [first] = alerts;
  if (!first) return "Tocsin";
  if (alerts.length === 1)
    return cut(`${MARKS[first.direction]}: ${oneLine(first.text)}`, MAX_SUBJECT);
  const counts = (["rise", "stand-down", "notice"] as const).flatMap((direction) => {
    const n = alerts.filter((alert) => alert.direction === direction).length;
    return n === 0 ? [] : [`${n} × ${MARKS[direction]}`];
  });
  return `Tocsin, ${alerts.length} alerts: ${counts.join(", ")}`;
}

function textOf(alert: Alert, expiresAt: string | null): string {
  const { evidence, origins, details } = alert;
  const shown = evidence.slice(0, SHOWN_EVIDENCE);
  const left = evidence.length - shown.length;
  return [
    `${MARKS[alert.direction]} ${alert.at}`,
    oneLine(alert.text),
    `${alert.from} -> ${alert.to}`,
    ...details.map(oneLine),
    restsOn(alert),
    ...shown.map(
      ({ quote, source, documentId, claimId, span }) =>
        `- "${cut(oneLine(quote), SHOWN_QUOTE)}" (${oneLine(source) || "source not named"}; ${documentId}, ${span.begin}–${span.end}, ${claimId})`,
    ),
    ...(left > 0 ? [`- and ${left} more`] : []),
    origins.length === 0 ? "Origins: not known" : `Origins: ${origins.map(oneLine).join("; ")}`,
    ...(expiresAt === null ? [] : [`Lapses ${expiresAt} unless it is told again.`]),
  ].join("\n");
}

function restsOn({ evidence, details }: Alert): string {
  if (evidence.length > 0) return "Rests on:";
  return details.length > 0 ? "Rests on no article." : "No words stand behind it.";
}

/** Article text on one line, without control characters: it may hold anything. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
