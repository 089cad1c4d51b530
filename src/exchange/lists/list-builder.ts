import { sha256 } from "../../base/hash.ts";
import { idOf } from "../../base/id.ts";
import type { LinkKind, OwnershipLink } from "../../model/ownership.ts";
import { isPublicFigure, type Party, type PartyName, type PartySchema } from "../../model/party.ts";
import { countryCode } from "./country.ts";

/** What is wrong with an entry of a list, and where; `code` is that of the issue it becomes. */
export interface ListFault {
  readonly line: number;
  readonly code: "invalid-list-entry" | "unresolved-link" | "private-family";
  readonly message: string;
}

/** All that a list says, and what of it was wrong. */
export interface ListContents {
  /** Date that the file gives itself; null where it gives none. */
  readonly asOf: string | null;
  readonly parties: readonly Party[];
  readonly links: readonly OwnershipLink[];
  readonly faults: readonly ListFault[];
  /** Records that are no party and no link, by kind: addresses, passports. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/** An entry as a format gives it; what is absent is not known. */
export interface PartyDraft {
  readonly line: number;
  /** The list's own number. */
  readonly number: string;
  readonly schema: PartySchema;
  readonly names: readonly PartyName[];
  readonly birthDates?: readonly (string | null)[];
  readonly countries?: readonly (string | null)[];
  readonly identifiers?: Party["identifiers"];
  readonly positions?: readonly string[];
  readonly programmes?: readonly string[];
  readonly topics?: readonly string[];
  readonly reason?: string | null;
  readonly listedOn?: string | null;
  readonly reference?: string | null;
  readonly url?: string | null;
}

/** A link as a format gives it: ends by the list's own numbers. */
export interface LinkDraft {
  readonly line: number;
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  readonly role?: string | null;
  readonly percentage?: number | null;
  readonly startDate?: string | null;
  readonly endDate?: string | null;
  /** Words of the list that say so. */
  readonly words: string;
  readonly url?: string | null;
}

const MOST_NAMES = 1000; // of one party: the longest of the lists has 200
const LONGEST_NAME = 500;

/**
 * Collects the parties and links of one list, checked: each party once and with a name, shares from 0 to 100, no party its
 * own owner, both ends known, dates in order, family between public figures alone. What is not so becomes a fault.
 */
export class ListBuilder {
  readonly #dataset: string;
  readonly #title: string;
  readonly #parties = new Map<string, Party>();
  readonly #byName = new Map<string, string>();
  readonly #links: { readonly draft: LinkDraft; readonly id: string }[] = [];
  readonly #faults: ListFault[] = [];
  readonly #leftOut: Record<string, number> = {};

  constructor(list: { readonly dataset: string; readonly title: string }) {
    this.#dataset = list.dataset;
    this.#title = list.title;
  }

  fault(line: number, message: string, code: ListFault["code"] = "invalid-list-entry"): void {
    this.#faults.push({ line, code, message });
  }

  leaveOut(kind: string): void {
    this.#leftOut[kind] = (this.#leftOut[kind] ?? 0) + 1;
  }

  party(draft: PartyDraft): void {
    const { line, number } = draft;
    const names = this.#namesOf(draft);
    if (number === "") return this.fault(line, "entry without a number");
    if (names.length === 0) return this.fault(line, `entry without a name: "${number}"`);
    if (this.#parties.has(number)) return this.fault(line, `duplicate number: "${number}"`);
    this.#parties.set(number, {
      id: `${this.#dataset}:${number}`,
      dataset: this.#dataset,
      schema: draft.schema,
      names,
      ...factsOf({ ...NOT_KNOWN, ...draft }),
    });
    return undefined;
  }

