#!/usr/bin/env node
// Plain JavaScript on purpose: any Node from 20 on can run this file. Where the running Node is too old for .ts
// files and node:sqlite, the Node that npm installed with the package takes over.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as module from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const require = module.createRequire(import.meta.url);
const SELF = fileURLToPath(import.meta.url);

/** What `engines` cannot say: type stripping without a flag came with 22.18, and with 24 after it. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

/** The Node among our own packages: one a platform, whichever npm found fit for this machine. */
function bundledNode() {
  const packages = [
    `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  const file = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  for (const name of packages) {
    try {
      return require.resolve(`${name}/${file}`);
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND" && error.code !== "ERR_PACKAGE_PATH_NOT_EXPORTED")
        throw error;
    }
  }
  return undefined;
}

function handOver(node) {
  const child = spawn(node, [SELF, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, TOCSIN_REEXEC: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`tocsin: unreachable Node: ${node}: ${error.message}\nhint: run npm ci`);
    process.exit(5);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** SQLite in Node is still called experimental; its warning is no news to a user. Others are printed as ever. */
function silenceExperimentalWarnings() {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (warning.name !== "ExperimentalWarning")
      console.error(`${warning.name}: ${warning.message}`);
  });
}

/** The sources in a checkout; what was built from them in an installed package, where Node strips no types. */
function entry() {
  const source = new URL("../src/cli/main.ts", import.meta.url);
  const installed = SELF.includes(`node_modules${process.platform === "win32" ? "\\" : "/"}`);
  return existsSync(source) && !installed
    ? source
    : new URL("../dist/cli/main.js", import.meta.url);
}

if (isNewEnough(process.versions.node)) {
  silenceExperimentalWarnings();
  module.enableCompileCache?.();
  const { run } = await import(entry().href);
  await run(process.argv.slice(2));
} else {
  const node = process.env.TOCSIN_REEXEC ? undefined : bundledNode();
  if (node) handOver(node);
  else {
    console.error(`tocsin: invalid Node: ${process.versions.node}, expected 22.18 or newer`);
    console.error("hint: run npm ci without --omit=optional, or install Node 24");
    process.exitCode = 5;
  }
}
