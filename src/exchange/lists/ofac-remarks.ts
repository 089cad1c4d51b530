import type { Party, PartyName } from "../../model/party.ts";
import { partialDate } from "./partial-date.ts";

/** What OFAC writes into the remarks of an entry, separated by semicolons. */
export interface OfacRemarks {
  readonly names: readonly PartyName[];
  readonly birthDates: readonly string[];
  /** Dates of birth that are no dates. */
  readonly badDates: readonly string[];
  readonly countries: readonly string[];
  readonly identifiers: Party["identifiers"];
  /** Names after "Linked To:". */
  readonly linkedTo: readonly string[];
}

const IDENTIFIERS =
  /^(?:alt\. )?(Tax ID No\.|Registration Number|Registration ID|Legal Entity Number|SWIFT\/BIC|Commercial Registry Number|Company Number|Business Registration Number|IMO|MMSI|Vessel Registration Identification IMO|D-U-N-S Number|Aircraft Construction Number|Digital Currency Address - \w+)\s+(?:IMO\s+)?([A-Z0-9][A-Z0-9/. -]{2,70}?)(?:\s+\(.*\))?$/i;

/** Parses remarks. Parts of other kinds (places of birth, passports, gender) are passed over: a list's own page has them. */
export function ofacRemarks(text: string): OfacRemarks {
  const parts = text
    .replace(/\.\s*$/, "")
    .replace(/^\((.*)\)$/s, "$1")
    .split(/;\s*/)
    .map((part) => part.trim());
  const found = (pattern: RegExp) => parts.flatMap((part) => pattern.exec(part)?.[1] ?? []);
  const dates = found(/^(?:alt\. )?DOB\s+(.+)$/i).map((date) => ({ date, is: partialDate(date) }));
  return {
    names: [
      ...found(/^a\.k\.a\.\s+'(.+)'$/i).map((name) => ({ text: name, kind: "weak" as const })),
      ...found(/^f\.k\.a\.\s+'?(.+?)'?$/i).map((name) => ({ text: name, kind: "former" as const })),
    ],
    birthDates: dates.flatMap(({ is }) => is ?? []),
    badDates: dates.flatMap(({ date, is }) => (is === null ? [date] : [])),
    countries: [
      ...found(/^(?:alt\. )?nationality\s+(?!of\s)(.+)$/i),
      ...found(/^(?:alt\. )?citizen\s+(.+)$/i),
      ...found(/^Nationality of Registration\s+(.+)$/i),
    ],
    identifiers: parts.flatMap((part) => {
      const [, type = "", value = ""] = IDENTIFIERS.exec(part) ?? [];
      return value === ""
        ? []
        : [{ type: type.replace(/^Vessel Registration Identification /, ""), value }];
    }),
    linkedTo: found(/^Linked To:\s*(.+)$/i),
  };
}
