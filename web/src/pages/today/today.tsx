import { useEffect } from "preact/hooks";
import type { TodayView } from "../../../../src/model/today.ts";
import type { CaseView } from "../../../../src/model/view.ts";
import { address } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { namesOf } from "../../base/spelt-out.ts";
import { compareWith, lastCase, lastVisit, noteVisit, type Visit } from "../../base/visit.ts";
import { counted, dayOf } from "../../base/words.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { moveFocus, useKeys } from "../../parts/keys.ts";
import { Page, Section } from "../../parts/page.tsx";
import { TourOffer } from "../../tour.tsx";
import { EmptyCase } from "../case/empty-case.tsx";
import { ActorChanges, AlertChanges, PropositionChanges } from "./changes.tsx";

/** What changed since the last visit, each in a sentence that opens to its evidence. */
export function TodayPage() {
  const answer = useAnswer<CaseView>("/api/case");
  // Both are asked at once: the case that was here last is the one that answers, but for a rare time.
  const name = answer.state === "ready" ? answer.data.name : lastCase();
  const asked = address.value.query.get("since");
  const visit = lastVisit(name);
  const since = asked ?? String(visit?.cursor ?? 0);
  const today = useAnswer<TodayView>(`/api/today?since=${encodeURIComponent(since)}`);
  return (
    <LoadedPage answer={answer} kind="Today">
      {(view) =>
        view.counts.documents === 0 ? (
          <EmptyCase view={view} />
        ) : (
          <LoadedPage answer={today} kind="Today">
            {(changes) => (
              <Changes
                name={name}
                today={changes}
                visit={asked === null ? visit : null}
                isAsked={asked !== null}
              />
            )}
          </LoadedPage>
        )
      }
    </LoadedPage>
  );
}

interface ChangesParts {
  readonly name: string;
  readonly today: TodayView;
  /** Null where it is the first, or where the address says since when. */
  readonly visit: Visit | null;
  readonly isAsked: boolean;
}

const STATES: ReadonlySet<string> = new Set(["level", "indicator", "convergence"]);

function Changes({ name, today, visit, isAsked }: ChangesParts) {
  useEffect(() => {
    noteVisit(name, { cursor: today.cursor, at: new Date().toISOString() });
  }, [today.cursor]);
  useKeys({
    j: () => moveFocus(".change > summary", 1),
    k: () => moveFocus(".change > summary", -1),
  });
  const names = namesOf(today.problems.flatMap(({ indicators }) => indicators));
  const moved = today.alerts.filter(({ kind }) => STATES.has(kind));
  const alarms = today.alerts.filter(({ kind }) => !STATES.has(kind));
  const { totals } = today;
  return (
    <Page title="Today" lede={<Lede today={today} visit={visit} isAsked={isAsked} />}>
      {visit === null && !isAsked && <TourOffer />}
      <Seen name={name} today={today} visit={visit} />
      {moved.length > 0 && (
        <Section title="Warning: what moved">
          <AlertChanges alerts={moved} names={names} problems={today.problems} />
        </Section>
      )}
      {alarms.length > 0 && (
        <Section title="Alarms" note="What the rules of this case ask to be told of.">
          <AlertChanges alerts={alarms} names={names} problems={today.problems} />
        </Section>
      )}
      <Claimed today={today} />
      {today.actors.length > 0 && (
        <Section title="New actors" note="No document of this case named them before.">
          <ActorChanges actors={today.actors} total={totals.actor} />
        </Section>
      )}
    </Page>
  );
}

/** What is said by more than before, or against what is said. */
function Claimed({ today }: { today: TodayView }) {
  const { totals } = today;
  return (
    <>
      {today.origins.length > 0 && (
        <Section
          title="New origins"
          note="More independent origins than before; reprints add none."
        >
          <PropositionChanges changes={today.origins} kind="origin" total={totals.origin} />
        </Section>
      )}
      {today.contradictions.length > 0 && (
        <Section
          title="Contradictions"
          note="Denied, or in conflict with another account, for the first time."
        >
          <PropositionChanges
            changes={today.contradictions}
            kind="contradiction"
            total={totals.contradiction}
          />
        </Section>
      )}
    </>
  );
}

function Lede({ today, visit, isAsked }: Omit<ChangesParts, "name">) {
  const { document: documents } = today.totals;
  const changed = today.cursor > today.since;
  const added = documents > 0 && (
    <>
      {" "}
      <a href="/documents">{counted(documents, "document was", "documents were")} added</a>, see{" "}
      <a href="/stories">the stories</a> they tell.
    </>
  );
  if (visit === null && !isAsked)
    return (
      <p>
        Your first visit: all that <a href="/case">the case</a> holds is new.{added} From now on,
        this page tells what changed since you were here last.
      </p>
    );
  const since = <SinceWhen today={today} visit={visit} />;
  return changed ? (
    <p>
      What changed since {since}.{added}
    </p>
  ) : (
    <p>
      Nothing changed since {since}. <a href="/case">The case at a glance</a>, or{" "}
      <a href="/review">what waits for a person’s answer</a>.
    </p>
  );
}

function SinceWhen({ today, visit }: Pick<ChangesParts, "today" | "visit">) {
  const at = visit?.at ?? today.sinceAt;
  if (at === null) return <>the beginning</>;
  return (
    <time dateTime={at}>
      {visit ? "your last visit, " : ""}
      {dayOf(at)}, {at.slice(11, 16)} UTC
    </time>
  );
}

/** What can be done with the list, and the way back. */
function Seen({ name, today, visit }: Omit<ChangesParts, "isAsked">) {
  const changed = today.cursor > today.since;
  const now = () => ({ cursor: today.cursor, at: new Date().toISOString() });
  return (
    <p class="tools today-tools">
      {changed && (
        <>
          <button type="button" onClick={() => compareWith(name, now())}>
            Mark all as seen
          </button>
          <a href={`/?since=${today.since}`}>Link to these changes</a>
          <span class="note">
            <kbd>j</kbd> <kbd>k</kbd> from one to the next, <kbd>Enter</kbd> for its evidence
          </span>
        </>
      )}
      {visit !== null && (
        <button type="button" onClick={() => compareWith(name, null)}>
          Show all from the beginning
        </button>
      )}
    </p>
  );
}
