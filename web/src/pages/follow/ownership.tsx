import { useSignal } from "@preact/signals";
import type { LinkProof, OwnershipLink } from "../../../../src/model/ownership.ts";
import type { OwnershipNode, OwnershipView } from "../../../../src/model/ownership-view.ts";
import type { ScreenedActor } from "../../../../src/model/screening.ts";
import { address, hrefWith, navigate } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { counted, dayOf } from "../../base/words.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { hrefOfClaim } from "../../parts/claim-line.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";
import { Candidates } from "./candidates.tsx";
import { KIND, Picture } from "./picture.tsx";
import { Shares, type Names } from "./shares.tsx";

const FILTERS = ["depth", "direction", "basis", "asOf"] as const;

/** What is asked stands in the address: so a link shows what its sender saw, and the files hold the same. */
function askedOf(query: URLSearchParams): URLSearchParams {
  const asked = FILTERS.flatMap((name) => {
    const value = query.get(name);
    return value ? [[name, value] as [string, string]] : [];
  });
  return new URLSearchParams(asked);
}

/** Who owns, leads and pays a party, on whose word; and how much of it listed owners have. */
export function OwnershipPage({ id }: { id: string }) {
  const asked = askedOf(address.value.query).toString();
  const answer = useAnswer<OwnershipView>(`/api/follow/${encodeURIComponent(id)}?${asked}`);
  return (
    <LoadedPage answer={answer} kind="Money and ownership">
      {(view) => <Opened view={view} asked={asked} />}
    </LoadedPage>
  );
}

