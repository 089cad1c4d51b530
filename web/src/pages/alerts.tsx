import type { Alert, AlertDelivery, AlertRule } from "../../../src/model/alert.ts";
import { useAnswer } from "../base/answer.ts";
import { counted, dayOf, spaced } from "../base/words.ts";
import { Loaded } from "../parts/answer.tsx";
import { hrefOfClaim } from "../parts/claim-line.tsx";
import { Page, Section, Words } from "../parts/page.tsx";

interface Rules {
  readonly since: string | null;
  readonly rules: readonly AlertRule[];
  readonly channels: readonly { readonly id: string; readonly type: string }[];
}

const MARK = { rise: "Alert", "stand-down": "Stand-down", notice: "Notice" } as const;
const SHOWN = 100;

/** What moved, each with its words; who is told of it, and what did not arrive. */
export function AlertsPage() {
  const alerts = useAnswer<readonly Alert[]>("/api/alerts");
  const rules = useAnswer<Rules>("/api/alert-rules");
  const deliveries = useAnswer<readonly AlertDelivery[]>("/api/deliveries");
  return (
    <Page
      title="Alerts"
      lede={
        <p>
          A machine's notices that something moved, for an analyst to judge. A stand-down weighs as
          much as an alert.
        </p>
      }
    >
      <p class="claim-how">
        <a href="/api/alerts.atom">Atom feed</a>
      </p>
      <Loaded answer={alerts}>{(all) => <List alerts={all} />}</Loaded>
      <Section title="Rules" note="Set at the command line: tocsin alerts use FILE.">
        <Loaded answer={rules}>{(set) => <RuleList set={set} />}</Loaded>
      </Section>
      <Loaded answer={deliveries}>{(all) => <Undelivered all={all} />}</Loaded>
    </Page>
  );
}

function List({ alerts }: { alerts: readonly Alert[] }) {
  if (alerts.length === 0) return <p class="quiet">Nothing has moved yet.</p>;
  return (
    <ol class="alerts">
      {alerts.slice(0, SHOWN).map((alert) => (
        <li key={alert.id} class={`alert alert-${alert.direction}`}>
          <p class="label">
            <b>{MARK[alert.direction]}</b> <time dateTime={alert.at}>{dayOf(alert.at)}</time>{" "}
            {spaced(alert.from)} → {spaced(alert.to)}
          </p>
          <p>
            <Words>{alert.text}</Words>
          </p>
          <p class="claim-how">
            {alert.problemId && (
              <a href={`/problems/${encodeURIComponent(alert.problemId)}`}>the problem</a>
            )}
            {alert.ruleId && <span>rule {alert.ruleId}</span>}
            <span>
              {alert.origins.length === 0
                ? "origins not known"
                : `origins: ${alert.origins.slice(0, 5).join("; ")}`}
            </span>
          </p>
          <Evidence alert={alert} />
        </li>
      ))}
      {alerts.length > SHOWN && <li class="quiet">and {alerts.length - SHOWN} older ones</li>}
    </ol>
  );
}

function Evidence({ alert: { evidence, details } }: { alert: Alert }) {
  if (evidence.length + details.length === 0) return null;
  return (
    <details>
      <summary>rests on {counted(evidence.length, "claim")}</summary>
      <ul class="reasons">
        {details.map((line) => (
          <li key={line}>
            <Words>{line}</Words>
          </li>
        ))}
        {evidence.map(({ claimId, documentId, quote, source }) => (
          <li key={claimId}>
            <a href={hrefOfClaim({ id: claimId, documentId })}>
              <Words>{`“${quote}”`}</Words>
            </a>{" "}
            <small>
              <Words>{source || "source not named"}</Words>
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function RuleList({ set: { since, rules, channels } }: { set: Rules }) {
  if (since === null)
    return <p class="quiet">None: what moves a problem stands here, and goes nowhere else.</p>;
  const typeOf = (id: string) => {
    const found = channels.find((channel) => channel.id === id);
    return found ? `${id} (${found.type})` : id;
  };
  return (
    <ul class="reasons">
      {rules.map(({ id, on, channels: to }) => (
        <li key={id}>
          <b>{id}</b>: on {on}, by {to.map(typeOf).join(", ")}
        </li>
      ))}
    </ul>
  );
}

/** What waits, failed or lapsed; what was sent is counted. */
function Undelivered({ all }: { all: readonly AlertDelivery[] }) {
  if (all.length === 0) return null;
  const open = all.filter(({ state }) => state !== "sent");
  return (
    <Section title="Sending" note={`${counted(all.length - open.length, "alert")} sent.`}>
      <ul class="reasons">
        {open.slice(0, SHOWN).map(({ id, channelId, state, attempts, fault }) => (
          <li key={id}>
            <b>{state}</b> by {channelId}
            {attempts > 0 && `, tried ${counted(attempts, "time")}`}
            {fault && ": "}
            {fault && <Words>{fault}</Words>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
