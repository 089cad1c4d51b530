import { renderHtml, renderMarkdown, writeBrief, type BriefMaterial } from "../brief/index.ts";
import { TocsinError } from "../base/error.ts";
import type { Brief } from "../model/brief.ts";
import type { ClaimRow, ProblemView } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { citableClaims } from "./citable.ts";

/** The brief on one problem of the case, rendered. Throws not-found. */
export async function briefOn(
  store: Store,
  problemId: string,
): Promise<{ brief: Brief; markdown: string; html: string }> {
  const material = await materialFor(store, problemId);
  const brief = writeBrief(material, material.assessment.asOf);
  return { brief, markdown: renderMarkdown(brief), html: renderHtml(brief) };
}

async function materialFor(store: Store, problemId: string): Promise<BriefMaterial> {
  const view = await store.findProblem(problemId);
  if (!view) throw await unknownProblem(store, problemId);
  const claims = { ...view.claims, ...(await denials(store, view)) };
  return { ...view, ...(await citableClaims(store, Object.values(claims))) };
}

/** Claims that deny what the indicators rest on: a brief that leaves them out misleads. */
async function denials(store: Store, view: ProblemView): Promise<Record<string, ClaimRow>> {
  const rows: Record<string, ClaimRow> = {};
  for (const { id, denials: count } of Object.values(view.propositions)) {
    const found = count > 0 ? await store.findProposition(id) : undefined;
    for (const row of found?.claims ?? []) if (row.stance === "denies") rows[row.id] = row;
  }
  return rows;
}

async function unknownProblem(store: Store, problemId: string): Promise<TocsinError> {
  const known = (await store.problems()).map(({ id }) => id).join(", ");
  return new TocsinError("not-found", `unknown problem: "${problemId}"`, {
    hint: known ? `one of: ${known}` : "add one: tocsin add FOLDER",
  });
}
