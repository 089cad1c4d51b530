export { beliefOf } from "./belief.ts";
export { CUE_WEIGHTS } from "./dependence.ts";
export { reliabilityOf } from "./grade.ts";
export { independence, independentAt } from "./independence.ts";
export type { WeighDocument, Weighed, WeighInput } from "./input.ts";
export { originOf } from "./origin.ts";
export { findReuse, type ReusableText } from "./reuse.ts";
export { storiesOf, type StoryText } from "./stories.ts";
export { weigh } from "./weigh.ts";
