export { writeBrief } from "./brief.ts";
export { canBeWaived, editedBrief } from "./check.ts";
export { citationsOf } from "./citations.ts";
export { renderBrief, BRIEF_FORMS, type BriefForm } from "./forms.ts";
export type { Stamp } from "./footer.ts";
export type { BriefMaterial } from "./input.ts";
export { SCALES, term, type LikelihoodScale, type LikelihoodTerm } from "./likelihood-words.ts";
export { lintBrief, type Finding } from "./lint.ts";
