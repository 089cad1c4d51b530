import { signal } from "@preact/signals";

export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Where the reader is. The address holds every filter, so that a link shows what its sender saw. */
export const address = signal<Address>(current());

/** How often the address changed since the page was loaded. */
export const moves = signal(0);

function current(): Address {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) };
}

/** Goes there without a reload; `replace` leaves no step for the back button. */
export function navigate(href: string, { replace = false } = {}): void {
  const from = address.value.path;
  if (replace) history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  moves.value++;
  address.value = current();
  if (address.value.path !== from) window.scrollTo(0, 0);
}

/** This address with some parameters changed; null removes one. Paging starts anew. */
export function hrefWith(changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(address.value.query);
  if (!("offset" in changes)) query.delete("offset");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return address.value.path + (text === "" ? "" : `?${text}`);
}

/** Follows the back button, and every plain click on a link of ours. */
export function followLinks(): void {
  window.addEventListener("popstate", () => {
    moves.value++;
    address.value = current();
  });
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (link === undefined) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}

function linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return link !== null && isOurs(link) ? link : undefined;
}

/** Files, answers and the documentation are the browser's own affair. */
const BESIDE = /^\/(?:api|docs)(?:\/|$)/;

function isOurs(link: HTMLAnchorElement): boolean {
  const here = link.origin === window.location.origin && !BESIDE.test(link.pathname);
  const jump = link.hash !== "" && link.pathname === window.location.pathname;
  return here && !jump && !link.hasAttribute("download") && link.target === "";
}
