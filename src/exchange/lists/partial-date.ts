const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * A date as a list writes it, as an FtM partial date: `31 Aug 1960`, `Aug 1960`, `31/08/1960`, `00/00/1960`, `1960-08-31`.
 * A range becomes `1953/1955`; after "circa" stands `~`.
 *
 * @returns null for what is no date
 */
export function partialDate(given: string | null | undefined): string | null {
  const text = (given ?? "").trim().replace(/\.$/, "");
  const about = /^(?:circa|approximately|approx\.?|c\.?|about)\s+/i;
  if (about.test(text)) {
    const date = partialDate(text.replace(about, ""));
    return date && `${date}~`;
  }
  return iso(text) ?? british(text) ?? worded(text) ?? rangeOf(text);
}

const RANGE = /^(.{4,20}?)\s*(?:\bto\b|–|—|[-/](?=\d{4}$))\s*(.{4,20})$/i;
const DAY_AND_MONTH = /^(?:\d{1,2}|dd)[/-](?:\d{1,2}|mm)$/i;

function rangeOf(text: string): string | null {
  const [, begin, end] = RANGE.exec(text) ?? [];
  if (!begin || !end || DAY_AND_MONTH.test(begin)) return null;
  const [from, to] = [partialDate(begin), partialDate(end)];
  return from && to && spanOf(from, to);
}

/** A range of which only whole years are meant is one: 01 Jan 1950 to 31 Dec 1950 is 1950. */
function spanOf(from: string, to: string): string | null {
  const [a, b] = [from.replace(/-01-01$/, ""), to.replace(/-12-31$/, "")];
  if (a.length === 4 && a === b) return a;
  return from.slice(0, to.length) <= to
    ? `${a.length === 4 ? a : from}/${b.length === 4 ? b : to}`
    : null;
}

function iso(text: string): string | null {
  const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$/.exec(text);
  return parts && checked(Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0));
}

/** Day, month, year; zeros are not known. */
function british(text: string): string | null {
  const parts = /^(\d{1,2}|dd)[/-](\d{1,2}|mm)[/-](\d{4})$/i.exec(text);
  return parts && checked(Number(parts[3]), digits(parts[2]), digits(parts[1]));
}

function digits(text: string | undefined): number {
  return /^\d+$/.test(text ?? "") ? Number(text) : 0;
}

function worded(text: string): string | null {
  const parts = /^(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})$/.exec(text);
  const month = MONTHS.indexOf((parts?.[2] ?? "").slice(0, 3).toLowerCase()) + 1;
  return parts && month > 0 ? checked(Number(parts[3]), month, Number(parts[1] ?? 0)) : null;
}

function checked(year: number, month: number, day: number): string | null {
  if (year < 1000 || month > 12 || day > 31) return null;
  if (month === 0) return String(year);
  const prefix = `${year}-${two(month)}`;
  if (day === 0) return prefix;
  const there = new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
  return there ? `${prefix}-${two(day)}` : null;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** From year, month and day apart, as lists give them: what is absent or 0 is not known. */
export function dateOfParts(
  year: string | null | undefined,
  month?: string | null,
  day?: string | null,
): string | null {
  return year && /^\d{4}$/.test(year)
    ? checked(Number(year), digits(month ?? "0"), digits(day ?? "0"))
    : null;
}
