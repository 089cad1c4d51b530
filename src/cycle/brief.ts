import {
  canBeWaived,
  editedBrief,
  renderBrief,
  term,
  writeBrief,
  type BriefForm,
  type BriefMaterial,
  type Stamp,
} from "../brief/index.ts";
import { TocsinError } from "../base/error.ts";
import type { Brief, BriefEdit, BriefSignature, PublishedBrief } from "../model/brief.ts";
import type { ClaimRow, ProblemView } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { loadBaseMap } from "./base-map.ts";
import { citableClaims } from "./citable.ts";
import { publishJudgement } from "./forecasts.ts";
import { printPdf } from "./print-pdf.ts";
import type { World } from "./world.ts";

const MOST_ON_FIGURES = 500; // places and relations that a figure is chosen from
const MOST_FINDINGS_NAMED = 3;

/** The draft on one problem of the case, as the rules write it. Throws not-found. */
export async function briefOn(store: Store, problemId: string): Promise<Brief> {
  const material = await materialFor(store, problemId);
  return writeBrief(material, material.assessment.asOf);
}

/** The draft with a person's changes, and what speaks against publishing it. Throws not-found, bad-input. */
export async function checkBrief(store: Store, problemId: string, edit: BriefEdit): Promise<Brief> {
  const material = await materialFor(store, problemId);
  return editedBrief(material, material.assessment.asOf, edit);
}

/**
 * Freezes a brief under a person's name as the next version on its problem, and makes a forecast of its key
 * judgement.
 *
 * @throws TocsinError "bad-input" where a finding of the lint is neither mended nor waived with a reason, or may not
 *   be waived: a sentence that its source does not bear out is never published
 */
export async function publishBrief(
  store: Store,
  world: Pick<World, "now">,
  problemId: string,
  signature: BriefSignature,
): Promise<PublishedBrief> {
  const material = await materialFor(store, problemId);
  const brief = editedBrief(material, material.assessment.asOf, signature.sections);
  refuseFindings(brief, signature.waivers);
  const { by, resolutionCriteria, source, sensitivity, waivers } = signature;
  const { body } = await publishJudgement(store, world, {
    problemId,
    ...keyJudgement(brief, signature.likelihood),
    horizonDays: material.problem.horizonDays,
    resolutionCriteria,
    source,
    by,
    rationale: brief.sections[0]?.sentences.map(({ text }) => text).join(" ") ?? "",
    evidence: brief.basis.claimIds,
  });
  const questionId = "questionId" in body ? body.questionId : "";
  const at = world.now();
  const issue = { brief, by, at, sensitivity, waivers, questionId };
  const published = await store.publishBrief(issue);
  const detail = { version: published.version, hash: published.hash, sensitivity, waivers };
  await store.appendLog({
    at,
    by,
    action: "publish-brief",
    subject: problemId,
    detail: JSON.stringify(detail),
  });
  return published;
}

/** Forms that a brief can be had in. */
export type PrintedForm = BriefForm | "pdf";

/** A brief in one form; a PDF is the page, printed. @throws TocsinError "unavailable" where there is no Chromium */
export async function printBrief(
  brief: Brief,
  form: PrintedForm,
  { stamp = null, browser }: { stamp?: Stamp | null; browser?: string | undefined } = {},
): Promise<Uint8Array> {
  if (form !== "pdf") return renderBrief(brief, form, stamp);
  return printPdf(await renderBrief(brief, "html", stamp), browser);
}

/** A version that was published, the newest unless one is named. Throws not-found. */
export async function publishedBrief(
  store: Store,
  problemId: string,
  version?: number,
): Promise<PublishedBrief> {
  const found = await store.findPublishedBrief(problemId, version);
  if (found) return found;
  const what = version === undefined ? "brief on" : `version ${version} of the brief on`;
  throw new TocsinError("not-found", `unknown ${what} "${problemId}"`, {
    hint: "it has not been published: tocsin brief PROBLEM --publish",
  });
}

function refuseFindings(
  { findings }: Brief,
  waivers: readonly BriefSignature["waivers"][number][],
): void {
  const waived = new Set(waivers.map(({ rule }) => rule));
  const left = findings.filter((finding) => !waived.has(finding.rule) || !canBeWaived(finding));
  if (left.length > 0) {
    const named = left
      .slice(0, MOST_FINDINGS_NAMED)
      .map(({ rule, message }) => `${rule}: ${message}`);
    throw new TocsinError(
      "bad-input",
      `invalid brief: ${left.length} findings: ${named.join("; ")}`,
      {
        hint: left.some(canBeWaived)
          ? "mend them, or let a finding stand with a reason: --waive RULE=REASON"
          : "mend them: a sentence that its source does not bear out cannot be published",
      },
    );
  }
  const idle = waivers.find(({ rule }) => !findings.some((finding) => finding.rule === rule));
  if (idle)
    throw new TocsinError("bad-input", `unknown waiver: ${JSON.stringify(idle.rule)}`, {
      hint: "the brief has no such finding",
    });
}

/** What is judged how likely: the words of the leading scenario, with a chance that its word stands for. */
function keyJudgement(
  { basis, sections }: Brief,
  given: number | undefined,
): { text: string; likelihood: number } {
  const [leading] = basis.scenarios;
  const said = sections[0]?.sentences[0]?.text ?? "";
  if (!leading || !said.includes(leading.narrative))
    throw new TocsinError("bad-input", "invalid key judgement: it is not on the leading scenario", {
      hint: `judge this: ${leading?.narrative ?? "no scenario"}`,
    });
  const likelihood = given ?? leading.probability;
  refuseOtherWord(said, likelihood);
  return { text: leading.narrative, likelihood };
}

/** The chance and the word that is printed have to be of one band. */
function refuseOtherWord(said: string, likelihood: number): void {
  const word = term(likelihood)?.words;
  if (word !== undefined && new RegExp(`\\b${word}\\b`, "i").test(withoutLonger(said, word)))
    return;
  throw new TocsinError(
    "bad-input",
    `invalid likelihood: ${likelihood} is not the word that is printed`,
    { hint: word === undefined ? "no word stands for it" : `it would be "${word}"` },
  );
}

/** "very likely" holds "likely", and is another word of the scale. */
function withoutLonger(said: string, word: string): string {
  return said.replace(new RegExp(`\\b(?:very|highly|un) ?${word}\\b`, "gi"), "");
}

async function materialFor(store: Store, problemId: string): Promise<BriefMaterial> {
  const view = await store.findProblem(problemId);
  if (!view) throw await unknownProblem(store, problemId);
  const claims = { ...view.claims, ...(await denials(store, view)) };
  const { collection } = view.problem;
  const page = { collection, limit: MOST_ON_FIGURES };
  const [previous, places, network] = [
    await store.findPublishedBrief(problemId),
    await store.listPlaces(page),
    await store.network(page),
  ];
  return {
    ...view,
    ...(await citableClaims(store, Object.values(claims))),
    previous: previous ?? null,
    places,
    baseMap: places.length > 0 ? await loadBaseMap() : [],
    relations: network.edges,
  };
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
