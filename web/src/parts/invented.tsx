import { knownCollections } from "../base/collections.ts";

/** Made-up countries must never be taken for real ones: said wherever words of such a collection are. */
export function Invented({ collection }: { collection: string | null | undefined }) {
  if (!collection || !knownCollections().get(collection)?.invented) return null;
  return (
    <span
      class="invented"
      title={`${titleOf(collection)} is made up: its countries, groups, outlets`}
    >
      invented
    </span>
  );
}

/** The title of a collection; its id until that is known. */
export function titleOf(collection: string): string {
  return knownCollections().get(collection)?.title ?? collection;
}
