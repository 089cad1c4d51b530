import type { z } from "zod";
import { TocsinError } from "../base/error.ts";
import type { Entity } from "../model/entity.ts";
import type { Excerpt, ExcerptClaim } from "../model/excerpt.ts";
import type { Place } from "../model/place.ts";
import { jsonItems, type JsonItem } from "./json-items.ts";
import { ClaimExtension, excerptClaim, RelationExtension } from "./stix-claims.ts";
import {
  entityOf,
  isOwn,
  locatedPlace,
  StixActor,
  StixLocation,
  StixNote,
  StixObject,
  StixRelationship,
  StixReport,
} from "./stix-objects.ts";
import { AUTHOR, CLAIM_EXTENSION, RELATION_EXTENSION } from "./stix-terms.ts";

/** An article as `collect` reads it from JSON lines. */
export interface ImportedArticle {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly language: string | null;
}

/** What is wrong with an object of a file, or was lost of it, with where it stands. */
export interface ItemFault {
  readonly pointer: string;
  readonly line: number;
  readonly message: string;
  /** True where nothing is wrong, and there is only no place for it here. */
  readonly isLoss: boolean;
}

/** What came of a stretch of a bundle. */
export interface StixBatch {
  readonly excerpts: readonly Excerpt[];
  readonly articles: readonly ImportedArticle[];
  /** Of bundles that are not ours: knowledge of the case from now on. */
  readonly actors: readonly Entity[];
  readonly places: readonly Place[];
  readonly faults: readonly ItemFault[];
}

export interface StixReader {
  push(text: string): StixBatch;
  end(): StixBatch;
}

const MOST_OPEN = 200; // documents whose report has not come yet: in our bundles one at a time
const SILENT: ReadonlySet<string> = new Set(["extension-definition", "marking-definition"]);

/** Types that are read, by what they are read as. */
const READ_AS: Readonly<Record<string, "actor" | "location" | "note" | "relationship" | "report">> =
  {
    identity: "actor",
    "threat-actor": "actor",
    "intrusion-set": "actor",
    location: "location",
    note: "note",
    opinion: "note",
    relationship: "relationship",
    report: "report",
    grouping: "report",
  };

interface OpenDocument {
  readonly head: ClaimExtension;
  readonly language: string | null;
  readonly claims: ExcerptClaim[];
  readonly relations: Excerpt["relations"][number][];
}

type Open<S extends z.ZodType> = (parsed: z.infer<S>, item: JsonItem) => void;

/**
 * Reads a STIX 2.1 bundle as it comes. Notes with our extension are the claims of a case of ours, put together by document;
 * reports and notes of others are articles by their author, identities and locations of others what is known of them. All
 * else is told of, the first of its type with its place.
 *
 * @throws TocsinError "bad-input", from `push`, for what is no JSON or another version of STIX
 */
export function stixReader(): StixReader {
  const bundle = new Bundle();
  const items = jsonItems("objects");
  const take = (found: readonly JsonItem[]): StixBatch => {
    for (const item of found) bundle.take(item);
    return bundle.flush();
  };
  return {
    push: (text) => take(items.push(text)),
    end: () => {
      take(items.end());
      bundle.close();
      return bundle.flush();
    },
  };
}

class Bundle {
  #id = "without an id";
  #isBundle = false;
  readonly #actors = new Map<string, Entity>();
  readonly #places = new Map<string, Place>();
  readonly #open = new Map<string, OpenDocument>();
  readonly #leftOut = new Map<string, { first: JsonItem; count: number }>();
  #batch = emptyBatch();

  /** What was found since the last time. */
  flush(): StixBatch {
    const batch = this.#batch;
    this.#batch = emptyBatch();
    return batch;
  }

