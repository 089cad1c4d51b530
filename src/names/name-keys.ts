import type { NameToken, ParsedName } from "./parse.ts";

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const LEAST_DELETION_LENGTH = 4; // of a skeleton: shorter ones with a letter less collide
const LEAST_JOINED_LENGTH = 4;
const MOST_PAIRED_TOKENS = 6;
const MOST_BEGINNINGS = 4;
const BEGINNING = 2 ** 21; // above every code point
const PAIR = 1;
const JOINED = 2;
const INITIALS = 3;

/** Keys of one word by itself, remembered: most words of a list come again. */
export type KeyCache = Map<NameToken, readonly number[]>;

/**
 * Numbers under which a name is filed and found: two names that share none are never compared.
 *
 * Of each word its skeleton, and that without each of its letters, so that one slip on either side is
 * survived; each pair of words, in full and with the beginning of one; all words written together; the initials of three and more.
 *
 * @returns unsigned 32-bit hashes, each once; names equal after folding have equal keys
 * @see Garbe's symmetric deletion (SymSpell, MIT) for the keys with a letter less
 */
export function keysOf(
  { tokens, schema, joined }: ParsedName,
  cache: KeyCache = new Map(),
): number[] {
  const keys = new Set<number>();
  for (const token of tokens) for (const key of tokenKeys(token, cache)) keys.add(key);
  for (const key of pairKeys(tokens, cache)) keys.add(key);
  for (const key of beginningKeys(tokens, cache)) keys.add(key);
  if (joined.skeleton.length >= LEAST_JOINED_LENGTH) keys.add(hash(joined.skeleton, JOINED));
  if (schema !== "person") for (const key of initialKeys(tokens)) keys.add(key);
  return [...keys];
}

function tokenKeys(token: NameToken, cache: KeyCache): readonly number[] {
  const known = cache.get(token);
  if (known) return known;
  const keys = freshTokenKeys(token);
  cache.set(token, keys);
  return keys;
}

function freshTokenKeys({ text, skeleton }: NameToken): number[] {
  if (skeleton.length < 2) return [hash(`=${text}`)];
  const keys = [hash(skeleton)];
  if (skeleton.length < LEAST_DELETION_LENGTH) return keys;
  for (let i = 0; i < skeleton.length; i++)
    keys.push(hash(skeleton.slice(0, i) + skeleton.slice(i + 1)));
  return keys;
}

function pairKeys(tokens: readonly NameToken[], cache: KeyCache): number[] {
  const firsts = tokens
    .slice(0, MOST_PAIRED_TOKENS)
    .map((token) => tokenKeys(token, cache)[0] ?? 0)
    .sort((a, b) => a - b);
  return firsts.flatMap((a, i) => firsts.slice(i + 1).map((b) => mixed(a, b)));
}

/** A word and the first sound of another: a slip anywhere in a short word is survived. */
function beginningKeys(tokens: readonly NameToken[], cache: KeyCache): number[] {
  const few = tokens.slice(0, MOST_BEGINNINGS);
  return few.flatMap((token, i) =>
    few.flatMap(({ sound }, j) =>
      i === j
        ? []
        : [mixed(tokenKeys(token, cache)[0] ?? 0, BEGINNING + (sound.codePointAt(0) ?? 0))],
    ),
  );
}

function mixed(a: number, b: number): number {
  return (Math.imul(Math.imul(a ^ (PAIR << 28), FNV_PRIME) ^ (b >>> 5), FNV_PRIME) ^ b) >>> 0;
}

/** An acronym is filed under itself, and a name of three words and more under its initials. */
function initialKeys(tokens: readonly NameToken[]): number[] {
  const [only] = tokens;
  if (tokens.length === 1 && only) return [hash(only.text, INITIALS)];
  if (tokens.length < 3) return [];
  return [hash(tokens.map(({ text }) => text.charAt(0)).join(""), INITIALS)];
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, space = 0): number {
  let value = FNV_OFFSET ^ space;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  return value >>> 0;
}
