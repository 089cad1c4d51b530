import { TocsinError } from "../base/error.ts";
import { slice } from "../base/span.ts";
import type { ClaimRow, DocumentView } from "../model/view.ts";
import type { VersionDifference } from "../model/weighing-view.ts";
import type { Store } from "../store/index.ts";
import { editsBetween } from "../weigh/index.ts";

/** Words by which an outlet says itself that it changed an article. */
const ANNOUNCED =
  /\b(?:correct(?:s|ed|ion)|clarifi(?:es|ed|cation)|amended|retract(?:s|ed|ion)|withdrawn|updated?|editor['’]s note|an earlier version)\b/iu;

/**
 * What was changed between two versions of one page: its words, and the claims that came and went.
 *
 * @param ids two documents from one address, in any order
 * @returns the earlier version first, by retrieval; where the clock does not tell, the one that came in first
 * @throws TocsinError "not-found" for an unknown document; "bad-input" for two that are no versions of one page
 */
export async function versionDifference(
  store: Store,
  ids: readonly [string, string],
): Promise<VersionDifference> {
  const [one, other] = [await documentOf(store, ids[0]), await documentOf(store, ids[1])];
  if (!one.versions.some(({ id }) => id === other.document.id)) {
    throw new TocsinError(
      "bad-input",
      `invalid pair: ${ids.join(", ")} are no versions of one page`,
      {
        hint: "list versions with tocsin versions",
      },
    );
  }
  const [earlier, later] = await inOrder(store, [one, other]);
  return differenceOf(earlier ?? one, later ?? other);
}

/** Versions of one page that follow each other, the earliest first. */
export async function versionsOf(store: Store, id: string): Promise<VersionDifference[]> {
  const view = await documentOf(store, id);
  const others = await Promise.all(view.versions.map(({ id: other }) => documentOf(store, other)));
  const all = await inOrder(store, [view, ...others]);
  return all.slice(1).flatMap((later, i) => {
    const earlier = all[i];
    return earlier ? [differenceOf(earlier, later)] : [];
  });
}

async function documentOf(store: Store, id: string): Promise<DocumentView> {
  const view = await store.findDocument(id);
  if (view) return view;
  throw new TocsinError("not-found", `unknown document: ${JSON.stringify(id)}`, {
    hint: "list them at /api/documents, or with tocsin versions",
  });
}

/** By retrieval; of one moment the first to come in comes first. */
async function inOrder(store: Store, views: readonly DocumentView[]): Promise<DocumentView[]> {
  const arrived = await store.inOrderOfArrival(views.map(({ document }) => document.id));
  const at = new Map(arrived.map((id, i) => [id, i]));
  return views.toSorted(
    ({ document: a }, { document: b }) =>
      Date.parse(a.retrieved) - Date.parse(b.retrieved) ||
      (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0),
  );
}

function differenceOf(earlier: DocumentView, later: DocumentView): VersionDifference {
  const [a, b] = [earlier.document.text, later.document.text];
  const edits = editsBetween(a, b).map(({ kind, ...spans }) => ({
    kind,
    text: kind === "added" ? slice(b, spans.b) : slice(a, spans.a),
  }));
  const added = edits.filter(({ kind }) => kind === "added").map(({ text }) => text);
  return {
    earlier: endOf(earlier),
    later: endOf(later),
    edits,
    isEdited: edits.some(({ kind }) => kind !== "kept"),
    isAnnounced: ANNOUNCED.test(added.join("\n")),
    dropped: without(earlier.claims, later.claims),
    added: without(later.claims, earlier.claims),
  };
}

function endOf({ document }: DocumentView): VersionDifference["earlier"] {
  const { id, title, publisher, published, retrieved, url } = document;
  return { id, title: title ?? "", publisher, published, retrieved, url };
}

/** Claims that the other version does not make in these words, this way. */
function without(claims: readonly ClaimRow[], others: readonly ClaimRow[]): ClaimRow[] {
  const known = new Set(others.map(keyOf));
  return claims.filter((claim) => !known.has(keyOf(claim)));
}

function keyOf({ text, polarity, modality, speaker }: ClaimRow): string {
  return JSON.stringify([text.replace(/\s+/g, " ").trim(), polarity, modality, speaker]);
}
