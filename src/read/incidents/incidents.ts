import { idOf } from "../../base/id.ts";
import { overlap } from "../../base/span.ts";
import type { Document } from "../../model/document.ts";
import { INCIDENT_TYPES, type Incident } from "../../model/incident.ts";
import type { TimeExpression } from "../../model/time.ts";
import { reader } from "../layers.ts";
import { draftsOf, type Draft } from "./assemble.ts";
import { firstLine, slotsOf } from "./fills.ts";
import type { IncidentModels } from "./model.ts";
import { whereOf } from "./places.ts";
import { sceneOf } from "./scene.ts";
import { featuresOf, sketchOf, type Sketch } from "./sketch.ts";

const NAME = "incidents/1";

/**
 * Violent incidents that the article reports, each put together from all over it; none without the trained models,
 * and none where no word tells of violence, which is looked up before anything else is done.
 *
 * @see docs/methods/incidents.md
 */
export const incidents = reader({
  name: NAME,
  needs: ["blocks", "tokens", "times"],
  adds: "incidents",
  read: (document, layers, { models, deep }) => {
    const own = deep ? models?.incidents : undefined;
    if (!own) return [];
    const scene = sceneOf(document, layers, { names: own.names, table: models?.words });
    if (!scene) return [];
    const sketch = sketchOf(scene, featuresOf(scene), own.first);
    return draftsOf(sketch, own.second)
      .map((draft) => incidentOf({ document, sketch, models: own }, draft, layers.times))
      .sort((a, b) => (firstBegin(a) ?? 0) - (firstBegin(b) ?? 0));
  },
});

function firstBegin({ humanTargets, physicalTargets }: Incident): number | undefined {
  const begins = [...humanTargets, ...physicalTargets].map(({ span }) => span.begin);
  return begins.length > 0 ? Math.min(...begins) : undefined;
}

interface Reading {
  readonly document: Document;
  readonly sketch: Sketch;
  readonly models: IncidentModels;
}

function incidentOf(
  { document, sketch, models }: Reading,
  draft: Draft,
  times: readonly TimeExpression[],
): Incident {
  const lines = [...new Set(draft.fillers.flatMap((one) => one.lines))].sort((a, b) => a - b);
  const told = firstLine(sketch, draft);
  const type = INCIDENT_TYPES[draft.type] ?? "attack";
  const slots = slotsOf(document.text, { sketch, models: models.fills }, draft);
  const spans = draft.fillers.map((one) => one.phrase);
  return {
    id: idOf("incident", document.id, type, told, ...spans),
    documentId: document.id,
    type,
    ...slots,
    date: dateOf(sketch, told, times),
    location: { ...placed(sketch, lines, told) },
    confidence: Number(draft.probability.toFixed(3)),
    extractor: NAME,
  };
}

function placed({ scene }: Sketch, lines: readonly number[], told: number): Incident["location"] {
  const { country, places } = whereOf(scene, [told, ...lines]);
  return { country, places: [...places] };
}

const REACH = 2; // sentences before that a date may stand in

/** The first resolved date in the sentence that tells of it, else in those before. */
function dateOf(
  { scene }: Sketch,
  told: number,
  times: readonly TimeExpression[],
): Incident["date"] {
  for (let line = told; line >= Math.max(0, told - REACH); line--) {
    const words = scene.lines[line]?.words ?? [];
    const own = { begin: words[0]?.begin ?? 0, end: words.at(-1)?.end ?? 0 };
    const time = times.find(({ span, interval }) => interval && overlap(span, own) > 0);
    if (time?.interval) return { span: time.span, interval: time.interval };
  }
  return null;
}
