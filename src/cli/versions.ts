import { versionsOf } from "../cycle/index.ts";
import type { VersionDifference } from "../model/weighing-view.ts";
import type { Store } from "../store/index.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import { counted, oneLine } from "./paper.ts";
import { printJson } from "./print.ts";

const KEPT_SHOWN = 60; // characters of what was kept, on either side of a change

/** `tocsin versions`: pages that came in several versions, and what was changed between them. */
export const versions = command({
  usage: "versions [DOCUMENT]",
  options: { ...CASE, json: { type: "boolean", about: "JSON instead of text" } },
  examples: ["tocsin versions", "tocsin versions doc-1a2b3c"],
  run: async ({ values, positionals }, effects) => {
    const differences = await withCase({ values }, effects, (store) =>
      differencesIn(store, positionals),
    );
    if (values.json) return printJson({ differences, total: differences.length }, effects);
    for (const difference of differences) effects.stdout.write(`${inWords(difference)}\n`);
    effects.stdout.write(`${counted(differences.length, "difference")}\n`);
  },
});

async function differencesIn(store: Store, ids: readonly string[]): Promise<VersionDifference[]> {
  const found: VersionDifference[] = [];
  for (const id of ids.length > 0 ? ids : await store.versionedPages())
    found.push(...(await versionsOf(store, id)));
  return found;
}

function inWords(difference: VersionDifference): string {
  const { earlier, later, isEdited, isAnnounced, dropped, added } = difference;
  const manner = isAnnounced ? "changed, and says so" : "changed in silence";
  return [
    oneLine(`${later.publisher ?? "unknown publisher"}: ${later.title || later.id}`),
    `  ${earlier.id} retrieved ${earlier.retrieved} → ${later.id} retrieved ${later.retrieved}`,
    `  ${isEdited ? manner : "no word was changed"}`,
    ...changesOf(difference).map((line) => `  ${line}`),
    ...dropped.map(({ text }) => `  claim gone: ${oneLine(text)}`),
    ...added.map(({ text }) => `  claim new:  ${oneLine(text)}`),
    "",
  ].join("\n");
}

/** Each change on a line, between the words before and after it: "killed [-12-] {+15+} people". */
function changesOf({ edits }: VersionDifference): string[] {
  const words = edits.map(({ kind, text }, i) => {
    const plain = oneLine(text);
    if (kind === "removed") return `[-${plain}-]`;
    if (kind === "added") return `{+${plain}+}`;
    if (plain.length <= 2 * KEPT_SHOWN) return plain;
    const [before, after] = [plain.slice(0, KEPT_SHOWN), plain.slice(-KEPT_SHOWN)];
    if (i === 0) return `…${after}`;
    return i === edits.length - 1 ? `${before}…` : `${before}…\n…${after}`;
  });
  return edits.some(({ kind }) => kind !== "kept") ? words.join(" ").split("\n") : [];
}
