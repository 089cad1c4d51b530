import { TocsinError } from "../base/error.ts";
import { groupBy } from "../base/group.ts";
import { hull, trimSpan, type Span } from "../base/span.ts";
import type {
  ClaimVerdict,
  Judgement,
  ReadingCorrection,
  ReadingVerdict,
} from "../model/judgement.ts";
import type { DocumentView } from "../model/view.ts";
import { addedClaimId, ANALYST } from "../read/index.ts";
import { standing } from "../resolve/index.ts";
import type { Store } from "../store/index.ts";

/** What a person says of how a text was read. */
export interface ReadingSaid {
  readonly about: "reading";
  readonly documentId: string;
  readonly verdict: ReadingVerdict;
  /** The claim it is about; none where a claim is added. */
  readonly claimId?: string | undefined;
  /** Words of an added claim. */
  readonly span?: Span | undefined;
  /** Who says it; null for the outlet itself. */
  readonly source?: string | null | undefined;
  /** Id of the last judgement on this claim that the person saw, null for none: what came since is a conflict. */
  readonly seen?: string | null | undefined;
}

interface Written extends Pick<Judgement, "about" | "subjectId" | "verdict"> {
  readonly reading: ReadingCorrection;
}

/** What stands of claims, by document. */
export function verdictsOf(
  judgements: readonly Judgement[],
): ReadonlyMap<string, readonly ClaimVerdict[]> {
  const said = standing(judgements, "reading").flatMap((judgement) => {
    const verdict = verdictOf(judgement);
    const documentId = judgement.reading?.documentId;
    return verdict && documentId !== undefined ? [{ documentId, verdict }] : [];
  });
  const byDocument = groupBy(said, ({ documentId }) => documentId);
  return new Map([...byDocument].map(([id, all]) => [id, all.map(({ verdict }) => verdict)]));
}

function verdictOf({ subjectId: claimId, verdict, reading }: Judgement): ClaimVerdict | undefined {
  const source = reading?.source ?? null;
  if (verdict === "wrong") return { verdict, claimId };
  if (verdict === "source") return { verdict, claimId, source };
  const span = reading?.span;
  return verdict === "claim" && span ? { verdict, claimId, span, source } : undefined;
}

/**
 * A decision on the reading of a text, as it is written down.
 *
 * @throws TocsinError "not-found" for an unknown document or claim; "bad-input" for words that are none;
 *   "conflict" where somebody else decided on the claim in the meantime
 */
export async function readingSubject(store: Store, said: ReadingSaid): Promise<Written> {
  const view = await store.findDocument(said.documentId);
  if (!view) {
    throw new TocsinError("not-found", `unknown document: ${JSON.stringify(said.documentId)}`, {
      hint: "list them with tocsin export jsonl, or at /api/documents",
    });
  }
  const written = said.verdict === "claim" ? added(view, said) : onClaim(view, said);
  const before = (await store.judgements()).filter(
    ({ about, subjectId }) => about === "reading" && subjectId === written.subjectId,
  );
  checkKnown(view, written, before);
  checkSeen(said, before.at(-1));
  return written;
}

function added({ document }: DocumentView, { span, source }: ReadingSaid): Written {
  const words = span && trimSpan(document.text, span);
  if (!words || words.end > document.text.length || words.begin >= words.end) {
    throw new TocsinError("bad-input", "invalid span: no words of the text", {
      hint: `give begin and end within 0 and ${document.text.length}`,
    });
  }
  return {
    about: "reading",
    subjectId: addedClaimId(document.id, words),
    verdict: "claim",
    reading: { documentId: document.id, span: words, source: named(source) },
  };
}

function onClaim(view: DocumentView, { claimId = "", verdict, source }: ReadingSaid): Written {
  const claim = view.reading?.claims.find(({ id }) => id === claimId);
  const span = hull(claim?.content ?? []);
  const reading = { documentId: view.document.id, ...(span ? { span } : {}) };
  if (verdict !== "source") return { about: "reading", subjectId: claimId, verdict, reading };
  return {
    about: "reading",
    subjectId: claimId,
    // A claim that a person added is there by its own judgement alone: the new one must keep it.
    verdict: claim?.extractor === ANALYST ? "claim" : "source",
    reading: { ...reading, source: named(source) },
  };
}

/** Null for the outlet itself. */
function named(source: string | null | undefined): string | null {
  return source?.trim() || null;
}

function checkKnown(
  { reading }: DocumentView,
  { subjectId, verdict }: Written,
  before: readonly Judgement[],
): void {
  const isThere = verdict === "claim" || reading?.claims.some(({ id }) => id === subjectId);
  if (isThere || (verdict === "none" && before.length > 0)) return;
  throw new TocsinError("not-found", `unknown claim: ${JSON.stringify(subjectId)}`, {
    hint: "take its id from the page of the document, or from tocsin claims --json",
  });
}

function checkSeen({ seen }: ReadingSaid, last: Judgement | undefined): void {
  if (seen === undefined || seen === (last?.id ?? null)) return;
  const words = last ? `"${last.verdict}", by ${last.by}: ${last.why}` : "nothing";
  throw new TocsinError("conflict", `duplicate judgement: the claim was judged since, ${words}`, {
    hint: "look at what was said, and record yours again if it still holds",
  });
}
