import type { ActorView } from "../../../../src/model/view.ts";
import type { SpeakerRecord } from "../../../../src/model/weighing-view.ts";
import { useAnswer } from "../../base/answer.ts";
import { counted, countriesOf, kindOfActor, languageOf } from "../../base/words.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { ClaimList } from "../../parts/claim-line.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";
import { Record, Settled } from "../../parts/track-record.tsx";
import { Decide } from "../../parts/decide.tsx";
import { Merge } from "./merge.tsx";
import { Relations } from "./relations.tsx";
import { Resolutions } from "./resolutions.tsx";

/** One actor: what it is called, why it was recognised, and what is claimed by and about it. */
export function ActorPage({ id }: { id: string }) {
  const answer = useAnswer<ActorView>(`/api/actors/${encodeURIComponent(id)}`);
  return (
    <LoadedPage answer={answer} kind="Actor">
      {(view) => <Opened view={view} />}
    </LoadedPage>
  );
}

function Opened({ view }: { view: ActorView }) {
  const { row } = view;
  return (
    <Page title={view.entity.name} kind={kindOfActor(row)} lede={<Extent view={view} />}>
      <div class="with-side">
        <div>
          <Relations view={view} />
          <Section title="Claims about it">
            <ClaimList rows={view.claimsAbout} empty="Nobody says anything about it." />
            <More shown={view.claimsAbout.length} all={row.claimsAbout} query={{ actor: row.id }} />
          </Section>
          <Section title="Claims by it">
            <ClaimList rows={view.claimsBy} empty="It is quoted nowhere." />
            <More shown={view.claimsBy.length} all={row.claimsBy} query={{ speaker: row.id }} />
          </Section>
          <Credit id={row.id} />
        </div>
        <aside>
          <Names view={view} />
          <Resolutions view={view} />
          <Merge id={view.row.id} />
          <Decided view={view} />
        </aside>
      </div>
    </Page>
  );
}

/** How often its own words, and those it passed on, were right; nothing where none was settled. */
function Credit({ id }: { id: string }) {
  const answer = useAnswer<SpeakerRecord>(`/api/actors/${encodeURIComponent(id)}/record`);
  if (answer.state !== "ready" || answer.data.resolved.length === 0) return null;
  const { record, resolved } = answer.data;
  return (
    <>
      <Section
        title="Track record"
        note="What it said that analysts settled since. The letter is suggested; a person decides."
      >
        <Record rows={record} />
      </Section>
      <Settled resolved={resolved} />
    </>
  );
}

/** Who was counted with it, who decided what and why, and a way to take a merge back. */
function Decided({ view: { entity, merged, judgements } }: { view: ActorView }) {
  if (merged.length === 0 && judgements.length === 0) return null;
  return (
    <Section title="Decided by people">
      <ul class="names">
        {merged.map(({ id, name }) => (
          <li key={id}>
            counted here: <Words>{name}</Words>
            <Decide
              label="Split"
              choices={[
                {
                  words: "another actor",
                  decisions: [{ about: "identity", a: entity.id, b: id, verdict: "negative" }],
                },
                {
                  words: "undecided (take back)",
                  decisions: [{ about: "identity", a: entity.id, b: id, verdict: "none" }],
                },
              ]}
            />
          </li>
        ))}
        {judgements.map(({ id, verdict, why, by, at }) => (
          <li key={id}>
            <small>{at.slice(0, 10)}</small> <Words>{by}</Words>: <Words>{verdict}</Words>,{" "}
            <Words>{why}</Words>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Extent({ view: { row, entity } }: { view: ActorView }) {
  const countries = countriesOf(row.countries);
  return (
    <>
      <p>
        {counted(row.mentions, "mention")} in {counted(row.documents, "document")}
        {countries !== "" && `, ${countries}`}
      </p>
      <p>
        <a href={`/follow/${encodeURIComponent(row.id)}`}>Money and ownership</a>
      </p>
      <p class="note">
        {entity.verified ? "Checked by a person." : "Not checked by a person."} Basis:{" "}
        <Words>{entity.provenance}</Words>.
      </p>
    </>
  );
}

function More(parts: { shown: number; all: number; query: Record<string, string> }) {
  if (parts.shown >= parts.all) return null;
  return (
    <p>
      <a href={`/claims?${new URLSearchParams(parts.query).toString()}`}>All {parts.all}</a>
    </p>
  );
}

function Names({ view: { entity, spellings } }: { view: ActorView }) {
  return (
    <>
      <Section title="Names">
        <ul class="names">
          {entity.names.map((name) => (
            <li key={`${name.text} ${name.kind}`}>
              <Words {...(name.language === null ? {} : { lang: name.language })}>
                {name.text}
              </Words>{" "}
              <small>{nameKind(name)}</small>
            </li>
          ))}
        </ul>
        <Alleged entity={entity} />
      </Section>
      <Section title="As the texts spell it">
        <ul class="names">
          {spellings.map(({ text, count }) => (
            <li key={text}>
              <Words>{text}</Words> <small>{count}×</small>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What kind of name it is, where that says something. */
function nameKind({ kind, language }: ActorView["entity"]["names"][number]): string {
  const parts = [
    kind === "primary" ? null : kind,
    language === null || language === "en" ? null : languageOf(language),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** Whom it is said to belong to: said, by whoever keeps the list, and no finding of ours. */
function Alleged({ entity }: { entity: ActorView["entity"] }) {
  const { allegedParent, allegedSponsors, provenance } = entity;
  if (allegedParent === null && allegedSponsors.length === 0) return null;
  return (
    <>
      {allegedParent === null ? null : (
        <p class="note">
          Said to be part of <Words>{allegedParent}</Words>.
        </p>
      )}
      {allegedSponsors.length === 0 ? null : (
        <p class="note">
          Said to be backed by{" "}
          <Words>{countriesOf(allegedSponsors) || allegedSponsors.join(", ")}</Words>.
        </p>
      )}
      <p class="note">
        Who says so: <Words>{provenance}</Words>. A claim, and no finding of this case.
      </p>
    </>
  );
}
