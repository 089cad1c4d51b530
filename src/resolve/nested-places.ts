import { contains } from "../base/span.ts";
import { idOf } from "../base/id.ts";
import type { Mention } from "../model/mention.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";
import { findPlaces } from "./place-names.ts";
import { bodyIsOf, isBodyOf } from "./surface.ts";

const CITY_POPULATION = 50_000;

/**
 * Places in the names of bodies that the reader did not mark: the "Mosul" of the University of Mosul. The body is no
 * place, and nothing happens where its name points to; but whose it is should not be lost.
 */
export function placesInBodies(names: readonly Mention[], base: ResolverBase): Mention[] {
  return names.flatMap((body) => {
    const part = bodyIsOf(body.text);
    if (!part || isCompany(body.text, base) || !isMajor(part.name, base)) return [];
    const span = { begin: body.span.begin + part.at, end: body.span.end };
    const isMarked = names.some(({ id, span: other }) => id !== body.id && contains(span, other));
    return isMarked ? [] : [nested(body, part.name, span)];
  });
}

/** "Bank of America" is called so, and is nobody's. */
function isCompany(text: string, base: ResolverBase): boolean {
  return base.bearers(nameKey(text)).some(({ entity }) => entity.subtype === "company");
}

/** A country, a region, a city; not the town that "Commerce" is as well. */
function isMajor(name: string, base: ResolverBase): boolean {
  const { places, by } = findPlaces(name, base);
  return (
    by === "name" &&
    places.some(({ kind, population }) => kind !== "city" || (population ?? 0) >= CITY_POPULATION)
  );
}

function nested(body: Mention, text: string, span: Mention["span"]): Mention {
  return {
    id: idOf("men", body.documentId, "nested", span.begin, span.end),
    documentId: body.documentId,
    span,
    text,
    type: "Location",
    subtype: null,
    form: "name",
    context: [],
    extractor: "resolve/nested",
  };
}

/** Ids of the names that lie in the name of a body. */
export function idsInBodies(names: readonly Mention[]): Set<string> {
  const bodies = names.filter(({ text }) => isBodyOf(text));
  const isInside = ({ id, span }: Mention) =>
    bodies.some((body) => body.id !== id && contains(body.span, span));
  return new Set(names.filter(isInside).map(({ id }) => id));
}
