import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import { collect, type Collected } from "../collect/index.ts";
import {
  asBytes,
  stixReader,
  textSource,
  unpacked,
  type ImportedArticle,
  type ItemFault,
  type StixBatch,
} from "../exchange/index.ts";
import type { RawInput } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import { EXCERPT_TYPE, type Excerpt } from "../model/excerpt.ts";
import type { Issue } from "../model/issue.ts";
import type { Place } from "../model/place.ts";
import type { Store } from "../store/index.ts";
import { itemIssue, openable, type ExchangedFile } from "./exchanged-file.ts";
import { resume } from "./turn.ts";
import type { AddReport, World } from "./world.ts";

/** What came of a bundle: what `add` says, and what is known of actors and places since. */
export interface StixReport extends AddReport {
  readonly actors: number;
  readonly places: number;
}

const BATCH = 200; // documents held at a time
const MOST_KNOWN = 50_000; // actors and places of one bundle: they are looked up in memory when texts are read

/**
 * Reads a STIX 2.1 bundle into the case. Claims of a case of ours come back with their documents, as excerpts, unless the
 * document itself is here; reports and notes of others are read as articles. Each batch is kept before the next is read: a
 * bundle that breaks off leaves what came before, says where, and may be given again.
 *
 * @throws TocsinError "bad-input" for what is no bundle of STIX 2.1; "not-found" for a missing file
 */
export async function importStix(
  store: Store,
  file: ExchangedFile,
  world: World,
): Promise<StixReport> {
  const run = new StixRun(store, file.name, world);
  const reader = stixReader();
  const text = textSource();
  try {
    for await (const chunk of await unpacked(asBytes(openable(file))))
      await run.take(reader.push(text.push(chunk)));
    await run.take(reader.push(text.end()));
    await run.take(reader.end());
  } catch (cause) {
    if (!(cause instanceof TocsinError) || cause.code !== "bad-input" || !run.hasKept) throw cause;
    await run.breakOff(cause);
  }
  return run.finish();
}

class StixRun {
  readonly #store: Store;
  readonly #name: string;
  readonly #world: World;
  readonly #actors = new Map<string, Entity>();
  readonly #places = new Map<string, Place>();
  #isNews = false;
  #inputs: RawInput[] = [];
  #issues: Issue[] = [];
  readonly #told = { added: 0, known: 0, claims: 0, issues: [] as Issue[] };

  constructor(store: Store, name: string, world: World) {
    [this.#store, this.#name, this.#world] = [store, name, world];
  }

  get hasKept(): boolean {
    return this.#told.added + this.#told.known > 0;
  }

  async take({ excerpts, articles, actors, places, faults }: StixBatch): Promise<void> {
    for (const entity of actors) this.#know(this.#actors, entity);
    for (const place of places) this.#know(this.#places, place);
    for (const fault of faults) this.#issues.push(this.#issueOf(fault));
    for (const excerpt of excerpts) {
      if (await this.#isHere(excerpt)) this.#told.known++;
      else this.#inputs.push(this.#excerptInput(excerpt));
    }
    for (const article of articles) this.#inputs.push(this.#articleInput(article));
    if (this.#inputs.length + this.#issues.length >= BATCH) await this.#flush();
  }

  async breakOff({ message, hint }: TocsinError): Promise<void> {
    const broken = { pointer: "", line: 0, message, isLoss: false };
    const advice =
      hint ?? "what stands before it was taken in; mend the file and give it once more";
    this.#issues.push({
      ...this.#issueOf(broken),
      where: this.#name,
      hint: advice,
      severity: "error",
    });
  }

  async finish(): Promise<StixReport> {
    await this.#flush();
    const { added, known, claims, issues } = this.#told;
    const [actors, places] = [this.#actors.size, this.#places.size];
    await this.#store.appendLog({
      at: this.#world.now(),
      by: "import",
      action: "import-stix",
      subject: this.#name,
      detail: `${added} documents, ${known} known, ${claims} claims, ${actors} actors, ${places} places, ${issues.length} issues`,
    });
    return { ...this.#told, actors, places };
  }

  #know<T extends { readonly id: string }>(known: Map<string, T>, one: T): void {
    if (known.size >= MOST_KNOWN && !known.has(one.id))
      throw new TocsinError(
        "bad-input",
        `invalid bundle: more than ${MOST_KNOWN} actors or places`,
        {
          hint: "import a register of that size as a list: tocsin import ftm",
        },
      );
    if (!known.has(one.id)) this.#isNews = true;
    known.set(one.id, one);
  }

  /** The document itself is in the case: it is read here, and needs no excerpt. */
  async #isHere({ documentId }: Excerpt): Promise<boolean> {
    return (await this.#store.inOrderOfArrival([documentId])).length > 0;
  }

  /** What is known goes before the texts that are read by it. */
  async #flush(): Promise<void> {
    if (this.#isNews) await this.#saveKnowledge();
    this.#isNews = false; // saving it again would weigh the whole case anew
    const came = this.#inputs.map((input) => collect(input));
    const documents: Collected[] = came.flatMap((one) => one.documents);
    const issues = [...this.#issues, ...came.flatMap((one) => one.issues)];
    const fresh = await this.#store.saveDocuments(documents, issues);
    [this.#inputs, this.#issues] = [[], []];
    const read = await resume(this.#store, this.#world);
    this.#told.added += fresh.length;
    this.#told.known += documents.length - fresh.length;
    this.#told.claims += read.claims;
    for (const issue of [...issues, ...read.issues]) this.#told.issues.push(issue);
  }

  async #saveKnowledge(): Promise<void> {
    const collection = {
      id: idOf("stix", this.#name),
      title: `Actors and places of ${this.#name}`,
      description: "From a STIX bundle: on the word of its authors, verified by nobody here.",
      licence: "as the bundle says",
      invented: false,
      articles: [this.#name],
      problems: [],
      lists: [],
    };
    const [entities, places] = [[...this.#actors.values()], [...this.#places.values()]];
    await this.#store.saveCollection(collection, { entities, places, sources: [] }, []);
  }

  #excerptInput(excerpt: Excerpt): RawInput {
    return {
      bytes: new TextEncoder().encode(JSON.stringify(excerpt)),
      name: excerpt.url ?? excerpt.documentId,
      mediaType: EXCERPT_TYPE,
      retrieved: excerpt.retrieved,
    };
  }

  #articleInput(article: ImportedArticle): RawInput {
    return {
      bytes: new TextEncoder().encode(JSON.stringify(article)),
      name: `${this.#name} ${article.id}`,
      mediaType: "application/x-ndjson",
      retrieved: this.#world.now(),
    };
  }

  #issueOf(fault: ItemFault): Issue {
    return itemIssue(fault, { file: this.#name, at: this.#world.now() });
  }
}
