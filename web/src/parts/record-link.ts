import type { IndicationRecord } from "../../../src/model/problem.ts";

/**
 * Where a record is shown. That of a list or register has its party's page; an alarm has the timeline, since whoever an
 * imported series names need not be a party or actor of the case.
 */
export function hrefOfRecord({ kind, partyIds }: Pick<IndicationRecord, "kind" | "partyIds">) {
  return kind === "alarm" ? "/timeline" : `/follow/${encodeURIComponent(partyIds[0] ?? "")}`;
}
