import type { Alert } from "../../../src/model/alert.ts";
import { speltOut } from "../base/spelt-out.ts";
import { counted, dayOf } from "../base/words.ts";
import { hrefOfClaim } from "./claim-line.tsx";
import { Words } from "./page.tsx";

interface MovedParts {
  readonly alerts: readonly Alert[];
  /** Words for the ids in what the alerts say. */
  readonly names: ReadonlyMap<string, string>;
}

/** What moved, the latest first, each with the way to the words it rests on; a day stands once. */
export function Moved({ alerts, names }: MovedParts) {
  if (alerts.length === 0) return null;
  return (
    <ul class="moved" aria-label="What moved">
      {alerts.toSorted(laterFirst).map((alert, i, sorted) => (
        <li key={alert.id}>
          <time dateTime={alert.at}>
            <span class={isSameDay(alert, sorted[i - 1]) ? "unseen" : undefined}>
              {dayOf(alert.at)}
            </span>
          </time>
          <span>
            <Words>{speltOut(alert.text, names)}</Words> <Evidence alert={alert} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function laterFirst(a: Alert, b: Alert): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.kind === b.kind ? 0 : a.kind === "level" ? -1 : 1;
}

function isSameDay(a: Alert, b: Alert | undefined): boolean {
  return b !== undefined && dayOf(a.at) === dayOf(b.at);
}

function Evidence({ alert: { evidence } }: { alert: Alert }) {
  const [first] = evidence;
  if (!first) return null;
  const href = hrefOfClaim({ id: first.claimId, documentId: first.documentId });
  return <a href={href}>{counted(evidence.length, "claim")}</a>;
}