  /** @throws TocsinError "bad-input" for a file that is no bundle */
  close(): void {
    if (!this.#isBundle) throw notStix("its type is no bundle");
    for (const documentId of this.#open.keys()) this.#endDocument(documentId);
    for (const [type, { first, count }] of this.#leftOut)
      this.#lose(
        first,
        `left out: ${type}${count > 1 ? `, as ${count - 1} more of this type` : ""}`,
      );
  }

  take(item: JsonItem): void {
    if (item.pointer.startsWith("/objects/")) this.#object(item);
    else if (item.pointer === "/type") {
      this.#isBundle = item.value === "bundle";
      if (!this.#isBundle) throw notStix(`its type is ${JSON.stringify(item.value)}, no bundle`);
    } else if (item.pointer === "/id") this.#id = String(item.value);
    else if (item.pointer === "/spec_version" && item.value !== "2.1")
      throw notStix(`version ${JSON.stringify(item.value)} of STIX`);
    else if (/^\/\d/.test(item.pointer)) throw notStix("it is a list, no bundle");
  }

  #object(item: JsonItem): void {
    const object = this.#parsed(StixObject, item);
    if (!object) return;
    const { type, spec_version: version = "2.1", revoked } = object;
    if (version !== "2.1") this.#fault(item, `unknown version of STIX: ${JSON.stringify(version)}`);
    else if (revoked) this.#leaveOut(`revoked ${type}`, item);
    else if (object.id !== AUTHOR) this.#ofType(type, item);
  }

  #ofType(type: string, item: JsonItem): void {
    switch (READ_AS[type]) {
      case "actor":
        return this.#as(StixActor, item, (actor) => this.#actor(actor));
      case "location":
        return this.#as(StixLocation, item, (location) => this.#location(location, item));
      case "note":
        return this.#as(StixNote, item, (note) => this.#note(note, item));
      case "relationship":
        return this.#as(StixRelationship, item, (one) => this.#relationship(one, item));
      case "report":
        return this.#as(StixReport, item, (report) => this.#report(report, item));
      default:
        if (!SILENT.has(type)) this.#leaveOut(type, item);
    }
  }

  #as<S extends z.ZodType>(schema: S, item: JsonItem, take: Open<S>): void {
    const parsed = this.#parsed(schema, item);
    if (parsed) take(parsed, item);
  }

