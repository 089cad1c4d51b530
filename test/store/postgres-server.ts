// A PostgreSQL for the tests: the one named in the environment, or one started here, which needs Debian's binaries.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_TIMEOUT_MS = 30_000;
const PROBE_MS = 100;

export interface Server {
  readonly url: string;
  stop(): void;
}

/** Undefined where there is neither address nor binaries; under CI that is an error instead. */
export async function startPostgres(): Promise<Server | undefined> {
  const url = process.env["TOCSIN_TEST_POSTGRES"];
  if (url) return { url, stop: () => {} };
  const bin = globSync("/usr/lib/postgresql/*/bin").sort().at(-1);
  if (bin && existsSync(join(bin, "initdb"))) return startOwn(bin);
  if (process.env["CI"])
    throw new Error("no PostgreSQL: set TOCSIN_TEST_POSTGRES, or install Debian's postgresql");
  return undefined;
}

async function startOwn(bin: string): Promise<Server> {
  const root = mkdtempSync(join(tmpdir(), "tocsin-postgres-"));
  chmodSync(root, 0o777); // where root runs the tests, the server runs as another user
  const data = join(root, "data");
  const port = await freePort();
  const [command = "", ...prefix] =
    process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--"] : ["env"];
  const run = [
    ...prefix,
    join(bin, "initdb"),
    "-D",
    data,
    "-U",
    "tocsin",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--no-sync",
  ];
  const made = spawnSync(command, run, { cwd: root, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const options = [
    "-k",
    root,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "fsync=off",
  ];
  const server = spawn(command, [...prefix, join(bin, "postgres"), "-D", data, ...options], {
    cwd: root,
    stdio: "ignore",
  });
  const stop = (): void => {
    spawnSync(command, [...prefix, join(bin, "pg_ctl"), "-D", data, "-m", "immediate", "stop"], {
      cwd: root,
    });
    server.unref();
    rmSync(root, { recursive: true, force: true });
  };
  process.once("exit", stop); // also where a test file dies before its "after"
  await ready(join(bin, "pg_isready"), port);
  return { url: `postgres://tocsin@127.0.0.1:${port}/postgres`, stop };
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.listen(0, "127.0.0.1", () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
  });
  return promise;
}

async function ready(program: string, port: number): Promise<void> {
  for (let waited = 0; waited < START_TIMEOUT_MS; waited += PROBE_MS) {
    if (spawnSync(program, ["-h", "127.0.0.1", "-p", String(port)]).status === 0) return;
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
  }
  throw new Error("the PostgreSQL of the tests did not start");
}
