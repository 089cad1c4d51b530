import type { ConcernLevel, WarningLevel } from "../../../../src/model/problem.ts";

/** What `GET /api/problems/{id}/changes` answers. */
export interface Changed {
  readonly since: string | null;
  readonly now: string;
  readonly scenarios: readonly {
    readonly scenarioId: string;
    readonly from: number;
    readonly to: number;
    readonly change: number;
  }[];
  readonly rows: readonly {
    readonly item: string;
    readonly contributions: readonly number[];
    readonly from: ConcernLevel | null;
    readonly to: ConcernLevel | null;
    readonly because: string;
  }[];
  readonly residual: number;
  readonly days: readonly Day[];
}

export interface Day {
  readonly day: string;
  readonly inForce: WarningLevel;
  readonly indicators: Readonly<Record<string, ConcernLevel>>;
  readonly scenarios: Readonly<Record<string, number>>;
}
