/** Features of one word after the other in one stretch of memory: made a million times a second. */
export interface FeatureList {
  readonly hashes: Int32Array;
  size: number;
}

/** @param most features that will be added at most; one more is lost */
export function featureList(most: number): FeatureList {
  return { hashes: new Int32Array(most), size: 0 };
}

/** The list emptied, to be filled again. */
export function emptied(list: FeatureList): FeatureList {
  list.size = 0;
  return list;
}

/** Its features as a list of their own, to be kept. */
export function keptOf({ hashes, size }: FeatureList): Int32Array {
  return hashes.slice(0, size);
}

/** Adds one feature, see `feature`. */
export function add(list: FeatureList, hash: number): void {
  list.hashes[list.size++] = hash;
}

/** What was added since the list had this size. A view. */
export function addedSince({ hashes, size }: FeatureList, begin: number): Int32Array {
  return hashes.subarray(begin, size);
}
