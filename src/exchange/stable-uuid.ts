import { hash } from "node:crypto";

const NAMESPACE = Buffer.from("6f1c8e4a5d0b5a3e9b7c2d41f0a86b57", "hex"); // of this project: any UUID serves, none may change
const UUID_BYTES = 16;

/** The same UUID for the same parts on every machine: version 5. @see RFC 9562, section 5.5 */
export function stableUuid(...parts: readonly string[]): string {
  const digest = hash(
    "sha1",
    Buffer.concat([NAMESPACE, Buffer.from(parts.join("\u0000"))]),
    "buffer",
  );
  const bytes = digest.subarray(0, UUID_BYTES);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
