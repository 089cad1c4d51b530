import { dayIn, isInstant } from "../base/time-zone.ts";
import type { Document } from "../model/document.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Reading } from "../model/reading.ts";
import { standing } from "../resolve/index.ts";
import type { Desk } from "./knowledge.ts";

/** What people said of the zones of outlets and feeds, by the key of `zoneKey`. */
export type Zones = ReadonlyMap<string, string>;

/** Key of an outlet's name or a feed's address. */
export function zoneKey(name: string): string {
  return name.trim().toLowerCase();
}

export function zonesOf(judgements: readonly Judgement[]): Zones {
  return new Map(
    standing(judgements, "time-zone").map(({ subjectId, verdict }) => [subjectId, verdict]),
  );
}

/**
 * The zone in which a document dates its days: what a person said of its feed, then of its outlet, then what the
 * outlet's record states. Undefined where nobody said.
 */
export function zoneOf(
  { feed, publisher, url }: Pick<Document, "feed" | "publisher" | "url">,
  { base }: Pick<Desk, "base">,
  zones: Zones,
): string | undefined {
  const said = [feed, publisher].flatMap((name) =>
    name === null ? [] : (zones.get(zoneKey(name)) ?? []),
  );
  const host = URL.parse(url ?? "")?.hostname ?? "";
  const source = base.sourceNamed(publisher ?? "") ?? base.sourceOfHost(host);
  return said[0] ?? source?.timeZone ?? undefined;
}

/** The document with the day of its publication where it was published; as it is where no zone is known. */
export function inZone(document: Document, zone: string | undefined): Document {
  return zone === undefined || document.published === null
    ? document
    : { ...document, published: dayIn(document.published, zone) };
}

/** Times reckoned from an instant say in which zone it was taken for a day, and whether that is known. */
export function withZone(
  reading: Reading,
  { published }: Pick<Document, "published">,
  zone: string | undefined,
): Reading {
  if (published === null || !isInstant(published)) return reading;
  const said = { timeZone: zone ?? "UTC", zoneBasis: zone ? "stated" : "assumed" } as const;
  const times = reading.times.map((time) =>
    time.anchor?.basis === "published" ? { ...time, anchor: { ...time.anchor, ...said } } : time,
  );
  return { ...reading, times };
}
