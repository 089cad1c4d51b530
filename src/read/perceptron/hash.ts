/** FNV-1a over UTF-16 code units: a word as a number. Part of the model format: a change of it voids every model. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * One feature: a template and up to three values, mixed to 32 bits. A model keeps the low bits.
 * Part of the model format, as `hashText` is.
 *
 * @param template number of the template, unique in its tagger
 */
export function feature(template: number, a: number, b = 0, c = 0): number {
  let hash = Math.imul(template + 1, 0x9e3779b1);
  hash = step(hash, a);
  hash = step(hash, b);
  hash = step(hash, c);
  // Murmur3's finaliser: every bit of the values reaches the low bits that pick the bucket.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function step(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593) + 0x52dce729;
}

/** Hash of a part of a text, as `hashText` of that slice. */
export function hashSlice(text: string, begin: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = begin; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
