// Trains the event coder from the gold sets, deterministically:
//   node train/events.ts --gold DIR                    writes models/events.json.gz and its card
//   node train/events.ts --gold DIR --licensed         the same without the sets whose licence is not stated
//   node train/events.ts --gold DIR --predict SET      prints cross-validated predictions for a set, writes nothing
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { packEventModels } from "../src/read/events/model.ts";
import { cardOf } from "./events/card.ts";
import type { SetName } from "./events/gold.ts";
import { crossValidate, licensedOnly, readSets, trainAll } from "./events/train.ts";

const { values } = parseArgs({
  options: {
    gold: { type: "string", default: join(import.meta.dirname, "..", "..", "shared", "gold") },
    licensed: { type: "boolean", default: false },
    predict: { type: "string" },
  },
});
const MODELS = join(import.meta.dirname, "..", "models");
const sets = readSets(values.gold);

if (values.predict !== undefined) {
  const set = values.predict as SetName;
  for (const [id, { label }] of crossValidate(sets, set))
    console.log(JSON.stringify(set === "plover-gsr" ? { id, event: label } : { id, label }));
} else {
  const packed = gzipSync(packEventModels(trainAll(values.licensed ? licensedOnly(sets) : sets)), {
    level: 9,
  });
  writeFileSync(join(MODELS, "events.json.gz"), packed);
  writeFileSync(join(MODELS, "events.card.md"), cardOf(sets, packed));
}
