import { signal } from "@preact/signals";

/** A point in the course of a case: the number of its last change that was seen, and when the reader was here. */
export interface Visit {
  readonly cursor: number;
  readonly at: string;
}

const keyOf = (name: string) => `tocsin-visit-${name}`;

const CASE = "tocsin-case";

/** Name of the case whose changes were last looked at; "" where there was none. */
export function lastCase(): string {
  return localStorage.getItem(CASE) ?? "";
}

/** Points that this tab compares with, by case: they hold until it is closed, or the reader says that all is seen. */
const compared = new Map<string, Visit | null>();
const turns = signal(0);

/** The visit before this one; null on the first. */
export function lastVisit(name: string): Visit | null {
  void turns.value; // asked again when it is set
  if (compared.has(name)) return compared.get(name) ?? null;
  const isKnown = sessionStorage.getItem(keyOf(name)) !== null; // "null" on a first visit that goes on
  const last = read(isKnown ? sessionStorage : localStorage, name);
  compared.set(name, last);
  sessionStorage.setItem(keyOf(name), JSON.stringify(last));
  return last;
}

/** Notes how far the reader came: the next visit begins here. */
export function noteVisit(name: string, visit: Visit): void {
  localStorage.setItem(CASE, name);
  localStorage.setItem(keyOf(name), JSON.stringify(visit));
}

/** Compares with this point from now on; null: with nothing, as on the first visit. */
export function compareWith(name: string, visit: Visit | null): void {
  compared.set(name, visit);
  sessionStorage.setItem(keyOf(name), JSON.stringify(visit));
  turns.value++;
}

function read(storage: Storage, name: string): Visit | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(name)) ?? "null");
    return isVisit(kept) ? kept : null;
  } catch {
    return null; // not ours, or of another version: as if it were the first visit
  }
}

function isVisit(kept: unknown): kept is Visit {
  return (
    typeof kept === "object" &&
    kept !== null &&
    "cursor" in kept &&
    Number.isSafeInteger(kept.cursor) &&
    "at" in kept &&
    typeof kept.at === "string"
  );
}
