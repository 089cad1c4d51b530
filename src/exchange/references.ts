import type { Toponym } from "../model/place.ts";
import type { Reference } from "./extract-entities.ts";
import type { ExtractInput } from "./extract-input.ts";
import { placeTitle } from "./titles.ts";

/**
 * What each mention was resolved to. A country or capital that stands for its government is given as the
 * place it is called by: that is what lists of linked names mean by it.
 */
export function referencesOf({
  resolutions,
  toponyms,
  findEntity,
}: Pick<ExtractInput, "resolutions" | "toponyms" | "findEntity">): (
  mentionId: string,
) => Reference {
  const entities = new Map(resolutions.map((one) => [one.mentionId, one.entityId]));
  const places = new Map(toponyms.map((one) => [one.mentionId, one]));
  return (mentionId) => {
    const toponym = places.get(mentionId);
    if (toponym?.role === "nationality") return countryReference(toponym, findEntity);
    if (toponym) return placeReference(toponym);
    const id = entities.get(mentionId);
    if (id == null) return {};
    const title = findEntity(id)?.wikipedia;
    return { ref: id, uri: underscored(title) };
  };
}

/** "Zambian": the country, by the article of its government's record. */
function countryReference(
  { candidates }: Toponym,
  findEntity: ExtractInput["findEntity"],
): Reference {
  const country = candidates[0]?.refId;
  if (!country?.startsWith("country:")) return {};
  const title = findEntity(country.replace("country:", "gov:"))?.wikipedia;
  return { ref: country, uri: underscored(title) };
}

function placeReference({ place }: Toponym): Reference {
  return place ? { ref: place.id, uri: underscored(placeTitle(place)) } : {};
}

function underscored(title: string | undefined): string | null {
  return title === undefined ? null : title.replaceAll(" ", "_");
}
