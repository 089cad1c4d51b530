import { TocsinError } from "../base/error.ts";
import { judge as judgeCase, type Decision } from "../cycle/index.ts";
import { ACH_CELLS } from "../model/ach.ts";
import type { IdentityVerdict, IndicationVerdict, ReadingVerdict } from "../model/judgement.ts";
import { CREDIBILITIES, RELIABILITIES } from "../model/source.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { printJson, printRows } from "./print.ts";
import { withWorld } from "./world.ts";

const FORMS =
  "same|different|unsure|withdraw A B; listed same|different|unsure|withdraw SUBJECT PARTY; mention DOCUMENT MENTION ENTITY; wrong|right DOCUMENT CLAIM; source DOCUMENT CLAIM NAME; zone OUTLET ZONE; accept|reject|reopen PROBLEM INDICATOR PROPOSITION; cell PROBLEM HYPOTHESIS PROPOSITION RATING; join A B; split A [B]; dependent|independent A B; weight SIGN NUMBER; grade ID A-F|1-6; true|false A; undo JUDGEMENT; list";

/** What is typed → what is recorded of a pair. */
const VERDICTS: Readonly<Record<string, IdentityVerdict>> = {
  same: "positive",
  different: "negative",
  unsure: "unsure",
  withdraw: "none",
};

const ROLES = ["origin", "transmitter"] as const;

/** What is typed → what is recorded of an indication. */
const INDICATION_VERBS: Readonly<Record<string, IndicationVerdict>> = {
  accept: "accepted",
  reject: "rejected",
  reopen: "none",
};

/** What is typed → what is recorded of a claim as it was read. */
const READING_VERBS: Readonly<Record<string, ReadingVerdict>> = {
  wrong: "wrong",
  right: "none",
  source: "source",
};

/** `tocsin judge`: a person's word; it goes before every reason of the machine, and is reversible. */
export const judge = command({
  usage: "judge VERB [ID…]",
  options: {
    ...CASE,
    why: { type: "string", value: "WORDS", about: "the reason; kept with the decision" },
    by: { type: "string", value: "NAME", about: "who decides; else TOCSIN_ANALYST" },
    role: { type: "string", value: "ROLE", about: "of a grade: only as origin, or as transmitter" },
    topic: { type: "string", value: "TYPE", about: "of a grade: only for events of a PLOVER type" },
    json: { type: "boolean", about: "JSON instead of text" },
  },
  examples: [
    'tocsin judge same ent-1a2b3c seed:harakat-al-nujaba --by "R. Analyst" --why "same leader, same seat"',
    'tocsin judge zone "Baghdad Wire" Asia/Baghdad --by "R. Analyst" --why "its imprint"',
    'tocsin judge mention doc-1a2b3c men-4d5e6f nobody --by "R. Analyst" --why "a street name"',
    'tocsin judge join prop-1a2b3c prop-4d5e6f --by "R. Analyst" --why "one raid in two wordings"',
    'tocsin judge grade src:walla B --role origin --by "R. Analyst" --why "right in nine of ten"',
    'tocsin judge reject mosul ground-advance prop-1a2b3c --by "R. Analyst" --why "another town"',
    'tocsin judge cell mosul elsewhere prop-1a2b3c II --by "R. Analyst" --why "they stayed"',
    'tocsin judge listed different "Ali Hassan" ofac-sdn:2674 --by "R. Analyst" --why "born 1990"',
  ],
  run: async ({ values, positionals }, effects) => {
    const signed = { why: values.why ?? "", by: values.by ?? effects.env["TOCSIN_ANALYST"] ?? "" };
    if (positionals.length === 1 && positionals[0] === "list") return listAll(values, effects);
    const decision: Decision = { ...decisionOf(positionals, values), ...signed };
    const judgement = await withCase({ values }, effects, (store) =>
      withWorld(effects, (world) => judgeCase(store, world, decision)),
    );
    if (values.json) return printJson(judgement, effects);
    say(`recorded ${judgement.id}: ${judgement.subjectId} ${judgement.verdict}`, effects);
  },
});

type Unsigned<T> = T extends Decision ? Omit<T, "why" | "by"> : never;

interface Narrowed {
  readonly role?: string | undefined;
  readonly topic?: string | undefined;
}

function decisionOf(
  [verb = "", ...ids]: readonly string[],
  narrowed: Narrowed,
): Unsigned<Decision> {
  const decision =
    weighingDecision(verb, ids, narrowed) ??
    warningDecision(verb, ids) ??
    identityDecision(verb, ids);
  if (decision) return decision;
  const given = JSON.stringify([verb, ...ids].join(" "));
  throw new TocsinError("bad-input", `invalid decision: ${given}`, {
    hint: `tocsin judge ${FORMS}`,
  });
}

function identityDecision(verb: string, ids: readonly string[]): Unsigned<Decision> | undefined {
  if (verb === "mention") return mentionDecision(ids);
  if (verb === "listed") return candidateDecision(ids);
  if (Object.hasOwn(READING_VERBS, verb)) return readingDecision(READING_VERBS[verb], ids);
  return verb === "zone" ? zoneDecision(ids) : pairDecision(VERDICTS[verb], ids);
}

