export { annotate, readInput, type ReadArticle } from "./annotate.ts";
export { briefOn } from "./brief.ts";
export { openCollection, type CollectionFolder } from "./collection-folder.ts";
export { loadKnowledge, openDesk, type Desk } from "./knowledge.ts";
export { netFetch, openFetch } from "./net.ts";
export { study, type Study } from "./study.ts";
export { add, addInputs, replay, resume, weighAndWarn } from "./turn.ts";
export { mentionRefs, toWeighDocument } from "./weighing.ts";
export type { AddReport, Fetch, Progress, World } from "./world.ts";
