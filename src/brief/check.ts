import { TocsinError } from "../base/error.ts";
import type { Brief, BriefEdit, BriefSentence } from "../model/brief.ts";
import { writeBrief } from "./brief.ts";
import type { BriefMaterial } from "./input.ts";
import { finding, lintBrief, REPORTING, type Finding } from "./lint.ts";
import { ownWords, quotationsIn } from "./quotation.ts";

/** Headings under which a person writes in words of their own. */
const FREE: ReadonlySet<string> = new Set(["So what"]);

/**
 * The brief as a person edited it, with what speaks against publishing it.
 *
 * @throws TocsinError "bad-input" for a heading that the brief does not have
 */
export function editedBrief(material: BriefMaterial, asOf: string, edit: BriefEdit): Brief {
  const written = writeBrief(material, asOf);
  const unknown = edit.find(
    ({ heading }) => !written.sections.some((one) => one.heading === heading),
  );
  if (unknown)
    throw new TocsinError("bad-input", `unknown heading: ${JSON.stringify(unknown.heading)}`, {
      hint: `one of: ${written.sections.map(({ heading }) => heading).join(", ")}`,
    });
  const sections = written.sections.map((section) => {
    const sentences = edit.find(({ heading }) => heading === section.heading)?.sentences;
    return sentences === undefined ? section : { ...section, sentences };
  });
  const brief = { ...written, sections };
  return {
    ...brief,
    findings: [...lintBrief(brief, material), ...kindFindings(brief, written)],
  };
}

/** A sentence cannot get out of the checks of its kind by being called of another. */
function kindFindings(brief: Brief, written: Brief): Finding[] {
  const ours = new Set(
    written.sections.flatMap(({ sentences }) =>
      sentences.map(({ kind, text }) => `${kind} ${text}`),
    ),
  );
  return brief.sections.flatMap(({ heading, sentences }) =>
    sentences
      .filter(({ kind, text }) => !ours.has(`${kind} ${text}`))
      .flatMap((sentence) => misfits(sentence, FREE.has(heading))),
  );
}

function misfits({ kind, text, citations }: BriefSentence, free: boolean): Finding[] {
  if (kind === "information" || kind === "judgement") return [];
  const reports =
    citations.length > 0 || quotationsIn(text).length > 0 || REPORTING.test(ownWords(text));
  return [
    ...(reports ? [finding("3-kind", `${kind} that reports: it has to be information`, text)] : []),
    ...(kind === "method" && !free
      ? [finding("3-kind", "method that is not from the records: say what it is", text)]
      : []),
  ];
}

/** What no reason can waive: a sentence that its source does not bear out. */
const NEVER_WAIVED =
  /^(?:1-(?!source-summary|descriptor|uncited)|3-(?!estimate|report-in-judgement))/;

/** Whether a finding may be let stand with a reason. */
export function canBeWaived({ rule }: Finding): boolean {
  return !NEVER_WAIVED.test(rule);
}
