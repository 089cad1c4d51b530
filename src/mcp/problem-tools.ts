import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { briefOn, printBrief } from "../cycle/index.ts";
import type { ProblemView } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { answering } from "./answer.ts";
import { citedClaims } from "./cited.ts";
import type { McpContext } from "./context.ts";
import { rowOf } from "./proposition-tools.ts";
import { READS } from "./tool.ts";
import { untrusted } from "./untrusted.ts";

export const ReadProblem = z.strictObject({ id: z.string().min(1) });

/** Standing questions of warning, where they stand, and the brief on each. */
export function addProblemTools(server: McpServer, { store }: McpContext): void {
  server.registerTool(
    "list_problems",
    {
      title: "List warning problems",
      description: "Standing questions with the warning level that the evidence suggests today.",
      inputSchema: z.strictObject({}),
      annotations: READS,
    },
    () => answering(async () => ({ problems: await store.listProblems() })),
  );
  server.registerTool(
    "read_problem",
    {
      title: "Read a warning problem",
      description:
        "One problem: scenarios with their probabilities and the rows that sum to them, indicators with the cited claims behind each. A suggestion by rules until an analyst signs it.",
      inputSchema: ReadProblem,
      annotations: READS,
    },
    ({ id }) => answering(() => readProblem(store, id)),
  );
  server.registerTool(
    "read_brief",
    {
      title: "Read the brief on a problem",
      description:
        "The brief that rules write on one problem, as Markdown with footnotes that lead to document, place and words.",
      inputSchema: ReadProblem,
      annotations: READS,
    },
    ({ id }) => answering(() => readBrief(store, id)),
  );
}

async function readBrief(store: Store, id: string): Promise<Record<string, unknown>> {
  const brief = await briefOn(store, id);
  const markdown = new TextDecoder().decode(await printBrief(brief, "md"));
  return {
    asOf: brief.asOf,
    findings: brief.findings.map(({ rule, message }) => ({ rule, message: untrusted(message) })),
    markdown: untrusted(markdown),
    citations: brief.citations.map(({ n, documentId, claimId, span, quote, sha256 }) => ({
      n,
      documentId,
      claimId,
      span,
      sha256,
      quote: untrusted(quote),
    })),
  };
}

async function readProblem(store: Store, id: string): Promise<Record<string, unknown>> {
  const view = await store.findProblem(id);
  if (!view)
    throw new TocsinError("not-found", `unknown problem: ${JSON.stringify(id)}`, {
      hint: "list them with list_problems",
    });
  const { problem, assessment } = view;
  return {
    id: problem.id,
    title: problem.title,
    question: problem.question,
    soWhat: problem.soWhat,
    horizonDays: problem.horizonDays,
    owner: problem.owner,
    asOf: assessment.asOf,
    level: assessment.level,
    levelReasons: assessment.levelReasons,
    confidence: assessment.confidence,
    confidenceReasons: assessment.confidenceReasons,
    scenarios: problem.scenarios.map((scenario) => ({
      id: scenario.id,
      kind: scenario.kind,
      narrative: scenario.narrative,
      ...assessment.scenarios.find(({ scenarioId }) => scenarioId === scenario.id),
    })),
    indicators: indicatorsOf(view),
    propositions: Object.values(view.propositions).map(rowOf),
    ...(await citedClaims(store, Object.values(view.claims))),
  };
}

function indicatorsOf({ problem, assessment }: ProblemView): object[] {
  return assessment.indicators.map((state) => ({
    id: state.indicatorId,
    statement: problem.indicators.find(({ id }) => id === state.indicatorId)?.statement,
    level: state.level,
    reasons: state.reasons,
    diagnostic: state.diagnostic,
    indications: state.indications.map(({ propositionId, claimIds, date, because, record }) => ({
      propositionId,
      claimIds,
      date,
      because: untrusted(because),
      ...(record ? { record: untrusted(record.text), source: untrusted(record.source) } : {}),
    })),
  }));
}
