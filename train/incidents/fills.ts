import { BLAMES, INCIDENT_STAGES } from "../../src/model/incident.ts";
import { fillFeatures } from "../../src/read/incidents/fills.ts";
import { lineFeatures } from "../../src/read/incidents/line-features.ts";
import type { FillModels, FillName } from "../../src/read/incidents/model.ts";
import { ROLES, type Role } from "../../src/read/incidents/roles.ts";
import { isAlike, says, SLOT_OF, type GoldTemplate, type GoldValue } from "./gold.ts";
import { learnLogistic, type Example, type Learning } from "./logistic.ts";
import type { Seen } from "./learn.ts";

const FILLS: Learning = { bits: 15, epochs: 8, rate: 0.05, decay: 1e-4, seed: 1, atLeast: 2 };
const FEWEST = 5; // of a value, to be learnt

type SetSlot = Exclude<keyof GoldTemplate, "optional" | "types" | "stage" | (typeof SLOT_OF)[Role]>;

/** Set of a slot → the slot it says something of, and the roles whose words are looked at. */
const SETS: Readonly<Record<Exclude<FillName, "stage">, { set: SetSlot; roles: readonly Role[] }>> =
  {
    blame: { set: "perpOrganizationConfidence", roles: ["organization"] },
    instrumentKind: { set: "instrumentType", roles: ["instrument"] },
    thingKind: { set: "physicalTargetType", roles: ["thing"] },
    thingEffect: { set: "physicalTargetEffect", roles: ["thing"] },
    humanKind: { set: "humanTargetType", roles: ["person", "people"] },
    humanEffect: { set: "humanTargetEffect", roles: ["person", "people"] },
  };

/** A value with the features of what it is said of. */
interface Told {
  readonly features: Example["features"];
  readonly value: string;
}

export function learnFills(seen: readonly Seen[]): FillModels {
  const of = (name: Exclude<FillName, "stage">) =>
    learn(
      seen.flatMap((one) => toldOf(one, SETS[name])),
      name === "blame" ? BLAMES : undefined,
    );
  return {
    stage: learn(seen.flatMap(stagesOf), INCIDENT_STAGES),
    blame: of("blame"),
    instrumentKind: of("instrumentKind"),
    thingKind: of("thingKind"),
    thingEffect: of("thingEffect"),
    humanKind: of("humanKind"),
    humanEffect: of("humanEffect"),
  };
}

function learn(told: readonly Told[], only?: readonly string[]): FillModels["stage"] {
  const counts = new Map<string, number>();
  for (const { value } of told) counts.set(value, (counts.get(value) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= FEWEST).map(([value]) => value);
  const labels = only ?? common.toSorted();
  const examples = told.flatMap(({ features, value }): Example[] => {
    const label = labels.indexOf(value);
    return label < 0 ? [] : [{ features, labels: 1 << label }];
  });
  return learnLogistic(labels, examples, FILLS);
}

/** "REPORTED AS FACT" → "reported-as-fact" where the product has such words; kinds and effects keep their spaces. */
function valueOf(value: string, isBlame: boolean): string {
  const small = value.toLowerCase();
  return isBlame ? small.replaceAll(" ", "-") : small;
}

/** Every phrase that says a filler, with the value that the key gives that filler. */
function toldOf({ sketch, templates, text }: Seen, { set, roles }: (typeof SETS)["blame"]): Told[] {
  if (!sketch) return [];
  const { scene } = sketch;
  return scene.phrases.flatMap(({ line, first, last, head, name }, i) => {
    const words = scene.lines[line]?.words ?? [];
    const phrase = {
      text: text.slice(words[first]?.begin, words[last]?.end),
      head: words[head]?.lower ?? "",
      isName: name === "PER",
    };
    const filler = templates
      .flatMap((template) => roles.map((role) => ({ template, role })))
      .find(({ template, role }) =>
        (template[SLOT_OF[role]] ?? []).some((one) => says(one, phrase)),
      );
    const value = filler && valueFor(filler.template[set] ?? [], phrase.text);
    return value === undefined
      ? []
      : [
          {
            features: fillFeatures(sketch, i),
            value: valueOf(value, set === "perpOrganizationConfidence"),
          },
        ];
  });
}

function valueFor(sets: readonly GoldValue[], text: string): string | undefined {
  const own = sets.find(({ refs = [] }) => refs.some((ref) => isAlike(ref, text)));
  return own?.values?.[0];
}

/** The first sentence that names a target of the template, with its stage. */
function stagesOf({ sketch, templates, filled }: Seen): Told[] {
  if (!sketch) return [];
  return templates.flatMap(({ stage = [] }, number) => {
    const place = filled.findIndex((roles) =>
      ROLES.some((role, k) => isTargetRole(role) && roles[k]?.has(number)),
    );
    const line = sketch.scene.phrases[place]?.line;
    const [value] = stage;
    if (line === undefined || value === undefined) return [];
    return [{ features: lineFeatures(sketch.scene, line), value: value.toLowerCase() }];
  });
}

function isTargetRole(role: Role): boolean {
  return role === "thing" || role === "person" || role === "people";
}
