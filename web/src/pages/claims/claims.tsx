import type { ClaimPage } from "../../../../src/model/view.ts";
import { address, hrefWith } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { Loaded } from "../../parts/answer.tsx";
import { FindBox, PAGE_ROWS, Pager } from "../../parts/finding.tsx";
import { moveFocus, useKeys } from "../../parts/keys.ts";
import { Page } from "../../parts/page.tsx";
import { ClaimTable } from "./claim-table.tsx";
import { Facets } from "./facets.tsx";

const ROW = ".claim-table .claim-words";

/** Every claim of the case, as the address asks for it. */
export function ClaimsPage() {
  const query = address.value.query.toString();
  const answer = useAnswer<ClaimPage>(`/api/claims${query === "" ? "" : `?${query}`}`);
  useKeys({
    j: () => moveFocus(ROW, 1),
    k: () => moveFocus(ROW, -1),
    "/": () => document.querySelector<HTMLElement>(".find input")?.focus(),
  });
  return (
    <Page title="Claims">
      <div class="tools">
        <FindBox label="Words in a claim, or a name" />
        <Sorting />
        <Files query={query} />
      </div>
      <div class="with-facets">
        <Facets />
        <div>
          <Loaded answer={answer}>{(page) => <Found page={page} />}</Loaded>
        </div>
      </div>
    </Page>
  );
}

function Found({ page }: { page: ClaimPage }) {
  return (
    <>
      <Pager total={page.total} noun="claim" rows={page.claims.length} />
      <ClaimTable rows={page.claims} empty={emptyWords()} />
      {page.claims.length >= PAGE_ROWS && (
        <Pager total={page.total} noun="claim" rows={page.claims.length} />
      )}
    </>
  );
}

function emptyWords(): string {
  return address.value.query.size > 0
    ? "No claim is like that. Take a filter away, or look for other words."
    : "No claims yet. Add an article on the page of the case.";
}

const SORTS: readonly (readonly [string | null, string])[] = [
  [null, "newest"],
  ["origins", "most origins"],
  ["text", "A–Z"],
];

function Sorting() {
  const sort = address.value.query.get("sort");
  return (
    <p class="choices" aria-label="Order">
      {SORTS.map(([value, name]) => (
        <a key={name} href={hrefWith({ sort: value })} aria-current={sort === value || undefined}>
          {name}
        </a>
      ))}
    </p>
  );
}

function Files({ query }: { query: string }) {
  const suffix = query === "" ? "" : `?${query}`;
  return (
    <p class="choices">
      <a href={`/api/claims.csv${suffix}`} download>
        CSV
      </a>
      <a href={`/api/claims.json${suffix}`} download>
        JSON
      </a>
      <a href={`/api/claims.jsonl${suffix}`} download>
        JSON lines
      </a>
      <span class="keys" aria-hidden="true">
        <kbd>j</kbd> <kbd>k</kbd> move, <kbd>enter</kbd> opens, <kbd>/</kbd> finds
      </span>
    </p>
  );
}