  /** Number of the entry that bears this name; undefined where none does. Asked only when all entries are in. */
  find(name: string): string | undefined {
    if (this.#byName.size === 0) {
      for (const [number, { names }] of this.#parties)
        for (const { text } of names) this.#noteName(text, number);
    }
    return this.#byName.get(nameKey(name));
  }

  /** The same, or else the number of a party that is made now and that no list names itself. */
  named(name: string, { schema, line }: Pick<PartyDraft, "schema" | "line">): string {
    const known = this.find(name);
    if (known !== undefined) return known;
    const number = `named-${sha256(nameKey(name)).slice(0, 16)}`;
    this.party({ line, number, schema, names: [{ text: name, kind: "primary" }] });
    this.#noteName(name, number);
    return number;
  }

  link(draft: LinkDraft): void {
    const { kind, from, to, role, startDate } = draft;
    const id = idOf("link", this.#dataset, kind, from, to, role ?? "", startDate ?? "");
    this.#links.push({ draft, id });
  }

  contents(asOf: string | null): ListContents {
    const links = new Map<string, OwnershipLink>();
    for (const { draft, id } of this.#links) {
      const link = this.#checked(draft, id);
      if (link && !links.has(id)) links.set(id, link);
    }
    return {
      asOf,
      parties: [...this.#parties.values()],
      links: [...links.values()],
      faults: this.#faults.toSorted((a, b) => a.line - b.line),
      leftOut: this.#leftOut,
    };
  }

  /** The first that bears a name keeps it. */
  #noteName(name: string, number: string): void {
    const key = nameKey(name);
    if (!this.#byName.has(key)) this.#byName.set(key, number);
  }

  #namesOf({ line, number, names }: PartyDraft): PartyName[] {
    const known = new Map<string, PartyName>();
    for (const { text, kind } of names) {
      const tidy = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
      if (tidy.length > LONGEST_NAME)
        this.fault(line, `name of ${tidy.length} letters: "${number}"`);
      else if (tidy !== "" && !known.has(tidy)) known.set(tidy, { text: tidy, kind });
    }
    if (known.size > MOST_NAMES)
      this.fault(line, `${known.size} names, the first ${MOST_NAMES} kept: "${number}"`);
    return [...known.values()]
      .toSorted((a, b) => Number(b.kind === "primary") - Number(a.kind === "primary"))
      .slice(0, MOST_NAMES);
  }

  #checked(draft: LinkDraft, id: string): OwnershipLink | undefined {
    const { line, kind, words, role = null, url = null } = draft;
    const [from, to] = [this.#parties.get(draft.from), this.#parties.get(draft.to)];
    if (!from || !to)
      return this.#drop(draft, { code: "unresolved-link", why: "names nobody on the list" });
    if (from === to)
      return this.#drop(draft, { code: "invalid-list-entry", why: "leads to itself" });
    if (kind === "Family" && !(isPublicFigure(from) && isPublicFigure(to)))
      return this.#drop(draft, {
        code: "private-family",
        why: "is between people of whom not both are public",
      });
    const proof = { source: this.#title, text: words, url, published: null };
    const noClaim = { claimId: null, documentId: null, span: null, chain: null, modality: null };
    return {
      id,
      dataset: this.#dataset,
      kind,
      fromId: from.id,
      toId: to.id,
      role,
      percentage: this.#share(draft),
      ...this.#dates(draft, line),
      standing: "recorded",
      proofs: [{ ...proof, ...noClaim, polarity: "positive" }],
    };
  }

  #drop(
    { line, kind, from, to }: LinkDraft,
    { code, why }: { code: ListFault["code"]; why: string },
  ): undefined {
    this.fault(line, `${kind} from "${from}" to "${to}" ${why}`, code);
    return undefined;
  }

  #share({ line, percentage = null }: LinkDraft): number | null {
    if (percentage === null || (percentage >= 0 && percentage <= 100)) return percentage;
    this.fault(line, `percentage out of 0 to 100: ${percentage}`);
    return null;
  }

  #dates(
    { startDate = null, endDate = null }: LinkDraft,
    line: number,
  ): Pick<OwnershipLink, "startDate" | "endDate"> {
    if (startDate === null || endDate === null || startDate.slice(0, endDate.length) <= endDate)
      return { startDate, endDate };
    this.fault(line, `contradictory dates: from ${startDate} to ${endDate}`);
    return { startDate: null, endDate: null };
  }
}

/** What an entry does not say. */
const NOT_KNOWN = {
  birthDates: [],
  countries: [],
  identifiers: [],
  positions: [],
  programmes: [],
  topics: [],
  reason: null,
  listedOn: null,
  reference: null,
  url: null,
};

/** Facts beside the names: births of people alone, numbers of all others alone. */
function factsOf(draft: Required<PartyDraft>): Omit<Party, "id" | "dataset" | "schema" | "names"> {
  const isPerson = draft.schema === "Person";
  return {
    birthDates: isPerson ? distinct(draft.birthDates) : [],
    countries: distinct(draft.countries.map((text) => text && countryCode(text))),
    identifiers: isPerson ? [] : [...draft.identifiers],
    positions: distinct(draft.positions),
    programmes: distinct(draft.programmes),
    topics: distinct(draft.topics),
    reason: draft.reason,
    listedOn: draft.listedOn,
    reference: draft.reference,
    url: draft.url,
  };
}

function distinct(values: readonly (string | null)[]): string[] {
  const told = values.flatMap((value) => value?.trim() || []);
  return [...new Set(told)];
}

/** What two spellings share that a list itself writes differently: case and punctuation. */
function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