type Said = Unsigned<Decision> | undefined;
type Second = string | undefined;

/** Verb → what is said on how the case is weighed; undefined for the wrong number of words. */
const WEIGHING: Readonly<Record<string, (a: string, b: Second, narrowed: Narrowed) => Said>> = {
  true: (id, b) => alone(b, { about: "claim", id, verdict: "true" }),
  false: (id, b) => alone(b, { about: "claim", id, verdict: "false" }),
  undo: (judgementId, b) => alone(b, { about: "undo", judgementId }),
  join: (a, b) => ({ about: "grouping", a, b, verdict: "join" }),
  split: (a, b) => ({ about: "grouping", a, b, verdict: "split" }),
  dependent: (a, b) =>
    b === undefined ? undefined : { about: "dependence", a, b, verdict: "dependent" },
  independent: (a, b) =>
    b === undefined ? undefined : { about: "dependence", a, b, verdict: "independent" },
  weight: (cue, b) => (b === undefined ? undefined : { about: "cue", cue, weight: Number(b) }),
  grade: (id, b, narrowed) => (b === undefined ? undefined : gradeDecision(id, b, narrowed)),
};

function alone(second: Second, decision: Said): Said {
  return second === undefined ? decision : undefined;
}

function weighingDecision(
  verb: string,
  [a, b, ...more]: readonly string[],
  narrowed: Narrowed,
): Said {
  if (a === undefined || more.length > 0 || !Object.hasOwn(WEIGHING, verb)) return undefined;
  return WEIGHING[verb]?.(a, b, narrowed);
}

function gradeDecision(
  id: string,
  grade: string,
  { role, topic }: Narrowed,
): Unsigned<Decision> | undefined {
  const reliability = RELIABILITIES.find((letter) => letter === grade.toUpperCase());
  const credibility = CREDIBILITIES.find((digit) => String(digit) === grade);
  const part = ROLES.find((one) => one === role);
  if (role !== undefined && !part) return undefined;
  if (reliability) return { about: "reliability", sourceId: id, reliability, role: part, topic };
  if (!credibility || role !== undefined || topic !== undefined) return undefined;
  return { about: "credibility", id, credibility };
}

function warningDecision(verb: string, ids: readonly string[]): Unsigned<Decision> | undefined {
  return verb === "cell" ? cellDecision(ids) : indicationDecision(INDICATION_VERBS[verb], ids);
}

/** PROBLEM INDICATOR PROPOSITION. */
function indicationDecision(
  verdict: IndicationVerdict | undefined,
  [problemId, indicatorId, propositionId, ...more]: readonly string[],
): Unsigned<Decision> | undefined {
  if (!verdict || !problemId || !indicatorId || !propositionId || more.length > 0) return undefined;
  return { about: "indication", problemId, indicatorId, propositionId, verdict };
}

/** PROBLEM HYPOTHESIS PROPOSITION RATING. */
function cellDecision([
  problemId,
  hypothesisId,
  propositionId,
  rating,
  ...more
]: readonly string[]): Unsigned<Decision> | undefined {
  const verdict = [...ACH_CELLS, "none" as const].find((cell) => cell === rating);
  if (!verdict || !problemId || !hypothesisId || !propositionId || more.length > 0)
    return undefined;
  return { about: "cell", problemId, hypothesisId, propositionId, verdict };
}

function zoneDecision([outlet, timeZone, ...more]: readonly string[]):
  Unsigned<Decision> | undefined {
  if (!outlet || !timeZone || more.length > 0) return undefined;
  return { about: "time-zone", outlet, timeZone };
}

/** DOCUMENT CLAIM, and of a source its NAME. */
function readingDecision(
  verdict: ReadingVerdict | undefined,
  [documentId, claimId, source, ...more]: readonly string[],
): Unsigned<Decision> | undefined {
  if (!verdict || !documentId || !claimId || more.length > 0) return undefined;
  if ((verdict === "source") !== (source !== undefined)) return undefined;
  return { about: "reading", documentId, verdict, claimId, source };
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

/** All that was decided, the oldest first. */
async function listAll(
  values: { readonly case?: string | undefined; readonly json?: boolean | undefined },
  effects: Effects,
): Promise<void> {
  const rows = await withCase({ values }, effects, (store) => store.judgements());
  if (values.json) return printJson({ judgements: rows, total: rows.length }, effects);
  printRows(
    rows,
    {
      noun: "judgement",
      columns: [
        { heading: "id", cell: (row) => row.id },
        { heading: "at", cell: (row) => row.at.slice(0, 16) },
        { heading: "by", cell: (row) => row.by, max: 20 },
        { heading: "about", cell: (row) => row.about },
        { heading: "subject", cell: (row) => row.subjectId, max: 40 },
        { heading: "verdict", cell: (row) => row.verdict, max: 32 },
        { heading: "why", cell: (row) => row.why, max: 60 },
      ],
    },
    effects,
  );
}

function say(line: string, { stdout }: Effects): void {
  stdout.write(`${line}\n`);
}
