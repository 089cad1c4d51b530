import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { createApp, serve, type Served } from "../api/index.ts";
import { TocsinError } from "../base/error.ts";
import { openFetch } from "../cycle/index.ts";
import type { Store } from "../store/index.ts";
import { sendDue } from "./alerts.ts";
import { openAside } from "./aside.ts";
import { wholeNumber } from "./case.ts";
import type { Effects } from "./effects.ts";
import { PACKAGE_ROOT, VERSION } from "./package.ts";
import { pause } from "./pause.ts";
import { webBundle } from "./web-bundle.ts";

/** Options of the commands that listen. */
export const LISTEN = {
  port: {
    type: "string",
    short: "p",
    value: "N",
    about: "port (default 4747, or the next that is free)",
  },
  host: {
    type: "string",
    value: "HOST",
    about: "listen beyond this machine too; a token is then asked for",
  },
  token: {
    type: "string",
    value: "WORD",
    about: "the token to ask for; else TOCSIN_TOKEN, else one is made and printed",
  },
} as const;

interface ListenValues {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly token?: string | undefined;
}

const DEFAULT_PORT = 4747;
const PORTS_TRIED = 20;
const MINUTES_BETWEEN_SENDING = 1;
const LOOPBACK = "127.0.0.1";

/** Serves the case at a location until the user asks to end. `opened` hears the address once it answers. */
export async function serveWorkbench(
  { store, location }: { readonly store: Store; readonly location: string },
  values: ListenValues,
  effects: Effects,
  opened: (url: string) => void = () => undefined,
): Promise<void> {
  const webRoot = await webBundle(PACKAGE_ROOT, (line) => effects.stderr.write(`${line}\n`));
  if (webRoot === null)
    effects.stderr.write("missing workbench: only the API answers (npm run build:web makes it)\n");
  const world = { now: effects.now, fetch: openFetch({ now: effects.now }) };
  const aside = location === ":memory:" ? undefined : openAside({ store, location }, effects.now);
  try {
    await serveApp(values, effects, {
      make: (door) =>
        createApp({
          store,
          world,
          ...(aside && { aside: aside.ask }),
          webRoot,
          version: VERSION,
          chromium: effects.env["TOCSIN_CHROMIUM"],
          ...door,
        }),
      whileServed: async (url, token) => {
        const address = token === null ? url : `${url}/?token=${token}`;
        effects.stdout.write(`${address}\n`);
        opened(address);
        await sendUntilEnded(store, effects);
      },
    });
  } finally {
    await aside?.close();
  }
}

interface Serving {
  readonly make: (door: { readonly host: string; readonly token: string | null }) => Hono;
  /** Hears the address once it answers; when its promise resolves, no more is answered. */
  readonly whileServed: (url: string, token: string | null) => Promise<void>;
}

/** Serves an app on the address that was asked for. */
export async function serveApp(
  values: ListenValues,
  { env }: Pick<Effects, "env">,
  { make, whileServed }: Serving,
): Promise<void> {
  const host = values.host ?? LOOPBACK;
  const token = tokenFor(host, values, env);
  const app = make({ host, token });
  const served = await listen((port) => serve(app, { host, port }), values.port);
  try {
    await whileServed(addressOf(served, host), token);
  } finally {
    await served.close();
  }
}

/** What to open: by number on this machine, since "localhost" may mean another family of addresses. */
function addressOf({ url }: Served, host: string): string {
  return host === LOOPBACK ? url.replace("//localhost:", `//${LOOPBACK}:`) : url;
}

/** A token wherever others can reach the case; none on this machine unless one is asked for. */
function tokenFor(host: string, values: ListenValues, env: Effects["env"]): string | null {
  const given = values.token ?? env["TOCSIN_TOKEN"];
  if (given) return given;
  const isLocal = [LOOPBACK, "localhost", "::1"].includes(host);
  return isLocal ? null : randomBytes(18).toString("base64url");
}

/** On the port that was asked for, or on the first free one from the default on. */
async function listen(
  on: (port: number) => Promise<Served>,
  asked: string | undefined,
): Promise<Served> {
  if (asked !== undefined) return on(wholeNumber("--port", asked, DEFAULT_PORT));
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + PORTS_TRIED; port++) {
    const served = await on(port).catch(unlessTaken);
    if (served) return served;
  }
  return on(0);
}

function unlessTaken(error: unknown): undefined {
  const cause = error instanceof TocsinError ? error.cause : error;
  if (cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE") return undefined;
  throw error;
}

/** A queue that cannot be had for a minute ends no workbench: what waits there goes later. */
function tell({ stderr }: Effects): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof TocsinError) || error.code === "internal") throw error;
    stderr.write(`alerts not sent: ${error.message}\n`);
  };
}

/** Alerts go out while the workbench is open, whoever added what they tell of. */
async function sendUntilEnded(store: Store, effects: Effects): Promise<void> {
  while (!effects.signal.aborted) {
    await sendDue(store, effects).catch(tell(effects));
    await pause(MINUTES_BETWEEN_SENDING, effects.signal);
  }
}
