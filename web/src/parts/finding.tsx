import { address, hrefWith, navigate } from "../base/address.ts";
import { counted } from "../base/words.ts";
import { Invented, titleOf } from "./invented.tsx";
import { Words } from "./page.tsx";

/** Words to look for in a list; the list is what the address says. */
export function FindBox({ label }: { label: string }) {
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const q = new FormData(event.currentTarget as HTMLFormElement).get("q");
    navigate(hrefWith({ q: typeof q === "string" ? q : null }));
  };
  const collection = address.value.query.get("collection");
  return (
    <form class="find" role="search" onSubmit={find}>
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        value={address.value.query.get("q") ?? ""}
      />
      {collection && (
        <p class="claim-how">
          <span>
            in <Words>{titleOf(collection)}</Words>
          </span>
          <Invented collection={collection} />
          <a href={hrefWith({ collection: null })}>all collections</a>
        </p>
      )}
    </form>
  );
}

export const PAGE_ROWS = 100;

/** Which rows of how many, and the way to the others. */
export function Pager({
  total,
  noun,
  many,
  rows,
}: {
  total: number;
  noun: string;
  many?: string;
  rows: number;
}) {
  const offset = Number(address.value.query.get("offset") ?? 0) || 0;
  const limit = Number(address.value.query.get("limit") ?? PAGE_ROWS) || PAGE_ROWS;
  const before = Math.max(0, offset - limit);
  return (
    <p class="pager">
      {rows < total
        ? `${offset + 1}–${offset + rows} of ${counted(total, noun, many)}`
        : counted(total, noun, many)}
      {offset > 0 && (
        <a href={hrefWith({ offset: before === 0 ? null : String(before) })}>earlier</a>
      )}
      {offset + rows < total && <a href={hrefWith({ offset: String(offset + limit) })}>more</a>}
    </p>
  );
}

/** The question of a plain list, from the address. */
export function listQuery(): string {
  const asked = new URLSearchParams();
  for (const name of ["q", "collection", "limit", "offset"]) {
    const value = address.value.query.get(name);
    if (value) asked.set(name, value);
  }
  const text = asked.toString();
  return text === "" ? "" : `?${text}`;
}
