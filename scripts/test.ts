// Runs the suite with node:test in one process: 400 tests in 0.25 s instead of 5 s.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

const args = process.argv.slice(2);
const e2e = args.includes("--e2e");
const update = args.includes("--update");
const named = args.filter((arg) => !arg.startsWith("--"));
const patterns = e2e
  ? ["test/e2e/**/*.test.ts"]
  : ["src/**/*.test.ts", "web/**/*.test.ts", "test/**/*.test.ts", "train/**/*.test.ts"];
const files =
  named.length > 0
    ? named
    : globSync(patterns)
        .filter((file) => e2e || !file.includes("/e2e/"))
        .sort();

const run = spawnSync(
  process.execPath,
  ["--test", "--test-isolation=none", "--disable-warning=ExperimentalWarning", ...files],
  { stdio: "inherit", env: { ...process.env, ...(update ? { TOCSIN_UPDATE_GOLDEN: "1" } : {}) } },
);
process.exit(run.status ?? 1);
