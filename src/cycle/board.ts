import { groupBy } from "../base/group.ts";
import { sliceAll } from "../base/span.ts";
import type { Assessment, Indication, Indicator } from "../model/problem.ts";
import type { ProblemView } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { levelInForce, missingFor } from "../warn/index.ts";
import { dailyAssessments } from "./changed.ts";
import { problemOf } from "./judge-warning.ts";

/** Words behind an indication: of a claim as printed, of a record as its keeper puts it. */
export interface SeenWords {
  readonly words: string;
  /** Who says it, as printed, outermost first: the publisher, whom it cites, and on. */
  readonly chain: readonly string[];
  readonly date: string | null;
  readonly modality: string | null;
  readonly polarity: string | null;
  /** Independent origins of what it says, at least. */
  readonly origins: number | null;
  readonly claimId: string | null;
  readonly documentId: string | null;
  /** The query that found it, in words. */
  readonly because: string;
  readonly judged: Indication["judged"];
}

/** One indicator of the board. */
export interface BoardRow extends Pick<Indicator, "id" | "statement" | "category"> {
  readonly level: Assessment["indicators"][number]["level"];
  /** First day of the assessments in a row that gave it this level; null where it was never assessed before. */
  readonly since: string | null;
  readonly reasons: readonly string[];
  readonly diagnostic: boolean;
  /** What would have to be reported for one level more; null at the highest. */
  readonly missing: string | null;
  readonly whereToLook: readonly string[];
  readonly lastChecked: string | null;
  readonly seen: readonly SeenWords[];
}

/** Where a problem stands: what `tocsin problems show` prints. */
export interface Board extends Pick<
  Assessment,
  "level" | "levelReasons" | "confidence" | "confidenceReasons" | "asOf" | "coverage"
> {
  readonly problemId: string;
  readonly title: string;
  readonly question: string;
  /** Raised at once, lowered after two days in a row below it. */
  readonly inForce: Assessment["level"];
  readonly convergence: string | null;
  readonly indicators: readonly BoardRow[];
}

/**
 * The board of one problem: its level, and each indicator with its state, since when, why, on which words, and what is missing.
 *
 * @throws TocsinError "not-found" for an unknown problem
 */
export async function boardOf(store: Store, problemId: string): Promise<Board> {
  const view = await problemOf(store, problemId);
  const { problem, assessment } = view;
  const daily = await dailyAssessments(store, problemId);
  const contents = await store.claimContents(Object.keys(view.claims));
  const quotes = new Map(contents.map(({ id, text, content }) => [id, sliceAll(text, content)]));
  const states = new Map(assessment.indicators.map((state) => [state.indicatorId, state]));
  const { level, levelReasons, confidence, confidenceReasons, asOf, coverage } = assessment;
  return {
    problemId,
    title: problem.title,
    question: problem.question,
    asOf,
    level,
    levelReasons,
    confidence,
    confidenceReasons,
    coverage,
    inForce: levelInForce([...daily.map((one) => one.level), ...(daily.length > 0 ? [] : [level])]),
    convergence: assessment.convergence?.text ?? null,
    indicators: problem.indicators.flatMap((indicator) => {
      const state = states.get(indicator.id);
      if (!state) return [];
      const seen = seenWords(state.indications, view, quotes);
      return [{ ...rowOf(indicator, state), since: sinceOf(indicator.id, daily), seen }];
    }),
  };
}

function rowOf(
  { id, statement, category, collection, ...indicator }: Indicator,
  { level, reasons, diagnostic }: Assessment["indicators"][number],
) {
  const missing = missingFor(level, indicator);
  const whereToLook = collection?.sources ?? [];
  const lastChecked = collection?.lastChecked ?? null;
  return {
    id,
    statement,
    category,
    level,
    reasons,
    diagnostic,
    missing,
    whereToLook,
    lastChecked,
  };
}

/** First day of the last stretch of assessments that gave the indicator the level it has. */
function sinceOf(indicatorId: string, daily: readonly Assessment[]): string | null {
  const levels = daily.map(({ asOf, indicators }) => ({
    day: asOf.slice(0, 10),
    level: indicators.find((one) => one.indicatorId === indicatorId)?.level,
  }));
  const before = levels.findLastIndex(({ level }) => level !== levels.at(-1)?.level);
  return levels[before + 1]?.day ?? null;
}

const UNNAMED = "publisher unknown";

/** Each claim once, those of one query after those of another; of a record its own words. */
function seenWords(
  indications: readonly Indication[],
  { claims }: ProblemView,
  quotes: ReadonlyMap<string, string>,
): SeenWords[] {
  const byProposition = groupBy(indications, ({ propositionId }) => propositionId);
  return [...byProposition.values()].flatMap((found) =>
    found.flatMap((indication) => {
      const { record, date, because, judged } = indication;
      if (record) return [ofRecord(indication, record)];
      return indication.claimIds.flatMap((claimId): SeenWords[] => {
        const row = claims[claimId];
        if (!row) return [];
        return [
          {
            words: quotes.get(claimId) ?? row.text,
            chain: row.chain.map(({ surface, name }) => surface.trim() || (name ?? UNNAMED)),
            date: row.published ?? date,
            modality: row.modality,
            polarity: row.polarity,
            origins: row.nMin,
            claimId,
            documentId: row.documentId,
            because,
            judged: judged ?? null,
          },
        ];
      });
    }),
  );
}

function ofRecord(
  { date, because, judged }: Indication,
  { text, source }: NonNullable<Indication["record"]>,
): SeenWords {
  return {
    words: text,
    chain: [source],
    date,
    modality: null,
    polarity: null,
    origins: 1,
    claimId: null,
    documentId: null,
    because,
    judged: judged ?? null,
  };
}
