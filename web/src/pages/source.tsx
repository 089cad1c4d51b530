import type { ComponentChildren } from "preact";
import type { SourceView } from "../../../src/model/weighing-view.ts";
import { useAnswer } from "../base/answer.ts";
import { aboutSource, counted, dayOf, RELIABILITY, ROLE } from "../base/words.ts";
import { LoadedPage } from "../parts/answer.tsx";
import { Page, Section, Words } from "../parts/page.tsx";
import { Record, Settled } from "../parts/track-record.tsx";
import { PropositionList } from "../parts/proposition-list.tsx";

/** One source: what it adds, whom it repeats, what it changed, and how often it was right. */
export function SourcePage({ id }: { id: string }) {
  const answer = useAnswer<SourceView>(`/api/sources/${encodeURIComponent(id)}`);
  return (
    <LoadedPage answer={answer} kind="Source">
      {(view) => <Opened view={view} />}
    </LoadedPage>
  );
}

function Opened({ view }: { view: SourceView }) {
  const { row } = view;
  const publisher = new URLSearchParams({ publisher: row.source.name }).toString();
  return (
    <Page
      title={row.source.name}
      kind="Source"
      lede={
        <p>
          <Words>{aboutSource(row.source)}</Words>.{" "}
          <a href={`/claims?${publisher}`}>{counted(row.claims, "claim")}</a> in{" "}
          {counted(row.documents, "document")}: first with {row.first}, repeats {row.repeats}.
        </p>
      }
    >
      <Graded view={view} />
      <Section title="First with" note="Those that most others followed come first.">
        <PropositionList rows={view.firstWith} empty="It was first with nothing." />
      </Section>
      <Ties view={view} />
      <Kin view={view} />
      <Edited view={view} />
      <Settled resolved={view.resolved} />
    </Page>
  );
}

function Graded({ view }: { view: SourceView }) {
  const { reliability, reliabilityBasis } = view.row.source;
  return (
    <Section
      title="Reliability"
      note="A letter is for the source alone, never for what it says this once. The record counts what analysts settled; it suggests, a person decides."
    >
      <p>
        <b>{reliability}</b> {RELIABILITY[reliability]}: <Words>{reliabilityBasis}</Words>
      </p>
      {view.letters.length > 0 && (
        <ul class="reasons">
          {view.letters.map(({ id, verdict, subjectId, why, by, at }) => (
            <li key={id}>
              <b>{verdict}</b> {roleOf(subjectId)} given by <Words>{by}</Words>, {dayOf(at)}:{" "}
              <Words>{why}</Words>
            </li>
          ))}
        </ul>
      )}
      <Record rows={view.record} />
    </Section>
  );
}

/** "src:x origin ASSAULT" → "as origin, on ASSAULT". */
function roleOf(subjectId: string): string {
  const [, ...parts] = subjectId.split(" ");
  return parts.map((part) => ROLE[part] ?? `on ${part}`).join(", ");
}

type Tallies = SourceView["repeatsFrom"];

function Ties({ view }: { view: SourceView }) {
  const ties: readonly (readonly [string, Tallies])[] = [
    ["Repeats what was first in", view.repeatsFrom],
    ["Copies the words of", view.copiesFrom],
    ["Is copied by", view.copiedBy],
    ["Cites", view.row.cites],
  ];
  const shown = ties.filter(([, list]) => list.length > 0);
  if (shown.length === 0) return null;
  return (
    <Section title="Where its words come from and go">
      <Facts>
        {shown.map(([name, list]) => (
          <Fact key={name} name={name}>
            {list.map((one, i) => (
              <span key={one.name}>
                {i > 0 && ", "}
                <Words>{one.name}</Words> <small>{one.count}×</small>
              </span>
            ))}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}

function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts phrases">{children}</dl>;
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Kin({ view: { row, sameOwner, sameState } }: { view: SourceView }) {
  const { ownerGroup } = row.source;
  if (sameOwner.length + sameState.length === 0) return null;
  return (
    <Section
      title="May depend on it"
      note="Reports of one owner, or of voices of one state, count as less than two origins. Names in bold are in this case."
    >
      <Facts>
        {sameOwner.length > 0 && (
          <Fact name={`Owned by ${ownerGroup ?? ""}`}>
            <KinNames kin={sameOwner} />
          </Fact>
        )}
        {sameState.length > 0 && (
          <Fact name="Speak for the same state">
            <KinNames kin={sameState} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function KinNames({ kin }: { kin: SourceView["sameOwner"] }) {
  return kin.map(({ id, name, inCase }, i) => (
    <span key={id}>
      {i > 0 && ", "}
      {inCase ? (
        <a href={`/sources/${encodeURIComponent(id)}`}>
          <b>
            <Words>{name}</Words>
          </b>
        </a>
      ) : (
        <Words>{name}</Words>
      )}
    </span>
  ));
}

function Edited({ view: { edited, notCompared } }: { view: SourceView }) {
  if (edited.length + notCompared === 0) return null;
  const silent = edited.filter(({ isAnnounced }) => !isAnnounced).length;
  return (
    <Section
      title="Pages it changed"
      note={`${counted(edited.length, "change")}, of which ${silent} in silence. All versions are kept.`}
    >
      <ul class="document-list">
        {edited.map(({ earlier, later, isAnnounced }) => (
          <li key={`${earlier.id} ${later.id}`}>
            <a
              href={`/documents/${encodeURIComponent(earlier.id)}/versions/${encodeURIComponent(later.id)}`}
            >
              <Words>{later.title || later.id}</Words>
            </a>{" "}
            <span class="quiet">
              {isAnnounced ? "says that it was changed" : "changed in silence"}, retrieved{" "}
              {dayOf(earlier.retrieved)} and {dayOf(later.retrieved)}
            </span>
          </li>
        ))}
      </ul>
      {notCompared > 0 && <p class="quiet">{counted(notCompared, "more page")} not compared.</p>}
    </Section>
  );
}
