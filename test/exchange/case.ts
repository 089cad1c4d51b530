// A made-up case with one of everything that leaves it, in a store of its own.
import { exportFile } from "../../src/cycle/index.ts";
import type { ChainLink } from "../../src/model/claim.ts";
import type { CodedEvent } from "../../src/model/reading.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import {
  alertOf,
  annotationOf,
  documentOf,
  entityOf,
  linkOf,
  NOW,
  originOf,
  propositionOf,
  relationOf,
} from "../store/factory.ts";

/** What one claim of the case says, and how. */
export interface Said {
  /** Words of the content: they stand in the document as they are. */
  readonly words: string;
  readonly speaker?: string;
  readonly hedge?: string;
  readonly polarity?: "positive" | "negative";
  readonly modality?: "asserted" | "alleged";
}

export interface CaseOptions {
  readonly said: readonly Said[];
  readonly url?: string | null;
  readonly published?: string | null;
}

const DAY = { from: "2031-04-09", to: "2031-04-10", precision: "day" as const };

/** A store with one document in which this is said, of two actors at one place, with relations, events and origins. */
export async function openCase({
  said,
  url = "https://example.org/a?b=1&c=ü",
  published = "2031-04-10",
}: CaseOptions): Promise<Store> {
  const store = await openStore(":memory:", { create: true, now: () => NOW });
  const text = `🛰 Report\n\n${said.map(({ words, hedge = "" }) => `${hedge} ${words}`).join("\n")}`;
  const item = documentOf(text, { url, published, title: "🛰 Report" });
  let at = text.indexOf("\n\n") + 2;
  const specs = said.map(
    ({ words, speaker, hedge = "", polarity = "positive", modality = "asserted" }) => {
      const begin = at + hedge.length + 1;
      at = begin + words.length + 1;
      const speakers: ChainLink[] =
        speaker === undefined
          ? []
          : [
              linkOf(speaker, {
                type: "anonymous",
                cue: { spans: [{ begin: 0, end: 1 }], lemma: "say", class: "say" },
              }),
            ];
      return {
        content: [{ begin, end: begin + words.length }],
        text: words,
        hedges: hedge === "" ? [] : [{ begin: begin - hedge.length - 1, end: begin - 1 }],
        polarity,
        modality,
        speakers,
        actors: ["ent:north", "ent:south"],
        places: ["place:vale"],
        events: ["ASSAULT"],
      };
    },
  );
  const annotation = annotationOf(item.document, specs);
  const { claims, mentions } = annotation.reading;
  const [north = "", south = "", vale = ""] = claims[0]?.mentions ?? [];
  const event = (claimId: string): CodedEvent => ({
    span: { begin: 0, end: 1 },
    type: "ASSAULT",
    mode: "aerial",
    confidence: 0.9,
    realis: "occurred",
    agents: [north],
    patients: [south],
    claims: [claimId],
    places: [vale],
    times: ["time-1"],
    amounts: [{ span: { begin: 0, end: 1 }, value: 12, bound: "at-least", unit: "killed" }],
  });
  const times = [
    {
      id: "time-1",
      documentId: item.document.id,
      span: { begin: 0, end: 1 },
      text: "Wednesday",
      kind: "relative" as const,
      value: "2031-04-09",
      interval: DAY,
      anchor: null,
    },
  ];
  await store.saveDocuments([item], []);
  await store.saveAnnotations([
    {
      ...annotation,
      reading: {
        ...annotation.reading,
        mentions,
        times,
        events: claims.map(({ id }) => event(id)),
      },
      entities: [
        entityOf("ent:north", { name: "Northland", subtype: "government", countries: ["NL"] }),
        entityOf("ent:south", { name: "Southern Front", subtype: "armed-group" }),
      ],
      relations: [relationOf("hostile-to", ["ent:north", "ent:south"], claims)],
    },
  ]);
  const supports = claims.filter(({ polarity }) => polarity === "positive");
  const proposition = propositionOf("prop-1", supports);
  await store.saveWeighing({
    propositions:
      supports.length === 0
        ? []
        : [
            {
              ...proposition,
              supports: {
                ...proposition.supports,
                origins: [originOf("two officials", supports, "2031-04-10")],
              },
            },
          ],
    reuse: [],
  });
  await store.saveAssessments([], [alertOf("alert-1", "p", { text: "level & <up>" })]);
  return store;
}

/** The case in a format, whole. */
export async function exported(store: Store, format: string): Promise<Buffer> {
  const { chunks } = exportFile(store, { format, at: NOW, version: "0.0.0-test" });
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}
