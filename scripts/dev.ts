// The server and the workbench, each restarted or reloaded when a file is saved. Ctrl-C ends both.
import { spawn, type ChildProcess } from "node:child_process";

const API_PORT = "4747";
const API = `http://127.0.0.1:${API_PORT}`;

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, TOCSIN_API: API },
  });
}

const server = start([
  "--watch-path=src",
  "--watch-preserve-output",
  "bin/tocsin.js",
  "start",
  "--no-open",
  "--port",
  API_PORT,
]);
const web = start(["node_modules/vite/bin/vite.js", "web", "--clearScreen", "false"]);

const end = () => {
  for (const child of [server, web]) child.kill("SIGTERM");
};
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
for (const child of [server, web]) child.on("exit", end);