  #parsed<S extends z.ZodType>(schema: S, item: JsonItem): z.infer<S> | undefined {
    const result = schema.safeParse(item.value);
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const where = { ...item, pointer: [item.pointer, ...(issue?.path ?? [])].join("/") };
    this.#fault(where, `invalid object: ${issue?.message ?? ""}`);
    return undefined;
  }

  #actor(actor: z.infer<typeof StixActor>): void {
    const entity = entityOf(actor, `STIX ${this.#id}`);
    this.#actors.set(actor.id, entity);
    if (!isOwn(actor) && actor.identity_class !== "system") this.#batch.actors.push(entity);
  }

  #location(location: z.infer<typeof StixLocation>, item: JsonItem): void {
    const place = locatedPlace(location, `STIX ${this.#id}`);
    if (typeof place === "string") return this.#lose(item, `${place}: location left out`);
    this.#places.set(location.id, place);
    if (!isOwn(location)) this.#batch.places.push(place);
  }

  #note(note: z.infer<typeof StixNote>, item: JsonItem): void {
    const given = note.extensions[CLAIM_EXTENSION];
    if (given === undefined) {
      const text = note.content ?? note.explanation;
      return this.#article(note, { title: note.abstract, text, byline: note.authors }, item);
    }
    const pointer = `${item.pointer}/extensions/${CLAIM_EXTENSION}`;
    const extension = this.#parsed(ClaimExtension, { ...item, pointer, value: given });
    if (!extension) return;
    const claim = excerptClaim(extension, {
      actors: note.object_refs.flatMap((ref) => namedActor(this.#actors.get(ref)) ?? []),
      places: note.object_refs.flatMap((ref) => this.#places.get(ref) ?? []),
    });
    if (typeof claim === "string") return this.#fault({ ...item, pointer }, claim);
    this.#documentOf(extension, note.lang ?? null).claims.push(claim);
  }

  #documentOf(head: ClaimExtension, language: string | null): OpenDocument {
    const known = this.#open.get(head.document_id);
    if (known) return known;
    const [oldest] = this.#open.keys();
    if (this.#open.size >= MOST_OPEN && oldest !== undefined) this.#endDocument(oldest);
    const document = { head, language, claims: [], relations: [] };
    this.#open.set(head.document_id, document);
    return document;
  }

  #relationship(one: z.infer<typeof StixRelationship>, item: JsonItem): void {
    const given = one.extensions[RELATION_EXTENSION];
    if (given === undefined) return this.#leaveOut("relationship without claims", item);
    const relation = this.#parsed(RelationExtension, { ...item, value: given });
    const [from, to] = [this.#actors.get(one.source_ref), this.#actors.get(one.target_ref)];
    const document = this.#open.get(relation?.claims[0]?.document_id ?? "");
    if (!relation || !from || !to || !document)
      return this.#lose(item, "left out: a relation whose ends or claims did not come before it");
    const claimIds = relation.claims.map(({ claim_id: id }) => id);
    document.relations.push({
      type: relation.relation_type,
      fromId: from.id,
      toId: to.id,
      claimIds,
    });
  }

  #report(report: z.infer<typeof StixReport>, item: JsonItem): void {
    const own = report.external_references.find(({ external_id: id }) => this.#open.has(id ?? ""));
    if (own?.external_id !== undefined) return this.#endDocument(own.external_id);
    this.#article(report, { title: report.name, text: report.description, byline: [] }, item);
  }

  #article(
    object: Published,
    said: { title: string | undefined; text: string | undefined; byline: readonly string[] },
    item: JsonItem,
  ): void {
    if (!said.text?.trim())
      return this.#lose(item, `left out: a ${object.type} without text of its own`);
    const { created_by_ref: author = "" } = object;
    const { title = null, byline } = said;
    this.#batch.articles.push({
      title,
      text: said.text,
      byline: byline.join(", ") || null,
      publisher: this.#actors.get(author)?.name ?? null,
      ...aboutArticle(object),
    });
  }

  #endDocument(documentId: string): void {
    const document = this.#open.get(documentId);
    this.#open.delete(documentId);
    if (document) this.#batch.excerpts.push(excerptOf(document));
  }

  #leaveOut(type: string, item: JsonItem): void {
    const before = this.#leftOut.get(type);
    this.#leftOut.set(type, {
      first: before?.first ?? { ...item, value: null },
      count: (before?.count ?? 0) + 1,
    });
  }

  #fault({ pointer, line }: JsonItem, message: string): void {
    this.#batch.faults.push({ pointer, line, message, isLoss: false });
  }

  #lose({ pointer, line }: JsonItem, message: string): void {
    this.#batch.faults.push({ pointer, line, message, isLoss: true });
  }
}

type Published = StixObject & { readonly published?: string | undefined };

function aboutArticle(
  object: Published,
): Pick<ImportedArticle, "id" | "url" | "published" | "language"> {
  const { id, created, published = created, lang = null, external_references: references } = object;
  const url = references.find((reference) => reference.url !== undefined)?.url ?? null;
  return { id, url, published: published ?? null, language: lang };
}

function emptyBatch() {
  return {
    excerpts: [] as Excerpt[],
    articles: [] as ImportedArticle[],
    actors: [] as Entity[],
    places: [] as Place[],
    faults: [] as ItemFault[],
  };
}

function namedActor(entity: Entity | undefined): ExcerptClaim["actors"][number] | undefined {
  if (!entity) return undefined;
  const { id, name, type, subtype, names } = entity;
  const aliases = names.map(({ text }) => text).filter((text) => text !== name);
  return { id, name, type, subtype, aliases };
}

function excerptOf({ head, language, claims, relations }: OpenDocument): Excerpt {
  const isTitled = head.title !== head.url && head.title !== head.document_id;
  const known = new Set(claims.map(({ id }) => id));
  return {
    documentId: head.document_id,
    sha256: head.document_sha256,
    url: head.url ?? null,
    title: isTitled ? head.title : null,
    publisher: head.publisher ?? null,
    published: head.published ?? null,
    language,
    retrieved: head.retrieved,
    claims,
    relations: relations.filter(({ claimIds }) => claimIds.every((id) => known.has(id))),
  };
}

function notStix(why: string): TocsinError {
  return new TocsinError("bad-input", `invalid STIX bundle: ${why}`, {
    hint: "give a bundle of STIX 2.1; older ones are converted by the stix2-elevator of OASIS",
  });
}
