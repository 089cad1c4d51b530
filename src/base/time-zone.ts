/** True for a name of the IANA time zone database that this machine knows: "Asia/Baghdad", "UTC". */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // RangeError: no such zone
  }
}

/** Zones of a country by its ISO 3166-1 code, after CLDR; empty where none is known. */
export function zonesOfCountry(country: string): readonly string[] {
  return /^[A-Z]{2}$/.test(country)
    ? (new Intl.Locale("und", { region: country }).getTimeZones() ?? [])
    : [];
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T.*Z$/;

/** True where a date has a time of day, so that its day depends on where one stands. */
export function isInstant(date: string): boolean {
  return INSTANT.test(date);
}

/**
 * Day of an instant in a zone: "2025-10-17T22:30:00Z" in Asia/Baghdad is the 18th. A plain day is left as it is.
 *
 * @returns `YYYY-MM-DD`
 */
export function dayIn(date: string, timeZone: string): string {
  if (!isInstant(date)) return date.slice(0, 10);
  // Sweden writes dates as ISO 8601 does
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(date));
}
