import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ListChange, ListVersion } from "../../../../src/model/party.ts";
import type { ScreenedActor, ScreeningCandidate } from "../../../../src/model/screening.ts";
import { address, navigate } from "../../base/address.ts";
import { askServer, failureOf, generation, useAnswer } from "../../base/answer.ts";
import { counted, dayOf } from "../../base/words.ts";
import { Loaded } from "../../parts/answer.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";
import { ImportList } from "./import-list.tsx";
import { Candidates } from "./candidates.tsx";

const LEAST = 0.36; // names less alike are not kept

/** Names and actors against the lists of the case, and what changed on these. */
export function ScreeningPage() {
  return (
    <Page
      title="Screening"
      lede={
        <p>
          A score ranks likeness of names; it is no probability and no identity. A person says who
          is who, with a reason, and may take it back.
        </p>
      }
    >
      <div class="with-side">
        <div>
          <OneName />
          <Actors />
        </div>
        <aside>
          <ImportList />
          <Lists />
          <Changes />
        </aside>
      </div>
    </Page>
  );
}

const FIELDS = [
  ["name", "Name", "as it is written"],
  ["born", "Born", "1960 or 1960-08-31"],
  ["country", "Country", "code, as IQ"],
  ["number", "Number", "IMO, LEI, register"],
] as const;

/** One name; what is asked stands in the address. */
function OneName() {
  const { query } = address.value;
  const name = query.get("name") ?? "";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const asked = [...form]
      .filter(([, value]) => value !== "")
      .map(([key, value]) => [key, String(value)]);
    navigate(`/screening?${new URLSearchParams(Object.fromEntries(asked)).toString()}`);
  };
  return (
    <Section title="One name">
      <form class="fields" onSubmit={submit}>
        {FIELDS.map(([key, label, hint]) => (
          <label key={key}>
            {label} <input name={key} defaultValue={query.get(key) ?? ""} placeholder={hint} />
          </label>
        ))}
        <label>
          Kind{" "}
          <select name="schema" defaultValue={query.get("schema") ?? "any"}>
            {["any", "person", "organisation", "vessel"].map((kind) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Screen</button>
      </form>
      {name !== "" && <Answered key={query.toString()} query={query} name={name} />}
    </Section>
  );
}

function Answered({ query, name }: { query: URLSearchParams; name: string }) {
  const found = useSignal<readonly ScreeningCandidate[] | null>(null);
  const told = useSignal("Screening …");
  const turn = generation.value;
  useEffect(() => {
    const asked = {
      id: "q",
      name,
      schema: query.get("schema") ?? "any",
      birthDates: [query.get("born") ?? ""].filter(Boolean),
      countries: [query.get("country") ?? ""].filter(Boolean),
      identifiers: [query.get("number") ?? ""].filter(Boolean).map((value) => ({ value })),
    };
    const ask = async () => {
      const { answers } = await askServer<{ answers: { candidates: ScreeningCandidate[] }[] }>(
        "/api/screen",
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ queries: [asked] }),
        },
      );
      found.value = answers[0]?.candidates ?? [];
    };
    ask().catch((error: unknown) => {
      told.value = failureOf(error).detail;
    });
  }, [query, turn]);
  return found.value === null ? (
    <p class="quiet">{told.value}</p>
  ) : (
    <Candidates subject={name} candidates={found.value} />
  );
}

function Actors() {
  const answer = useAnswer<{ actors: readonly ScreenedActor[]; total: number }>(
    `/api/screening?least=${LEAST}`,
  );
  return (
    <Section title="Actors of the case" note="Screened whenever they or a list change.">
      <Loaded answer={answer}>
        {({ actors, total }) =>
          actors.length === 0 ? (
            <p class="quiet">
              No actor has a name like one on the lists, or there are no lists yet.
            </p>
          ) : (
            <>
              <ul class="screened">
                {actors.map(({ id, name, candidates }) => (
                  <li key={id}>
                    <h3>
                      <a href={`/actors/${encodeURIComponent(id)}`}>
                        <Words>{name}</Words>
                      </a>
                    </h3>
                    <Candidates subject={id} candidates={candidates} />
                  </li>
                ))}
              </ul>
              {total > actors.length && (
                <p class="quiet">
                  {actors.length} of {counted(total, "actor")}; all: tocsin screen --actors
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function Lists() {
  const answer = useAnswer<{ versions: readonly ListVersion[] }>("/api/lists");
  return (
    <Section title="Lists" note="Each version stays, with its date and hash.">
      <Loaded answer={answer}>
        {({ versions }) =>
          versions.length === 0 ? (
            <p class="quiet">None yet.</p>
          ) : (
            <ul class="names">
              {versions.map((version) => (
                <li key={version.id}>
                  <Words>{version.title}</Words>
                  <br />
                  <small>
                    as of {dayOf(version.asOf, "a day not told")}, imported{" "}
                    {dayOf(version.importedAt)}: {version.parties} parties, {version.added} added,{" "}
                    {version.removed} removed, {version.changed} changed; SHA-256{" "}
                    <code>{version.sha256.slice(0, 12)}</code>; {version.licence}
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function Changes() {
  const answer = useAnswer<{ changes: readonly ListChange[]; total: number }>(
    "/api/lists/changes?limit=20",
  );
  if (answer.state !== "ready" || answer.data.total === 0) return null;
  return (
    <Section title="What lists changed">
      <ul class="names">
        {answer.data.changes.map(({ versionId, partyId, kind, name, fields, at }) => (
          <li key={`${versionId} ${partyId}`}>
            <small>{dayOf(at)}</small> {kind}{" "}
            <a href={`/follow/${encodeURIComponent(partyId)}`}>
              <Words>{name}</Words>
            </a>
            {fields.length > 0 && <small> ({fields.join(", ")})</small>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
