import { TocsinError } from "../base/error.ts";
import { judge as judgeCase, type Decision } from "../cycle/index.ts";
import type { IdentityVerdict } from "../model/judgement.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { printJson } from "./print.ts";
import { withWorld } from "./world.ts";

const usage =
  "judge [listed] same|different|unsure|withdraw A B | judge mention DOCUMENT MENTION ENTITY";

/** What is typed → what is recorded of a pair. */
const VERDICTS: Readonly<Record<string, IdentityVerdict>> = {
  same: "positive",
  different: "negative",
  unsure: "unsure",
  withdraw: "none",
};

/** `tocsin judge`: a person's word on who is who; it goes before every reason of the machine, and is reversible. */
export const judge = command({
  usage,
  options: {
    ...CASE,
    why: { type: "string", value: "WORDS", about: "the reason; kept with the decision" },
    by: { type: "string", value: "NAME", about: "who decides; else TOCSIN_ANALYST" },
    json: { type: "boolean", about: "JSON instead of text" },
  },
  examples: [
    'tocsin judge same ent-1a2b3c seed:harakat-al-nujaba --by "R. Analyst" --why "same leader, same seat"',
    'tocsin judge mention doc-1a2b3c men-4d5e6f nobody --by "R. Analyst" --why "a street name"',
    'tocsin judge listed different "Ali Hassan" ofac-sdn:2674 --by "R. Analyst" --why "born 1990"',
  ],
  run: async ({ values, positionals }, effects) => {
    const signed = { why: values.why ?? "", by: values.by ?? effects.env["TOCSIN_ANALYST"] ?? "" };
    const decision: Decision = { ...decisionOf(positionals), ...signed };
    const judgement = await withCase({ values }, effects, (store) =>
      withWorld(effects, (world) => judgeCase(store, world, decision)),
    );
    if (values.json) return printJson(judgement, effects);
    say(`recorded ${judgement.id}: ${judgement.subjectId} ${judgement.verdict}`, effects);
  },
});

type Unsigned<T> = T extends Decision ? Omit<T, "why" | "by"> : never;

function decisionOf([verb = "", ...ids]: readonly string[]): Unsigned<Decision> {
  const decision =
    verb === "mention"
      ? mentionDecision(ids)
      : verb === "listed"
        ? candidateDecision(ids)
        : pairDecision(VERDICTS[verb], ids);
  if (decision) return decision;
  const given = JSON.stringify([verb, ...ids].join(" "));
  throw new TocsinError("bad-input", `invalid decision: ${given}`, {
    hint: `usage: tocsin ${usage}`,
  });
}

function mentionDecision([documentId, mentionId, entityId, ...more]: readonly string[]):
  Unsigned<Decision> | undefined {
  if (!documentId || !mentionId || !entityId || more.length > 0) return undefined;
  return { about: "resolution", documentId, mentionId, entityId };
}

/** Whether an actor, or a name that was screened, is a party of a list. */
function candidateDecision([verb = "", subject, partyId, ...more]: readonly string[]):
  Unsigned<Decision> | undefined {
  const verdict = VERDICTS[verb];
  if (!verdict || !subject || !partyId || more.length > 0) return undefined;
  return { about: "screening", subject, partyId, verdict };
}

function pairDecision(
  verdict: IdentityVerdict | undefined,
  [a, b, ...more]: readonly string[],
): Unsigned<Decision> | undefined {
  if (!verdict || !a || !b || more.length > 0) return undefined;
  return { about: "identity", a, b, verdict };
}

function say(line: string, { stdout }: Effects): void {
  stdout.write(`${line}\n`);
}
