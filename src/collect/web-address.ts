/** The absolute http(s) URL, without fragment; null for anything else, `javascript:` and `data:` included. */
export function webAddress(href: string | null | undefined, base?: string | null): string | null {
  if (!href) return null;
  const url = URL.parse(href.trim(), base ?? undefined);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  url.hash = "";
  return url.href;
}

/** True where both addresses are of one site: `m.example.org`, `www.example.org` and `example.org` are one. */
export function isSameSite(a: string, b: string): boolean {
  const [first, second] = [siteOf(a), siteOf(b)];
  return first === second || first.endsWith(`.${second}`) || second.endsWith(`.${first}`);
}

/** Host of an address without "www.". */
export function siteOf(url: string): string {
  return (URL.parse(url)?.hostname ?? "").replace(/^www\./, "");
}
