export { writeBrief } from "./brief.ts";
export { citationsOf } from "./citations.ts";
export { renderHtml } from "./html.ts";
export type { BriefMaterial } from "./input.ts";
export { SCALES, term, type LikelihoodScale, type LikelihoodTerm } from "./likelihood-words.ts";
export { lintBrief, type Finding } from "./lint.ts";
export { renderMarkdown } from "./markdown.ts";
