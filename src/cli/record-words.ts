import type { SpeakerRecord, TrackRecord } from "../model/weighing-view.ts";
import { oneLine } from "./paper.ts";

/** "origin, attack: right in 3 of 4, suggests F: a letter asks for 5 resolved reports". */
export function recordWords({
  role,
  topic,
  right,
  resolved,
  suggested,
  capped,
}: TrackRecord): string {
  const about = topic === null ? role : `${role}, ${topic}`;
  const because = capped === null ? "" : `: ${capped}`;
  return `${about}: right in ${right} of ${resolved}, suggests ${suggested}${because}`;
}

/** "was so, by ada on 2031-03-05: the mill's ledger", with the words that were settled before it. */
export function settledWords(one: SpeakerRecord["resolved"][number]): string {
  const { text, isTrue, wasRight, role, by, why, at } = one;
  const outcome = `${isTrue ? "was so" : "was not so"}, ${wasRight ? "right" : "wrong"} as ${role}`;
  return oneLine(`${text}: ${outcome}, by ${by} on ${at.slice(0, 10)}: ${why}`);
}
