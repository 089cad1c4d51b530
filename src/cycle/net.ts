import { lookup as resolveName, type LookupAddress } from "node:dns";
import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { TocsinError } from "../base/error.ts";
import { isPublicAddress } from "./address.ts";
import type { Fetch } from "./world.ts";

const MIB = 2 ** 20;
const REDIRECTS = 5; // as the Fetch standard's 20, but no news site needs more than 3
const USER_AGENT = "Tocsin/0.1";
const ACCEPT =
  "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5";

/** How to reach the network; what is missing has the value that suits an analyst's machine. */
export interface NetOptions {
  /** The clock, for `retrieved`. */
  readonly now: () => string;
  /** Also fetch from this machine and its networks: for tests, and for operators who archive an intranet. */
  readonly allowPrivate?: boolean;
  /** Of the page as unpacked. */
  readonly maxBytes?: number;
  /** Of the whole fetch, redirects included. */
  readonly timeoutMs?: number;
  /** Names to addresses; the system's resolver where missing. */
  readonly lookup?: typeof resolveName;
}

type Settings = Required<NetOptions>;

const DEFAULTS = {
  allowPrivate: false,
  maxBytes: 20 * MIB,
  timeoutMs: 20_000,
  lookup: resolveName,
} as const;

/**
 * A fetch for addresses that articles and users give, which are not to be trusted.
 *
 * Only http and https. Every hop's name is resolved once, refused where any address of it is not public, and connected
 * to at the very address that was checked, so that a name cannot change its mind in between.
 *
 * @throws TocsinError "bad-input" for what is no web address, "unavailable" for what cannot or must not be fetched
 */
export function openFetch(options: NetOptions): Fetch {
  const settings: Settings = { ...DEFAULTS, ...options };
  return async (address) => {
    const signal = AbortSignal.timeout(settings.timeoutMs);
    try {
      const { response, url } = await follow(parseAddress(address), settings, signal);
      const bytes = await readBody(response, url, settings.maxBytes);
      const mediaType = response.headers["content-type"];
      return {
        bytes,
        name: url.href,
        url: url.href,
        retrieved: settings.now(),
        ...(mediaType ? { mediaType } : {}),
      };
    } catch (cause) {
      throw toUnreachable(cause, address, { signal, timeoutMs: settings.timeoutMs });
    }
  };
}

/** What is posted to a web address. */
export interface Posted {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Posts to an address that the operator set, by the same guard as `openFetch`. A redirect is a failure: what is posted
 * goes to the address that was set, or nowhere.
 *
 * @throws TocsinError "bad-input" for what is no web address, "unavailable" where it was not taken
 */
export async function post(
  address: string,
  posted: Posted,
  options: Omit<NetOptions, "now" | "maxBytes">,
): Promise<void> {
  const settings: Settings = { ...DEFAULTS, ...options, now: () => "" };
  const signal = AbortSignal.timeout(settings.timeoutMs);
  const url = parseAddress(address);
  try {
    const response = await ask(url, settings, signal, posted);
    response.destroy();
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return;
    throw unreachable(url.href, `${status} ${response.statusMessage ?? ""}`.trim(), {
      hint: "ask whoever runs the receiver; a redirect is not followed",
    });
  } catch (cause) {
    throw toUnreachable(cause, address, { signal, timeoutMs: settings.timeoutMs });
  }
}

function toUnreachable(
  cause: unknown,
  address: string,
  { signal, timeoutMs }: { signal: AbortSignal; timeoutMs: number },
): TocsinError {
  if (cause instanceof TocsinError) return cause;
  const reason = signal.aborted ? `no answer in ${timeoutMs / 1000} s` : reasonOf(cause);
  return unreachable(address, reason, {
    hint: "Check the address and the connection, then run the command again",
    cause,
  });
}

function parseAddress(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (url && (url.protocol === "http:" || url.protocol === "https:") && url.username === "")
    return url;
  throw new TocsinError("bad-input", `invalid address: "${address}"`, {
    hint: "Give an address that begins with https:// or http:// and holds no password",
  });
}

/** The first answer that is no redirect. */
async function follow(
  start: URL,
  settings: Settings,
  signal: AbortSignal,
): Promise<{ response: IncomingMessage; url: URL }> {
  let url = start;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const response = await ask(url, settings, signal);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 200 && status < 300) return { response, url };
    response.destroy();
    if (status < 300 || status >= 400 || location === undefined) {
      throw unreachable(url.href, `${status} ${response.statusMessage ?? ""}`.trim(), {
        hint: "Open the address in a browser",
      });
    }
    url = parseAddress(location, url);
  }
  throw unreachable(start.href, `more than ${REDIRECTS} redirects`, {
    hint: "Give the address the browser ends at",
  });
}

function ask(
  url: URL,
  settings: Settings,
  signal: AbortSignal,
  posted?: Posted,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !settings.allowPrivate && !isPublicAddress(host))
    throw refused(url, host);
  const options: RequestOptions = {
    signal,
    agent: false,
    method: posted ? "POST" : "GET",
    headers: posted
      ? { "user-agent": USER_AGENT, ...posted.headers }
      : { "user-agent": USER_AGENT, accept: ACCEPT, "accept-encoding": "gzip, br, deflate" },
    lookup: checkedLookup(url, settings),
  };
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on("error", reject).end(posted?.body);
  });
}

/** Resolves a name for the connection itself: the address that is checked is the one connected to. */
function checkedLookup(url: URL, { allowPrivate, lookup }: Settings): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const hidden = addresses?.find(({ address }) => !allowPrivate && !isPublicAddress(address));
      const failure = error ?? (hidden && refused(url, hidden.address));
      const [first] = addresses ?? [];
      if (failure || !first) callback(failure ?? new Error(`no address for ${host}`), "", 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** The body, unpacked; stops reading where it grows above the limit. */
async function readBody(
  response: IncomingMessage,
  url: URL,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const limit = () =>
    unreachable(url.href, `more than ${Math.floor(maxBytes / MIB)} MiB`, {
      hint: "Save the article and add the file",
    });
  const announced = Number(response.headers["content-length"] ?? 0);
  if (announced > maxBytes) {
    response.destroy();
    throw limit();
  }
  try {
    for await (const chunk of unpacked(response)) {
      size += (chunk as Uint8Array).length;
      if (size > maxBytes) throw limit();
      chunks.push(chunk as Uint8Array);
    }
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks);
}

function unpacked(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"]?.toLowerCase() ?? "identity";
  const unpack = {
    gzip: createGunzip,
    "x-gzip": createGunzip,
    br: createBrotliDecompress,
    deflate: createInflate,
  }[encoding];
  if (!unpack) return response;
  const stream = unpack();
  response.on("error", (error) => stream.destroy(error));
  return response.pipe(stream);
}

function refused(url: URL, address: string): TocsinError {
  return unreachable(url.href, `${address} is not a public address`, {
    hint: "Save the page and add the file, or allow private addresses in the settings of this machine",
  });
}

function unreachable(
  address: string,
  reason: string,
  details: { hint: string; cause?: unknown },
): TocsinError {
  return new TocsinError("unavailable", `unreachable page: "${address}": ${reason}`, details);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** The guarded network by the system's clock. */
export const netFetch: Fetch = openFetch({ now: () => new Date().toISOString() });
