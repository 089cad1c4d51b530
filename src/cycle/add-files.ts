import { exchangedFormat } from "../exchange/index.ts";
import type { RawInput } from "../model/document.ts";
import type { Store } from "../store/index.ts";
import { importAnnotations } from "./import-annotations.ts";
import { importStix } from "./import-stix.ts";
import { addInputs } from "./turn.ts";
import type { AddReport, World } from "./world.ts";

const IMPORTS = { stix: importStix, annotations: importAnnotations } as const;

/** Adds files at hand by what they hold: STIX bundles and Web Annotations as such, everything else as articles. */
export async function addFiles(
  store: Store,
  inputs: readonly RawInput[],
  world: World,
): Promise<AddReport> {
  const articles = inputs.filter(({ bytes }) => exchangedFormat(bytes) === undefined);
  let total = await addInputs(store, articles, world);
  for (const { bytes, name } of inputs) {
    const format = exchangedFormat(bytes);
    if (!format) continue;
    const chunks = (async function* () {
      yield bytes;
    })();
    const { added, known, claims, issues } = await IMPORTS[format](
      store,
      { name, bytes: chunks },
      world,
    );
    total = {
      added: total.added + added,
      known: total.known + known,
      claims: total.claims + claims,
      issues: [...total.issues, ...issues],
    };
  }
  return total;
}
