// Time of a brief on a problem with 200 claims behind its indicators: node bench/brief.ts
import { performance } from "node:perf_hooks";
import { AS_OF, material, row, document, publisher } from "../test/brief/factory.ts";
import { renderBrief, writeBrief, type BriefMaterial } from "../src/brief/index.ts";

const CLAIMS = 200;
const ROUNDS = 5;

/** Two hundred claims of as many propositions, each in a document of its own. */
function large(): BriefMaterial {
  const small = material();
  const ids = Array.from({ length: CLAIMS }, (_, i) => String(i));
  const [state] = small.assessment.indicators;
  const [first] = state?.indications ?? [];
  if (!state || !first) throw new Error("the factory has no indication");
  const words = (id: string) => `Northland had moved brigade ${id} to the border`;
  const claims = ids.map((id) =>
    row({ id, text: words(id), documentId: id, propositionId: id, chain: [publisher] }),
  );
  const indications = ids.map((id) => ({
    ...first,
    propositionId: id,
    claimIds: [id],
    documentIds: [id],
  }));
  const proposition = small.propositions["p"];
  if (!proposition) throw new Error("the factory has no proposition");
  return {
    ...small,
    assessment: { ...small.assessment, indicators: [{ ...state, indications }] },
    claims: Object.fromEntries(claims.map((claim) => [claim.id, claim])),
    propositions: Object.fromEntries(ids.map((id) => [id, { ...proposition, id, denials: 0 }])),
    documents: new Map(
      ids.map((id) => [id, { ...document(`${words(id)}. ${"x ".repeat(2000)}`), id }]),
    ),
    spans: new Map(ids.map((id) => [id, [{ begin: 0, end: words(id).length }]])),
  };
}

const input = large();
for (const form of ["md", "html", "docx"] as const) {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    const brief = writeBrief(input, AS_OF);
    const bytes = await renderBrief(brief, form);
    times.push(performance.now() - begun);
    if (brief.citations.length !== CLAIMS || bytes.length === 0)
      throw new Error("not all is cited");
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(`brief of ${CLAIMS} claims as ${form}: ${middle.toFixed(0)} ms (asked: 2000)`);
}
