import { TocsinError } from "../../base/error.ts";
import type { PartyName, PartySchema } from "../../model/party.ts";
import { delimitedParser, type DelimitedRow } from "../delimited.ts";
import { ListBuilder } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { ofacRemarks } from "./ofac-remarks.ts";

/** Columns of each of OFAC's files, by which they are told apart; none has a header. */
const COLUMNS: Readonly<Record<number, "entries" | "aliases" | "addresses" | "comments">> = {
  12: "entries",
  5: "aliases",
  6: "addresses",
  2: "comments",
};
const NAME_KINDS: Readonly<Record<string, PartyName["kind"]>> = {
  aka: "alias",
  fka: "former",
  nka: "alias",
};

interface Entry {
  readonly line: number;
  readonly cells: readonly (string | null)[];
}

/**
 * OFAC's comma files, SDN or consolidated, in any order: `SDN.CSV` must be among them, `ALT.CSV`, `ADD.CSV` and
 * `SDN_COMMENTS.CSV` may be. They have no header and write `-0-` for none. Of an address only the country is kept.
 */
export function ofacCsvReader(head: ListHead): ListReader {
  const builder = new ListBuilder(head);
  const entries = new Map<string, Entry>();
  const aliases: Entry[] = [];
  const countries = new Map<string, string[]>();
  const comments = new Map<string, string>();
  let parser = delimitedParser(",", true);
  let kind: (typeof COLUMNS)[number] | undefined;

  const takers: Record<NonNullable<typeof kind>, (id: string, entry: Entry) => void> = {
    entries: (id, entry) => {
      if (entries.has(id)) builder.fault(entry.line, `duplicate number: "${id}"`);
      else entries.set(id, entry);
    },
    aliases: (_, entry) => void aliases.push(entry),
    addresses: (id, { cells }) => {
      const country = cells[4];
      if (country) countries.set(id, [...(countries.get(id) ?? []), country]);
    },
    comments: (id, { cells }) => void comments.set(id, (comments.get(id) ?? "") + (cells[1] ?? "")),
  };
  const take = ({ line, cells: raw }: DelimitedRow) => {
    const cells = raw.map(valueOf);
    const id = cells[0] ?? "";
    if (cells.length === 1 && id === "") return; // the files end in the sign for end of file
    kind ??= kindOf(cells.length, line);
    if (COLUMNS[cells.length] !== kind || !/^\d+$/.test(id))
      return builder.fault(line, `invalid row of ${cells.length} cells: "${id.slice(0, 40)}"`);
    takers[kind](id, { line, cells });
  };
  return {
    push: (text) => parser.push(text).forEach(take),
    endFile: () => {
      parser.end().forEach(take);
      [parser, kind] = [delimitedParser(",", true), undefined];
    },
    end: () => {
      if (entries.size === 0) throw withoutEntries();
      const named = Map.groupBy(aliases, ({ cells }) => cells[0] ?? "");
      for (const [id, entry] of entries) {
        const more = { aliases: named.get(id) ?? [], comment: comments.get(id) ?? "" };
        addEntry(builder, entry, { id, countries: countries.get(id) ?? [], ...more });
        named.delete(id);
      }
      for (const [id, [first]] of named)
        builder.fault(first?.line ?? 0, `alias of an entry that is not there: "${id}"`);
      addLinks(builder, entries, comments);
      return builder.contents(null);
    },
  };
}

function kindOf(columns: number, line: number): NonNullable<(typeof COLUMNS)[number]> {
  const kind = COLUMNS[columns];
  if (kind) return kind;
  throw new TocsinError(
    "bad-input",
    `invalid list in line ${line}: ${columns} columns where OFAC's files have 12, 6, 5 or 2`,
    { hint: "give SDN.CSV, ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV as OFAC publishes them" },
  );
}

function withoutEntries(): TocsinError {
  return new TocsinError("bad-input", "missing entries: no row of 12 columns", {
    hint: "name SDN.CSV or CONS_PRIM.CSV together with the others",
  });
}

/** `-0-` is none; so is the sign that old systems end a file with. */
function valueOf(cell: string): string | null {
  const text = cell.replaceAll("\u001a", "").trim();
  return text === "-0-" || text === "" ? null : text;
}

const SCHEMAS: Readonly<Record<string, PartySchema>> = {
  individual: "Person",
  vessel: "Vessel",
  aircraft: "Airplane",
};

/** The schema of OFAC's word for it; none stands for bodies of every kind. */
export function ofacSchema(type: string | null): PartySchema {
  return SCHEMAS[type?.toLowerCase() ?? ""] ?? "Organization";
}

function addEntry(
  builder: ListBuilder,
  { line, cells }: Entry,
  more: { id: string; aliases: readonly Entry[]; comment: string; countries: readonly string[] },
): void {
  const [, name, type, programme, title, , , , , flag, , remarks] = cells;
  const said = ofacRemarks(`${remarks ?? ""}${more.comment}`);
  for (const date of said.badDates) builder.fault(line, `invalid date of birth: "${date}"`);
  builder.party({
    line,
    number: more.id,
    schema: ofacSchema(type ?? null),
    names: [
      { text: name ?? "", kind: "primary" },
      ...more.aliases.map(({ cells: [, , kind, text] }) => ({
        text: text ?? "",
        kind: NAME_KINDS[kind ?? ""] ?? "alias",
      })),
      ...said.names,
    ],
    birthDates: said.birthDates,
    countries: [...said.countries, ...(flag ? [flag] : []), ...more.countries],
    identifiers: said.identifiers,
    positions: title ? [title] : [],
    programmes: programme?.split(/\]\s*\[/).map((one) => one.replace(/[[\]]/g, "")) ?? [],
    topics: ["sanction"],
    reference: more.id,
    url: `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${more.id}`,
  });
}

/** "Linked To: X" and owners of vessels. One linked to must be on the list; an owner need not be. */
function addLinks(
  builder: ListBuilder,
  entries: ReadonlyMap<string, Entry>,
  comments: ReadonlyMap<string, string>,
): void {
  for (const [from, { line, cells }] of entries) {
    const { linkedTo } = ofacRemarks(`${cells[11] ?? ""}${comments.get(from) ?? ""}`);
    linkTo(builder, { from, line, linkedTo });
    const owner = cells[10];
    if (!owner) continue;
    const by = builder.named(owner, { schema: "Organization", line });
    builder.link({ line, kind: "Ownership", from: by, to: from, words: `Vessel owner: ${owner}` });
  }
}

/** Links to those that remarks name after "Linked To:". */
export function linkTo(
  builder: ListBuilder,
  { from, line, linkedTo }: { from: string; line: number; linkedTo: readonly string[] },
): void {
  for (const name of linkedTo) {
    const to = builder.find(name) ?? name;
    const words = `Linked To: ${name}`;
    builder.link({ line, kind: "UnknownLink", from, to, role: "linked to", words });
  }
}
