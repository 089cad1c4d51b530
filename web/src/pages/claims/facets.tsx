import type { ClaimConditions, ClaimFacets, Facet } from "../../../../src/model/view.ts";
import { address, hrefWith, navigate } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { isWide } from "../../base/theme.ts";
import { FORM, MODALITY, MODALITY_MEANING, spaced } from "../../base/words.ts";
import { Loaded } from "../../parts/answer.tsx";
import { titleOf } from "../../parts/invented.tsx";
import { Words } from "../../parts/page.tsx";
import { SavedViews } from "./saved-views.tsx";

type Field = keyof ClaimConditions;

const NAMES: Readonly<Record<Field, string>> = {
  q: "Words",
  collection: "Collection",
  publisher: "Publisher",
  speaker: "Speaker",
  modality: "How it is put",
  form: "Whose words",
  polarity: "Said or denied",
  event: "Event",
  actor: "Actor",
  place: "Place",
  document: "Document",
  problem: "Warning problem",
  from: "From",
  to: "Before",
  minOrigins: "Origins, at least",
};

const FIELDS = Object.keys(NAMES) as Field[];
const SHOWN_VALUES = 8;

const NONE: ClaimFacets = { total: 0, counted: 0, facets: {} };

/** What the claims are filtered by, as a question: the same on each page of the list, in whatever order. */
function facetsUrl(): string {
  const query = new URLSearchParams(address.value.query);
  for (const field of ["sort", "limit", "offset", "cursor"]) query.delete(field);
  return `/api/claims/facets${query.size === 0 ? "" : `?${query.toString()}`}`;
}

/** What there is to narrow the list by, with how many claims each would leave; folded where there is no room. */
export function Facets() {
  const answer = useAnswer<ClaimFacets>(facetsUrl());
  const { facets, counted, total } = answer.state === "ready" ? answer.data : NONE;
  return (
    <details class="facets" open={isWide()}>
      <summary class="label">Filters</summary>
      <Chosen facets={answer.state === "ready" ? facets : null} />
      <SavedViews />
      <Loaded answer={answer}>{() => null}</Loaded>
      {counted < total && (
        <p class="note">Counted over the newest {counted.toLocaleString("en-GB")}.</p>
      )}
      <Days months={facets["month"] ?? []} />
      {FIELDS.map((field) => {
        const values = (facets[field] ?? []).filter(({ value }) => value !== "");
        const isChosen = address.value.query.has(field);
        return values.length > 0 && !isChosen ? (
          <FacetGroup key={field} field={field} values={values} />
        ) : null;
      })}
    </details>
  );
}

function FacetGroup({ field, values }: { field: Field; values: readonly Facet[] }) {
  const rows = values.map((facet) => (
    <li key={facet.value}>
      <a href={hrefWith({ [field]: facet.value })} title={meaningOf(field, facet.value)}>
        <Words>{nameOf(field, facet)}</Words>
      </a>
      <span class="count">{facet.count}</span>
    </li>
  ));
  return (
    <section>
      <h2 class="label">{NAMES[field]}</h2>
      <ul>{rows.slice(0, SHOWN_VALUES)}</ul>
      {rows.length > SHOWN_VALUES && (
        <details>
          <summary>{rows.length - SHOWN_VALUES} more</summary>
          <ul>{rows.slice(SHOWN_VALUES)}</ul>
        </details>
      )}
    </section>
  );
}

/** Fields whose values are ids: their names come with the facets. */
const BY_ID: ReadonlySet<Field> = new Set(["speaker", "actor", "place", "document", "problem"]);

/** The filters in force, each with a way out. @param facets null until they are known */
function Chosen({ facets }: { facets: Readonly<Record<string, readonly Facet[]>> | null }) {
  const chosen = FIELDS.flatMap((field) => {
    const value = address.value.query.get(field);
    if (value === null) return [];
    if (facets === null && BY_ID.has(field)) return [{ field, words: "…" }];
    const facet = facets?.[field]?.find((each) => each.value === value);
    return [{ field, words: nameOf(field, facet ?? { value, label: value }) }];
  });
  if (chosen.length === 0) return null;
  return (
    <ul class="chosen">
      {chosen.map(({ field, words }) => (
        <li key={field}>
          <span class="label">{NAMES[field]}</span> <Words>{words}</Words>{" "}
          <a href={hrefWith({ [field]: null })} aria-label={`Remove the filter ${NAMES[field]}`}>
            ×
          </a>
        </li>
      ))}
    </ul>
  );
}

function nameOf(field: Field, { value, label }: Pick<Facet, "value" | "label">): string {
  if (field === "modality") return (MODALITY as Record<string, string>)[value] ?? label;
  if (field === "form") return (FORM as Record<string, string>)[value] ?? label;
  if (field === "collection") return titleOf(value);
  if (field === "polarity") return value === "negative" ? "denied" : "said";
  return field === "event" ? spaced(label.toLowerCase()) : label;
}

function meaningOf(field: Field, value: string): string | undefined {
  return field === "modality" ? (MODALITY_MEANING as Record<string, string>)[value] : undefined;
}

/** The day after the last of a month, for a filter whose end is exclusive. */
function monthAfter(month: string): string {
  const [year = 0, of = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, of, 1)).toISOString().slice(0, 10);
}

const MONTH = new Intl.DateTimeFormat("en-GB", {
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const SHOWN_MONTHS = 12;

/** The months that hold claims, the newest first, each with how many. */
function Months({ months }: { months: readonly Facet[] }) {
  const most = Math.max(1, ...months.map(({ count }) => count));
  return (
    <ul>
      {months.slice(0, SHOWN_MONTHS).map(({ value, count }) => (
        <li key={value}>
          <a href={hrefWith({ from: `${value}-01`, to: monthAfter(value) })}>
            {MONTH.format(new Date(`${value}-01`))}
          </a>
          <span class="count">
            <meter value={count} max={most} aria-hidden="true" /> {count.toLocaleString("en-GB")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Days({ months }: { months: readonly Facet[] }) {
  const { query } = address.value;
  const change = (event: Event) => {
    const { name, value } = event.currentTarget as HTMLInputElement;
    navigate(hrefWith({ [name]: value }));
  };
  return (
    <section class="days">
      <h2 class="label">Published</h2>
      <label>
        from <input type="date" name="from" value={query.get("from") ?? ""} onChange={change} />
      </label>
      <label>
        before <input type="date" name="to" value={query.get("to") ?? ""} onChange={change} />
      </label>
      {months.length > 1 && <Months months={months} />}
    </section>
  );
}
