import { hash as digestOf } from "node:crypto";

/** SHA-256 of bytes or of UTF-8 text, 64 hex digits. */
export function sha256(data: string | Uint8Array): string {
  return digestOf("sha256", data);
}

/** FNV-1a, 32 bit, of UTF-16 units: fast, stable across machines, for sketches and not for security. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
