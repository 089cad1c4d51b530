// How long the questions take that pages ask, without a browser: the first after a start, and the same again.
import { createApp } from "../src/api/index.ts";
import { openStore } from "../src/store/index.ts";

const QUESTIONS = [
  "/api/case",
  "/api/today",
  "/api/claims",
  "/api/claims?q=w3",
  "/api/claims?modality=alleged",
  "/api/claims?from=2025-03-01&to=2025-04-01",
  "/api/views",
  "/api/documents",
  "/api/documents?q=w3",
  "/api/documents/{document}",
  "/api/propositions",
  "/api/propositions?contested=true",
  "/api/propositions/{proposition}",
  "/api/actors",
  "/api/actors?q=actor%201",
  "/api/actors/{actor}",
  "/api/actors/{actor}/record",
  "/api/network",
  "/api/places",
  "/api/places?from=2025-03-01&to=2025-04-01",
  "/api/days",
  "/api/sources",
  "/api/sources/{source}",
  "/api/problems",
  "/api/alerts",
  "/api/issues",
  "/api/series?measure=material-conflict&limit=60",
  "/api/series?measure=talk&from=2025-03-01&to=2025-04-01&limit=60",
  "/api/detection",
  "/api/forecasts",
  "/api/judgements",
  "/api/suggestions",
  "/api/review",
  "/api/screening",
  "/api/parties",
  "/api/lists",
] as const;

/** Milliseconds by the clock of the first answer and of the same again, and kB of it, not packed; of the first also processor time. */
export interface QuestionFigures {
  readonly firstMs: number;
  readonly firstCpuMs: number;
  readonly againMs: number;
  readonly kB: number;
}

/** Every question is the first of a store that was just opened: nothing is kept of the one before but by the system. */
export async function questionFigures(
  path: string,
  now: string,
  asked: readonly string[] = QUESTIONS,
): Promise<Record<string, QuestionFigures>> {
  const figures: Record<string, QuestionFigures> = {};
  for (const question of asked) figures[question] = await questionFigure(path, question, now);
  return figures;
}

async function questionFigure(
  path: string,
  question: string,
  now: string,
): Promise<QuestionFigures> {
  const world = { now: () => now, fetch: () => Promise.reject(new Error("no network")) };
  const store = await openStore(path, { now: () => now });
  const app = createApp({ store, world, webRoot: null, token: null, version: "bench" });
  const ask = async (address: string) => {
    const begun = performance.now();
    const used = process.cpuUsage();
    const response = await app.request(`http://localhost${address}`);
    const body = await response.text();
    if (!response.ok) throw new Error(`${address}: ${response.status} ${body}`);
    const { user, system } = process.cpuUsage(used);
    const cpuMs = Math.round((user + system) / 1000);
    return { ms: Math.round(performance.now() - begun), cpuMs, body };
  };
  try {
    const address = await addressOf(question, async (list) => (await ask(list)).body);
    const first = await ask(address);
    const again = await ask(address);
    return {
      firstMs: first.ms,
      firstCpuMs: first.cpuMs,
      againMs: again.ms,
      kB: Math.round(first.body.length / 1000),
    };
  } finally {
    await store.close();
  }
}

/** The question about the first of its kind, where it is about one thing. */
async function addressOf(
  question: string,
  ask: (list: string) => Promise<string>,
): Promise<string> {
  const kind = /\{(\w+)\}/.exec(question)?.[1];
  if (kind === undefined) return question;
  const answer = JSON.parse(await ask(`/api/${kind}s?limit=1`)) as Row[] | Record<string, Row[]>;
  const [row] = Array.isArray(answer) ? answer : (answer[`${kind}s`] ?? []);
  const id = row?.id ?? row?.source?.id ?? "";
  return question.replace(`{${kind}}`, encodeURIComponent(id));
}

interface Row {
  readonly id?: string;
  readonly source?: { readonly id: string };
}
