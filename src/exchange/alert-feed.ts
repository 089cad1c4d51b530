import { generateAtomFeed, generateJsonFeed } from "feedsmith";
import type { Alert } from "../model/alert.ts";

const MARKS = { rise: "Alert", "stand-down": "Stand-down", notice: "Notice" } as const;

/**
 * Alerts as an Atom feed, for any reader of feeds: each with its words, and whose they are.
 *
 * @param alerts newest first
 * @param now    ISO instant, told as the feed's own age where there is no alert
 * @see RFC 4287
 */
export function alertsToAtom(alerts: readonly Alert[], now: string): string {
  return generateAtomFeed(
    {
      id: "urn:tocsin:alerts",
      title: { value: "Tocsin: alerts" },
      updated: new Date(alerts[0]?.at ?? now),
      authors: [{ name: "Tocsin" }],
      entries: alerts.map((alert) => ({
        id: `urn:tocsin:${alert.id}`,
        title: { value: titleOf(alert) },
        updated: new Date(alert.at),
        published: new Date(alert.at),
        categories: [{ term: alert.kind }, { term: alert.direction }],
        content: { value: wordsOf(alert), type: "text" },
      })),
    },
    { strict: true },
  );
}

/**
 * Alerts as JSON Feed, with the same words as the Atom feed.
 *
 * @param alerts newest first
 * @see JSON Feed 1.1
 */
export function alertsToJsonFeed(alerts: readonly Alert[]): string {
  const feed = generateJsonFeed({
    title: "Tocsin: alerts",
    authors: [{ name: "Tocsin" }],
    items: alerts.map((alert) => ({
      id: `urn:tocsin:${alert.id}`,
      title: titleOf(alert),
      content_text: wordsOf(alert),
      date_published: new Date(alert.at),
      tags: [alert.kind, alert.direction],
    })),
  });
  return `${JSON.stringify(feed)}\n`;
}

function titleOf({ direction, text }: Alert): string {
  return `${MARKS[direction]}: ${text}`;
}

function wordsOf({ from, to, details, evidence, origins }: Alert): string {
  return [
    `${from} → ${to}`,
    ...details,
    ...evidence.map(({ quote, source }) => `“${quote}” (${source || "source not named"})`),
    origins.length === 0 ? "Origins: not known" : `Origins: ${origins.join("; ")}`,
  ].join("\n");
}
