import type { PublishedBrief } from "../model/brief.ts";

/** What marks a brief as published: by whom, when, and the hash under which it is frozen. */
export type Stamp = Pick<
  PublishedBrief,
  "version" | "by" | "at" | "hash" | "sensitivity" | "waivers"
>;

/** The last line of every form. A draft says that it is one. */
export function footerOf(stamp: Stamp | null): string {
  if (stamp === null) return "Draft by rules: no analyst has signed it.";
  const { version, by, at, hash, sensitivity, waivers } = stamp;
  const waived = waivers.map(({ rule, why }) => ` Let stand: ${rule}, because ${why}.`).join("");
  return `Version ${version}, signed by ${by} on ${at}. Sensitivity: ${sensitivity}. SHA-256 ${hash}.${waived}`;
}
