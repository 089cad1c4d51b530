// Saves batches of ten documents to the case named, and prints their ids once they are acknowledged, until it is killed.
import { writeSync } from "node:fs";
import { openStore } from "../../src/store/index.ts";
import { documentOf, NOW } from "./factory.ts";

const store = await openStore(process.argv[2] ?? "", { create: true, now: () => NOW });
for (let batch = 0; ; batch++) {
  const items = Array.from({ length: 10 }, (_, i) =>
    documentOf(`batch ${batch}, document ${i}: ${"words ".repeat(200)}`),
  );
  const ids = await store.saveDocuments(items, []);
  writeSync(1, `${ids.join(" ")}\n`);
}
