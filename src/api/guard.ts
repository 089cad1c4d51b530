import { createHash, timingSafeEqual } from "node:crypto";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { TocsinError } from "../base/error.ts";
import { answerFailure, answerNotFound, refuse } from "./failures.ts";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);
const ANY_HOST: ReadonlySet<string> = new Set(["0.0.0.0", "::", "[::]"]);
const COOKIE = "tocsin_token";

/** Nothing from elsewhere, no inline script: article text that slips through as markup stays inert. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

interface Door {
  readonly token: string | null;
  readonly host?: string;
}

/**
 * Stands before every route: who may ask, by which name, and from which page.
 *
 * The name is checked because a page elsewhere can point its own name at 127.0.0.1 and so read what
 * answers there; a token makes that idle, since its cookie belongs to the true name.
 *
 * @throws TocsinError "bad-input" when `host` is not this machine and there is no token
 */
export function guard(door: Door): MiddlewareHandler {
  if (door.token === null && door.host !== undefined && !LOOPBACK.has(door.host)) {
    throw new TocsinError("bad-input", `missing token for host: "${door.host}"`, {
      hint: "give a token, or listen on 127.0.0.1",
    });
  }
  return async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    const refusal = refuseHost(c, door) ?? refuseStranger(c, door.token) ?? refuseOrigin(c);
    if (refusal) return refusal;
    await next();
    return undefined;
  };
}

/**
 * An app of one address, behind the same door as the workbench.
 *
 * @throws TocsinError as `guard`
 */
export function behindGuard(
  door: Door,
  path: string,
  handle: (request: Request) => Promise<Response>,
): Hono {
  const app = new Hono();
  app.onError(answerFailure);
  app.use(guard(door));
  app.all(path, (c) => handle(c.req.raw));
  app.all("*", answerNotFound);
  return app;
}

function refuseHost(c: Context, { host }: Door): Response | undefined {
  const name = new URL(`http://${hostOf(c)}`).hostname;
  if (LOOPBACK.has(name) || name === host) return undefined;
  if (host !== undefined && ANY_HOST.has(host)) return undefined;
  return refuse(c, {
    title: "Wrong host",
    status: 421,
    detail: `unknown host: "${name}"`,
    hint: "use the address that Tocsin printed when it started",
  });
}

function refuseStranger(c: Context, token: string | null): Response | undefined {
  if (token === null) return undefined;
  const asked = c.req.method === "GET" ? c.req.query("token") : undefined;
  if (asked !== undefined && same(asked, token)) return keepToken(c, token);
  const shown = asked ?? bearerOf(c) ?? getCookie(c, COOKIE);
  if (shown !== undefined && same(shown, token)) return undefined;
  return refuse(c, {
    title: "Not signed in",
    status: 401,
    detail: shown === undefined ? "missing token" : "invalid token",
    hint: "open the address with ?token=… once, or send it as a Bearer token",
  });
}

function bearerOf(c: Context): string | undefined {
  return c.req.header("authorization")?.match(/^Bearer (\S+)$/)?.[1];
}

/** From the address into a cookie, so that it stands neither in the history nor in a bookmark. */
function keepToken(c: Context, token: string): Response {
  const url = new URL(c.req.url);
  setCookie(c, COOKIE, token, {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    secure: url.protocol === "https:",
  });
  url.searchParams.delete("token");
  return c.redirect(url.pathname.replace(/^\/+/, "/") + url.search, 303);
}

/** Browsers name the page that sends a POST; programs name none, and carry no cookie by accident. */
function refuseOrigin(c: Context): Response | undefined {
  if (c.req.method === "GET" || c.req.method === "HEAD") return undefined;
  const origin = c.req.header("origin");
  if (origin === undefined && c.req.header("sec-fetch-site") === undefined) return undefined;
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === hostOf(c)) {
    return undefined;
  }
  return refuse(c, {
    title: "Wrong origin",
    status: 403,
    detail: `unknown origin: "${origin ?? "none"}"`,
    hint: "send it from a page of this workbench, or from no page at all",
  });
}

function hostOf(c: Context): string {
  const header = c.req.header("host");
  return header !== undefined && URL.canParse(`http://${header}`)
    ? header
    : new URL(c.req.url).host;
}

/** In time that does not depend on where they differ. */
function same(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
