// A generated case as the workbench meets it: documents, claims, actors, places, relations and propositions.
import { addDays } from "../src/base/interval.ts";
import { fnv1a } from "../src/base/hash.ts";
import { idOf } from "../src/base/id.ts";
import { codePending } from "../src/cycle/index.ts";
import type { Claim } from "../src/model/claim.ts";
import type { Entity, Relation } from "../src/model/entity.ts";
import type { Place } from "../src/model/place.ts";
import type { Proposition } from "../src/model/proposition.ts";
import type { Annotation, Store } from "../src/store/index.ts";
import { mulberry32 } from "./articles.ts";
import { readDocuments, type ReadDocument } from "./case.ts";

const BATCH = 1000;
const ACTORS = 20_000;
const PLACES = 5000;
const TOLD_EVERY = 20_000;
const PROVENANCE = "made";
const MODALITIES = ["asserted", "claimed", "alleged", "possible", "predicted"] as const;
const FORMS = ["narrator", "direct", "indirect"] as const;
/** One in two claims tells of an event, as in the sample; the others have a verb that is none. */
const EVENTS = ["ASSAULT", "COERCE", "ACCUSE", "THREATEN", "AID", "CONSULT"] as const;
const PARTY_DRAW = 4; // power of chance: a dyad that is spoken of much is spoken of daily, most are named once

type Chance = () => number;

/** Fills it by the store's own ways in; propositions are of the claims of a batch that say the same. */
export async function fillCase(store: Store, count: number, seed: number): Promise<void> {
  const random = mulberry32(seed + 1);
  let batch: ReadDocument[] = [];
  let done = 0;
  for (const { document, annotation } of readDocuments(count, seed)) {
    batch.push({ document, annotation: timed(peopled(annotation, random), document.published) });
    done++;
    if (batch.length < BATCH && done < count) continue;
    await save(store, batch);
    batch = [];
    if (done % TOLD_EVERY === 0) console.error(`${done} documents`);
  }
  await codePending(store); // as the run that adds documents does
}

async function save(store: Store, batch: readonly ReadDocument[]): Promise<void> {
  const bytesOf = ({ document }: ReadDocument) => new TextEncoder().encode(document.id);
  await store.saveDocuments(
    batch.map((item) => ({ document: item.document, bytes: bytesOf(item) })),
    [],
  );
  await store.saveAnnotations(batch.map(({ annotation }) => annotation));
  const claims = batch.flatMap(({ annotation }) => annotation.reading.claims);
  const ids = claims.map(({ id }) => id);
  await store.weigh((index) => index.savePropositions(ids, propositionsOf(claims), []));
}

/** Few are named by very many: the square of chance. */
function drawn(random: Chance, of: number): number {
  return Math.floor(of * random() ** 2);
}

/** The same reading with somebody who speaks, an actor and a place in every claim, and now and then a relation. */
function peopled(annotation: Annotation, random: Chance): Annotation {
  const { documentId, reading } = annotation;
  const idIn = (kind: string, i: number) => `${documentId}-${kind}${i}`;
  const named = reading.claims.map(() => [drawn(random, ACTORS), drawn(random, ACTORS)] as const);
  const parties = reading.claims.map(({ text }) => partiesOf(text));
  const places = reading.claims.map(() => placeOf(drawn(random, PLACES)));
  const claims = reading.claims.map((claim, i) =>
    claimOf(
      coded(claim, { agents: [idIn("x", i)], patients: [idIn("y", i)], time: idIn("t", i) }),
      {
        speaker: named[i]?.[0] ?? 0,
        random,
        ids: [idIn("a", i), idIn("p", i)],
      },
    ),
  );
  return {
    ...annotation,
    reading: {
      ...reading,
      claims,
      mentions: claims.flatMap((claim, i) => [
        mentionOf(claim, idIn("a", i), actorOf(named[i]?.[1] ?? 0).name),
        { ...mentionOf(claim, idIn("p", i), places[i]?.name ?? ""), type: "Location" as const },
        ...["x", "y"].map((end, at) =>
          mentionOf(claim, idIn(end, i), actorOf(parties[i]?.[at] ?? 0).name),
        ),
      ]),
    },
    entities: [...named, ...parties].flat().map(actorOf),
    resolutions: named.flatMap(([, about], i) => [
      resolved(documentId, idIn("a", i), about),
      resolved(documentId, idIn("x", i), parties[i]?.[0] ?? 0),
      resolved(documentId, idIn("y", i), parties[i]?.[1] ?? 0),
    ]),
    toponyms: places.map((place, i) => ({
      mentionId: idIn("p", i),
      documentId,
      role: "place",
      place,
      candidates: [],
    })),
    relations: random() < 0.1 ? named.slice(0, 1).flatMap((pair) => relationOf(claims, pair)) : [],
  };
}

function mentionOf({ documentId, content }: Claim, id: string, text: string) {
  return {
    id,
    documentId,
    span: content[0] ?? { begin: 0, end: 0 },
    text,
    type: "Organisation" as const,
    subtype: null,
    form: "name" as const,
    context: [],
    extractor: "bench",
  };
}

