import { idOf } from "../base/id.ts";
import { contains, hull, trimSpan, type Span } from "../base/span.ts";
import {
  annotationReader,
  asBytes,
  spanOfAnchor,
  textSource,
  unpacked,
  type AnnotationBatch,
  type ImportedAnnotation,
} from "../exchange/index.ts";
import type { Document } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";
import type { Judgement } from "../model/judgement.ts";
import type { DocumentView } from "../model/view.ts";
import { addedClaimId } from "../read/index.ts";
import type { Store } from "../store/index.ts";
import { itemIssue, openable, type ExchangedFile } from "./exchanged-file.ts";
import { readAgain } from "./judge.ts";
import { weighAndWarn } from "./turn.ts";
import type { AddReport, World } from "./world.ts";

/** What came of a file of annotations: `added` counts documents, as everywhere, and is always 0. */
export interface AnnotationReport extends AddReport {
  /** Claims that are in the case since on the word of the annotations, and those that were there already. */
  readonly marked: number;
  readonly knownClaims: number;
}

/**
 * Takes annotations of documents in the case for claims that people added: each a judgement by whoever made it, with its words
 * as the reason. Where the same words are a claim already, nothing is added; the same file twice changes nothing.
 *
 * The file is read to its end before anything is kept: all of it is taken in or, where it is another's or breaks off, nothing.
 *
 * @throws TocsinError "bad-input" for what holds no annotations; "not-found" for a missing file
 */
export async function importAnnotations(
  store: Store,
  file: ExchangedFile,
  world: World,
): Promise<AnnotationReport> {
  const run = new AnnotationRun(store, file.name, world);
  const reader = annotationReader();
  const text = textSource();
  for await (const chunk of await unpacked(asBytes(openable(file))))
    await run.take(reader.push(text.push(chunk)));
  await run.take(reader.push(text.end()));
  await run.take(reader.end());
  return run.finish();
}

class AnnotationRun {
  readonly #store: Store;
  readonly #name: string;
  readonly #world: World;
  readonly #judgements = new Map<string, Judgement>();
  readonly #issues: Issue[] = [];
  #known = 0;
  /** The document of the annotation before: they come by document. */
  #view: DocumentView | undefined;

  constructor(store: Store, name: string, world: World) {
    [this.#store, this.#name, this.#world] = [store, name, world];
  }

  async take({ annotations, faults }: AnnotationBatch): Promise<void> {
    const at = this.#world.now();
    for (const fault of faults) this.#issues.push(itemIssue(fault, { file: this.#name, at }));
    for (const annotation of annotations) {
      const loss = await this.#take(annotation);
      if (loss === undefined) continue;
      const { pointer, line } = annotation;
      const fault = { pointer, line, message: loss, isLoss: true };
      this.#issues.push(itemIssue(fault, { file: this.#name, at }));
    }
  }

  async finish(): Promise<AnnotationReport> {
    const before = new Set((await this.#store.judgements()).map(({ subjectId }) => subjectId));
    const news = [...this.#judgements.values()].filter(({ subjectId }) => !before.has(subjectId));
    for (const judgement of news) await this.#store.appendJudgement(judgement);
    await this.#store.saveIssues(this.#issues);
    const documents = new Set(news.flatMap(({ reading }) => reading?.documentId ?? []));
    for (const id of documents) await readAgain(this.#store, id);
    if (news.length > 0) await weighAndWarn(this.#store, this.#world);
    const knownClaims = this.#known + this.#judgements.size - news.length;
    await this.#store.appendLog({
      at: this.#world.now(),
      by: "import",
      action: "import-annotations",
      subject: this.#name,
      detail: `${news.length} claims added, ${knownClaims} known, ${this.#issues.length} issues`,
    });
    const told = { added: 0, known: 0, claims: news.length, issues: this.#issues };
    return { ...told, marked: news.length, knownClaims };
  }

  /** @returns why it is lost; undefined where it is not */
  async #take(annotation: ImportedAnnotation): Promise<string | undefined> {
    const view = await this.#viewOf(annotation);
    if (!view) return "unknown document: neither its id nor its address is in the case";
    const span = spanIn(view.document, annotation);
    if (typeof span === "string") return span;
    if (isClaim(view, span, annotation.claimId)) this.#known++;
    else {
      const judgement = this.#judgementOf(view.document, span, annotation);
      this.#judgements.set(judgement.subjectId, judgement);
    }
    return undefined;
  }

  async #viewOf({ documentId, url }: ImportedAnnotation): Promise<DocumentView | undefined> {
    const last = this.#view;
    if (last && (last.document.id === documentId || (!documentId && last.document.url === url)))
      return last;
    const own = documentId === null ? undefined : await this.#store.findDocument(documentId);
    const [at] = own || url === null ? [] : await this.#store.documentsAt(url);
    this.#view = own ?? (at === undefined ? undefined : await this.#store.findDocument(at));
    return this.#view;
  }

  #judgementOf(document: Document, span: Span, annotation: ImportedAnnotation): Judgement {
    const { words, by, speaker } = annotation;
    const subjectId = addedClaimId(document.id, span);
    const who = by ?? `whoever made ${this.#name}`;
    const at = this.#world.now();
    return {
      id: idOf("jud", "reading", subjectId, "claim", who, at),
      about: "reading",
      subjectId,
      verdict: "claim",
      why: words || `marked in ${this.#name}`,
      by: who,
      at,
      reading: { documentId: document.id, span, source: speaker },
    };
  }
}

/** All the parts of the annotation, and what lies between them. */
function spanIn(document: Document, { anchors }: ImportedAnnotation): Span | string {
  const spans: Span[] = [];
  for (const anchor of anchors) {
    const span = spanOfAnchor(document.text, anchor);
    if (typeof span === "string") return span;
    spans.push(span);
  }
  const whole = hull(spans);
  return whole ? trimSpan(document.text, whole) : "missing target";
}

/** The same claim, or one of the same words. */
function isClaim({ reading }: DocumentView, span: Span, claimId: string | null): boolean {
  return (reading?.claims ?? []).some(({ id, content }) => {
    const words = hull(content);
    return id === claimId || (words && contains(words, span) && contains(span, words));
  });
}
