import { isPlaceOfEvent } from "../../src/model/place.ts";
import type { Study } from "../../src/cycle/index.ts";
import { entityOf, findArticle, isLike, mentionsAt, type Article } from "./lookup.ts";
import type { Key, Named } from "./schema.ts";

/** Surfaces of one actor bear its id; those of different actors no common one. */
export function checkActors(key: Key, study: Study): string[] {
  const idsOf = ([doc, surface]: readonly [string, string]) =>
    entitiesCalled(findArticle(key, study, doc), surface);
  const same = key.actors.same.flatMap(({ id, surfaces }) =>
    surfaces.flatMap((at) => {
      const ids = idsOf(at);
      return ids.length === 1 && ids[0] === id
        ? []
        : [`${at.join(": ")}: ${ids.join(", ") || "unresolved"}, expected ${id}`];
    }),
  );
  const different = key.actors.different.flatMap(([a, b]) => {
    const [left, right] = [idsOf(a), idsOf(b)];
    const apart = left.length > 0 && right.length > 0 && !left.some((id) => right.includes(id));
    return apart ? [] : [`${a.join(": ")} and ${b.join(": ")} are not told apart`];
  });
  return [...same, ...different];
}

function entitiesCalled(article: Article | undefined, surface: string): string[] {
  if (!article) return [];
  const called = article.annotation.reading.mentions.filter(
    ({ text, form }) => form === "name" && isLike(text, surface) && text.length >= surface.length,
  );
  return [...new Set(called.flatMap((mention) => entityOf(article, mention) ?? []))];
}

/** A capital's name that stands for its government is that government, and no place. */
export function checkGovernments(key: Key, study: Study): string[] {
  return key.governments.flatMap((entry) => {
    const article = findArticle(key, study, entry.doc);
    const mentions = article ? mentionsAt(article, entry.quote, entry.surface) : [];
    const fits = mentions.some(
      (mention) =>
        article &&
        entityOf(article, mention) === entry.id &&
        roleOf(article, mention.id) !== "place",
    );
    return fits ? [] : [said(entry, `not taken for ${entry.id}`)];
  });
}

export function checkPlaces(key: Key, study: Study): string[] {
  return key.places.flatMap((entry) => {
    const article = findArticle(key, study, entry.doc);
    const mentions = article ? mentionsAt(article, entry.quote, entry.surface) : [];
    const toponyms = mentions.flatMap(
      ({ id }) => article?.annotation.toponyms.find(({ mentionId }) => mentionId === id) ?? [],
    );
    if (toponyms.some(({ role, place }) => isPlaceOfEvent(role) && place?.id === entry.id))
      return [];
    const got = toponyms.map(({ role, place }) => `${role} ${place?.id ?? "unresolved"}`);
    return [said(entry, `${got.join(", ") || "no place name"}, expected place ${entry.id}`)];
  });
}

function roleOf(article: Article, mention: string): string | undefined {
  return article.annotation.toponyms.find(({ mentionId }) => mentionId === mention)?.role;
}

function said({ doc, quote }: Named, what: string): string {
  return `${doc}: "${quote}": ${what}`;
}
