import type { Candidate, Entity, Resolution } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";
import { candidatesOf, choose } from "./candidates.ts";
import { findSource } from "./chains.ts";
import { judgedCandidate } from "./corrections.ts";
import type { Metonymy } from "./metonymy.ts";
import { newEntity } from "./people.ts";
import type { Scene } from "./scene.ts";
import { isDateline } from "./scene.ts";
import type { Anchor } from "./variants.ts";
import { antecedentOf, groupOf } from "./variants.ts";

/** What a name was found to be; `entity` where it refers to one. */
export interface Named {
  readonly mention: Mention;
  readonly entity: Entity | undefined;
  readonly resolution: Resolution;
}

const LITERAL_PLACE = 0.3; // score of a government whose country or capital is only a place here

/** Country whose name or capital the mention is. */
export function countryMeant(mention: Mention, base: ResolverBase): string | undefined {
  const key = nameKey(mention.text);
  return base.countryNamed(key) ?? base.countryOfCapital(key);
}

/** A country or capital that acts is its government; else the government is only a candidate. */
export function namePlace(mention: Mention, sign: Metonymy | undefined, scene: Scene): Named {
  return judgedName(mention, scene, []) ?? nameOfPlace(mention, sign, scene);
}

function nameOfPlace(mention: Mention, sign: Metonymy | undefined, scene: Scene): Named {
  const country = scene.base.nationality(mention.text) ?? countryMeant(mention, scene.base);
  const government = country === undefined ? undefined : scene.base.government(country);
  if (!government) return name(mention, undefined, "none", []);
  const reason = sign?.reason ?? "adjective of its country";
  if (sign?.role !== "government" || isDateline(scene, mention.span)) {
    return name(mention, undefined, "none", [candidateFor(government, LITERAL_PLACE, reason)]);
  }
  const isCountry = scene.base.countryNamed(nameKey(mention.text)) !== undefined;
  return name(mention, government, isCountry ? "name" : "metonym", [
    candidateFor(government, 1, reason),
  ]);
}

/** Names of people and bodies: first by the base; then by the document; then as entities of their own. */
export function nameBodies(mentions: readonly Mention[], scene: Scene): Named[] {
  const fromBase = mentions.map((mention) => nameByBase(mention, scene));
  const anchors: Anchor[] = anchorsOf(fromBase);
  const fresh = new Map<string, Entity>();
  const found: Named[] = [];
  for (const one of fromBase) {
    const isKnown =
      one.entity !== undefined || isOutlet(one) || scene.corrections.has(one.mention.id);
    const next = isKnown ? one : nameByText(one, anchors, fresh, scene);
    if (next.resolution.basis === "new" && next.entity) {
      fresh.set(next.entity.id, next.entity);
      anchors.push({ mention: next.mention, entityId: next.entity.id });
    }
    found.push(next);
  }
  return found;
}

export function isOutlet({ resolution }: Named): boolean {
  return (
    resolution.entityId === null &&
    resolution.candidates.some(({ refId }) => refId.startsWith("src:"))
  );
}

/** "The group", "the militia", where only one is near. */
export function nameGroups(all: readonly Named[], scene: Scene): Named[] {
  const anchors = anchorsOf(all);
  const entities = new Map(
    all.flatMap(({ entity }) => (entity ? [[entity.id, entity] as const] : [])),
  );
  const named = new Set(all.map(({ mention }) => mention.id));
  return scene.reading.mentions
    .filter((mention) => mention.form === "nominal" && !named.has(mention.id))
    .flatMap((mention) => {
      const judged = judgedName(mention, scene, []);
      if (judged) return [judged];
      const group = groupOf(mention, anchors, scene);
      return group ? [name(mention, entities.get(group.entityId), "document", [])] : [];
    });
}

/** The mention with the type of what it refers to. */
export function typed(mention: Mention, entity: Entity): Mention {
  return { ...mention, type: entity.type, subtype: entity.subtype };
}

function nameByBase(mention: Mention, scene: Scene): Named {
  const source = mention.type === "Person" ? undefined : findSource(mention.text, scene.base);
  const candidates = candidatesOf(mention, scene);
  const judged = judgedName(mention, scene, candidates);
  if (judged) return judged;
  const chosen = choose(candidates);
  if (source && !chosen) {
    const outlet = candidateFor(source, 1, "name of an outlet");
    return name(mention, undefined, "none", [outlet, ...candidates]);
  }
  return name(mention, chosen && scene.base.entity(chosen.refId), "name", candidates);
}

/** A person's word goes before every reason of ours; those stay beside it. */
function judgedName(
  mention: Mention,
  scene: Scene,
  candidates: readonly Candidate[],
): Named | undefined {
  const correction = scene.corrections.get(mention.id);
  if (!correction) return undefined;
  const others = candidates.filter(({ refId }) => refId !== correction.entity?.id);
  return name(mention, correction.entity ?? undefined, "judgement", [
    ...judgedCandidate(correction),
    ...others,
  ]);
}

function nameByText(
  { mention, resolution }: Named,
  anchors: readonly Anchor[],
  fresh: ReadonlyMap<string, Entity>,
  scene: Scene,
): Named {
  const { candidates } = resolution;
  const earlier = anchors.filter((anchor) => anchor.mention.span.end <= mention.span.begin);
  const antecedent = antecedentOf(mention, earlier, scene);
  if (antecedent) {
    const entity = fresh.get(antecedent.entityId) ?? scene.base.entity(antecedent.entityId);
    return name(mention, entity, "document", candidates);
  }
  return name(
    mention,
    candidates.length > 0 ? undefined : newEntity(mention, scene),
    "new",
    candidates,
  );
}

function name(
  mention: Mention,
  entity: Entity | undefined,
  basis: Resolution["basis"],
  candidates: readonly Candidate[],
): Named {
  const resolution: Resolution = {
    mentionId: mention.id,
    documentId: mention.documentId,
    entityId: entity?.id ?? null,
    basis: entity || basis === "judgement" ? basis : "none",
    candidates: [...candidates],
  };
  return { mention, entity, resolution };
}

function candidateFor(
  { id, name: label }: { id: string; name: string },
  score: number,
  reason: string,
): Candidate {
  return { refId: id, label, score, parts: [{ reason, value: score }] };
}

function anchorsOf(all: readonly Named[]): (Anchor & { subtype: string | null })[] {
  return all.flatMap(({ mention, entity }) =>
    entity
      ? [{ mention: typed(mention, entity), entityId: entity.id, subtype: entity.subtype }]
      : [],
  );
}