function resolved(documentId: string, mentionId: string, actor: number) {
  return {
    mentionId,
    documentId,
    entityId: actorOf(actor).id,
    basis: "name" as const,
    candidates: [],
  };
}

/** Who does it to whom: the same for the same words, so that reprints tell of one event. */
function partiesOf(text: string): readonly [number, number] {
  const random = mulberry32(fnv1a(text));
  const party = () => Math.floor(ACTORS * random() ** PARTY_DRAW);
  return [party(), party()];
}

/** The claim with its verb, which is an event or none; the same for the same words. */
function coded(
  claim: Claim,
  { time, ...parties }: Readonly<{ agents: string[]; patients: string[]; time: string }>,
): Claim {
  const event = EVENTS[fnv1a(claim.text) % (2 * EVENTS.length)] ?? null;
  const span = claim.content[0] ?? { begin: 0, end: 0 };
  const predicate = { span, lemma: "act", event, negated: false, realis: "occurred" as const };
  return { ...claim, predicates: [{ ...predicate, ...parties }], times: [time] };
}

/** Every claim says on what day it was: that before its document. */
function timed(annotation: Annotation, published: string | null): Annotation {
  const { documentId, reading } = annotation;
  const to = (published ?? "2025-01-01").slice(0, 10);
  const times = reading.claims.map((claim) => ({
    id: claim.times[0] ?? "",
    documentId,
    span: claim.content[0] ?? { begin: 0, end: 0 },
    text: "yesterday",
    kind: "relative" as const,
    value: addDays(to, -1),
    interval: { from: addDays(to, -1), to, precision: "day" as const },
    anchor: { date: to, basis: "published" as const },
  }));
  return { ...annotation, reading: { ...reading, times } };
}

function claimOf(
  claim: Claim,
  { speaker, random, ids }: { speaker: number; random: Chance; ids: readonly string[] },
): Claim {
  const { id, name } = actorOf(speaker);
  const innermost = { ...claim.chain[0], type: "role" as const, surface: name, refId: id };
  const chain = [...claim.chain, innermost] as Claim["chain"];
  const modality = MODALITIES[drawn(random, MODALITIES.length)] ?? "asserted";
  const form = FORMS[drawn(random, FORMS.length)] ?? "narrator";
  return { ...claim, chain, modality, form, mentions: [...ids] };
}

function actorOf(i: number): Entity {
  return {
    id: `ent-bench-${i}`,
    name: `Actor ${i}`,
    type: "Organisation",
    subtype: null,
    names: [],
    countries: [],
    allegedParent: null,
    allegedSponsors: [],
    provenance: PROVENANCE,
    verified: i % 3 === 0,
  };
}

function placeOf(i: number): Place {
  const random = mulberry32(i);
  return {
    id: `place-bench-${i}`,
    name: `Place ${i}`,
    kind: "city",
    country: null,
    admin1: null,
    lat: random() * 120 - 50,
    lon: random() * 340 - 170,
    population: null,
    geonamesId: null,
    uncertaintyKm: 5 + random() * 40,
    provenance: PROVENANCE,
  };
}

function relationOf(claims: readonly Claim[], [from, to]: readonly [number, number]): Relation[] {
  const [claim] = claims;
  const [span] = claim?.content ?? [];
  if (!claim || !span) return [];
  const { id: claimId, documentId, modality } = claim;
  const evidence = [{ claimId, documentId, span, polarity: "positive" as const, modality }];
  const ends = { fromId: actorOf(from).id, toId: actorOf(to).id };
  return [{ id: idOf("relation", claimId), type: "allied-with", ...ends, evidence }];
}

/** Claims with the same words say the same; each of their speakers is an origin. */
function propositionsOf(claims: readonly Claim[]): Proposition[] {
  return [...Map.groupBy(claims, ({ text }) => text)].map(([text, members]) => {
    const origins = Map.groupBy(members, ({ chain }) => chain.at(-1)?.refId ?? "");
    const documentIds = [...new Set(members.map(({ documentId }) => documentId))];
    const first = members[0]?.id ?? "";
    return {
      id: idOf("proposition", first),
      text,
      event: members[0]?.predicates[0]?.event ?? null,
      actorIds: [],
      members: members.map(({ id: claimId, documentId }) => ({
        claimId,
        documentId,
        stance: "supports",
        similarity: 1,
        reasons: ["same words"],
      })),
      supports: {
        stance: "supports",
        articles: documentIds.length,
        nMin: origins.size,
        nMax: origins.size,
        nEff: origins.size,
        independence: origins.size > 1 ? "independent" : "one-origin",
        origins: [...origins].map(([key, said]) => ({
          key,
          kind: "speaker",
          label: said[0]?.chain.at(-1)?.surface ?? "",
          sourceType: "role",
          firstSeen: null,
          claimIds: said.map(({ id }) => id),
          documentIds: said.map(({ documentId }) => documentId),
          weight: 1,
          reasons: ["nothing earlier that it could rest on"],
        })),
        edges: [],
        flags: [],
        sentence: `${documentIds.length} articles, ${origins.size} origins.`,
      },
      denies: null,
      belief: null,
      grade: { reliability: "C", credibility: origins.size > 1 ? 2 : 3, basis: [] },
      contradicts: [],
      figures: [],
      entails: [],
    };
  });
}
