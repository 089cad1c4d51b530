import { spawn } from "node:child_process";
import { once } from "node:events";

/** Where words go: the two streams of a process, or an array in a test. */
export interface Output {
  readonly write: (text: string) => void;
  /** All chunks in turn, no faster than they are taken: a file of any size passes through little memory. */
  readonly pour: (chunks: AsyncIterable<string | Uint8Array>) => Promise<void>;
  readonly isTTY: boolean;
  /** Width of the terminal in columns; 80 where there is none. */
  readonly columns: number;
}

/** All that a command touches outside of the case: the last argument of each, so that a test needs no process. */
export interface Effects {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => string;
  /** Shows a URL to the user in a browser. False where this machine has no way to. */
  readonly open: (url: string) => boolean;
  /** Fires when the user asks the program to end: Ctrl-C, or SIGTERM. */
  readonly signal: AbortSignal;
}

/** The real thing. */
export function processEffects(): Effects {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
  return {
    stdout: toOutput(process.stdout),
    stderr: toOutput(process.stderr),
    stdin: process.stdin,
    env: process.env,
    now: () => new Date().toISOString(),
    open: (url) => openBrowser(url, process.platform, process.env),
    signal: stop.signal,
  };
}

function toOutput(stream: NodeJS.WriteStream): Output {
  // `tocsin claims | head` closes our output early: that is the reader's good right and no failure.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  return {
    write: (text) => void stream.write(text),
    pour: async (chunks) => {
      for await (const chunk of chunks) if (!stream.write(chunk)) await once(stream, "drain");
    },
    isTTY: stream.isTTY,
    columns: stream.columns ?? 80,
  };
}

function openBrowser(url: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  const hasDisplay =
    platform === "darwin" ||
    platform === "win32" ||
    Boolean(env["DISPLAY"] ?? env["WAYLAND_DISPLAY"]);
  if (!hasDisplay) return false;
  const [command, ...args] =
    platform === "darwin"
      ? ["open", url]
      : platform === "win32"
        ? ["cmd", "/c", "start", "", url]
        : ["xdg-open", url];
  const child = spawn(command ?? "xdg-open", args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined); // the address is printed anyway
  child.unref();
  return true;
}