function Opened({ view, asked }: { view: OwnershipView; asked: string }) {
  const picked = useSignal<string | null>(null);
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const here = nodes.get(view.id);
  const pick = (linkId: string) => {
    picked.value = linkId;
    document.getElementById(`link-${linkId}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <Page
      title={here?.name ?? view.id}
      kind="Money and ownership"
      lede={<Lede view={view} here={here} />}
    >
      <Filters />
      {view.links.length === 0 ? (
        <p class="quiet">No list, register or article of this case ties it to anybody.</p>
      ) : (
        <Picture view={view} picked={picked.value} pick={pick} />
      )}
      <div class="with-side">
        <div>
          <Owners view={view} names={(id) => nodes.get(id)} />
          <Links view={view} names={(id) => nodes.get(id)} picked={picked.value} />
        </div>
        <aside>
          {here?.isActor && <Screened id={view.id} />}
          <Shares view={view} names={(id) => nodes.get(id)} />
          <Files id={view.id} asked={asked} />
        </aside>
      </div>
    </Page>
  );
}

function Lede({ view, here }: { view: OwnershipView; here: OwnershipNode | undefined }) {
  const [recorded] = view.shares;
  return (
    <>
      {recorded && <p>{sentence(recorded.words)}.</p>}
      <p class="note">
        {listedWords(view, here)}
        What law follows is not for this page: authorities differ.{" "}
        {here?.isActor && <a href={`/actors/${encodeURIComponent(view.id)}`}>What is said of it</a>}
      </p>
    </>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether a list names it: a likeness of names that nobody judged leaves that open. */
function listedWords({ id, links, nodes }: OwnershipView, here: OwnershipNode | undefined): string {
  if (here?.listed) return "A sanctions list names it itself. ";
  const listed = new Set(nodes.flatMap((node) => (node.listed ? [node.id] : [])));
  const alike = links.filter(
    ({ kind, fromId, toId }) =>
      kind === "Similar" && listed.has(fromId === id ? toId : toId === id ? fromId : ""),
  );
  return alike.length === 0
    ? "No list of this case names it itself. "
    : `${counted(alike.length, "listed party", "listed parties")} may be it by name: judge below whether it is. `;
}

const CHOICES: readonly (readonly [name: string, label: string, values: readonly string[]])[] = [
  ["depth", "Links", ["1", "2", "3", "4", "6"]],
  ["direction", "Way", ["any", "owners", "holdings"]],
  ["basis", "Weakest basis", ["alleged", "claimed", "recorded"]],
];

function Filters() {
  const { query } = address.value;
  return (
    <div class="tools">
      {CHOICES.map(([name, label, values]) => (
        <label key={name}>
          {label}{" "}
          <select
            value={query.get(name) ?? (name === "depth" ? "3" : values[0])}
            onChange={(event) => navigate(hrefWith({ [name]: event.currentTarget.value }))}
          >
            {values.map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label>
        As of{" "}
        <input
          type="date"
          value={query.get("asOf") ?? ""}
          onChange={(event) => navigate(hrefWith({ asOf: event.currentTarget.value }))}
        />
      </label>
    </div>
  );
}

function Party({ node, id }: { node: OwnershipNode | undefined; id: string }) {
  return (
    <>
      <a href={`/follow/${encodeURIComponent(id)}`}>
        <Words>{node?.name ?? id}</Words>
      </a>
      {node?.listed && <small class="listed"> listed</small>}
    </>
  );
}

/** Listed parties, each with the shortest way to it. */
function Owners({ view, names }: { view: OwnershipView; names: Names }) {
  if (view.listed.length === 0) return null;
  const [near, far] = [view.listed.slice(0, NEAREST), view.listed.slice(NEAREST)];
  return (
    <Section
      title="Listed parties that can be reached"
      note="The shortest way to each, the nearest first."
    >
      <Ways view={view} names={names} listed={near} />
      {far.length > 0 && (
        <details>
          <summary class="quiet">{far.length} more, further away</summary>
          <Ways view={view} names={names} listed={far} />
        </details>
      )}
    </Section>
  );
}

const NEAREST = 12; // ways shown at once

function Ways(parts: { view: OwnershipView; names: Names; listed: OwnershipView["listed"] }) {
  const { view, names, listed } = parts;
  const links = new Map(view.links.map((link) => [link.id, link]));
  return (
    <ul class="ways">
      {listed.map(({ id, nodes, linkIds }) => (
        <li key={id}>
          <Party node={names(nodes[0] ?? "")} id={nodes[0] ?? ""} />
          {linkIds.map((linkId, i) => (
            <Step
              key={linkId}
              link={links.get(linkId)}
              next={nodes[i + 1] ?? ""}
              node={names(nodes[i + 1] ?? "")}
            />
          ))}
        </li>
      ))}
    </ul>
  );
}

function Step(parts: {
  link: OwnershipLink | undefined;
  next: string;
  node: OwnershipNode | undefined;
}) {
  const { link, next, node } = parts;
  if (!link) return null;
  const share = link.percentage === null ? "" : ` ${link.percentage} %`;
  return (
    <>
      {" "}
      <span class="quiet">
        {link.toId === next ? "→" : "←"}{" "}
        <a href={`#link-${link.id}`}>
          {KIND[link.kind]}
          {share}, {link.standing}
        </a>
      </span>{" "}
      <Party node={node} id={next} />
    </>
  );
}

function Links(parts: { view: OwnershipView; names: Names; picked: string | null }) {
  const { view, names, picked } = parts;
  if (view.links.length === 0) return null;
  return (
    <Section title="Links" note="Each holds only on the word of what stands below it.">
      <ul class="relation-list">
        {view.links.map((link) => (
          <li
            key={link.id}
            id={`link-${link.id}`}
            class={picked === link.id ? "picked" : undefined}
          >
            <p>
              <Party node={names(link.fromId)} id={link.fromId} />{" "}
              <span class="quiet">
                {KIND[link.kind]}
                {link.percentage !== null && ` ${link.percentage} % of`}
              </span>{" "}
              <Party node={names(link.toId)} id={link.toId} />{" "}
              <small class={link.standing === "denied" ? "denied" : "quiet"}>
                {[link.role, link.standing, daysOf(link)].filter(Boolean).join(", ")}
              </small>
            </p>
            <ul class="evidence">
              {link.proofs.map((proof) => (
                <li key={`${proof.claimId} ${proof.source} ${proof.text}`}>
                  <Proof proof={proof} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {view.cut && <p class="quiet">More are there than are shown: follow fewer links.</p>}
    </Section>
  );
}

function daysOf({ startDate, endDate }: OwnershipLink): string {
  return startDate || endDate
    ? `${dayOf(startDate, "…")} to ${dayOf(endDate, "…")}`
    : "no dates known";
}

/** The article's own words, in the article; or the line of the list. */
function Proof({ proof }: { proof: LinkProof }) {
  const { claimId, documentId, text, chain, source, published, modality, polarity, url } = proof;
  const who = [chain ?? source, published?.slice(0, 10)].filter(Boolean).join(", ");
  return (
    <>
      {claimId && documentId ? (
        <a href={hrefOfClaim({ id: claimId, documentId })}>
          <Words>{`“${text}”`}</Words>
        </a>
      ) : (
        <Words>{text}</Words>
      )}{" "}
      <small>
        <Words>{who}</Words>
        {modality && `; ${modality}`}
        {url && /^https?:/.test(url) && (
          <>
            {" "}
            <a href={url} target="_blank" rel="noreferrer">
              its page
            </a>
          </>
        )}
      </small>{" "}
      {polarity === "negative" && <span class="denied">denies it</span>}
    </>
  );
}

function Screened({ id }: { id: string }) {
  const answer = useAnswer<ScreenedActor>(`/api/screening/${encodeURIComponent(id)}`);
  if (answer.state !== "ready") return null;
  return (
    <Section title="On the lists" note="Confirm who it is, and its entries count as one with it.">
      <Candidates subject={id} candidates={answer.data.candidates} />
    </Section>
  );
}

const FILES = [
  ["ftm", "FollowTheMoney"],
  ["csv", "CSV"],
  ["graphml", "GraphML"],
] as const;

function Files({ id, asked }: { id: string; asked: string }) {
  return (
    <Section title="Keep" note="Each link with its sources.">
      <ul class="names">
        {FILES.map(([format, label]) => (
          <li key={format}>
            <a
              download
              href={`/api/follow/${encodeURIComponent(id)}/export?${new URLSearchParams([...new URLSearchParams(asked), ["format", format]]).toString()}`}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
