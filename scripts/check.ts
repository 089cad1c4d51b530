// All that must hold before a change goes in, in one table. Exits with 1 where anything failed.
//   npm run check [-- --after-tests]   the tests have just run: all but them
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}
interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly said: string;
}

const TEST = ["--test", "--test-isolation=none", "--disable-warning=ExperimentalWarning"] as const;
const bin = (name: string) => `node_modules/.bin/${name}`;

const CHECKS: readonly Check[] = [
  { name: "format", command: [bin("prettier"), "--check", "--log-level", "warn", "."] },
  { name: "lint", command: [bin("oxlint"), "--deny-warnings"] },
  { name: "types", command: [bin("tsc"), "-p", "."] },
  { name: "types of web", command: [bin("tsc"), "-p", "web"] },
  { name: "architecture", command: [process.execPath, ...TEST, "test/architecture.test.ts"] },
  { name: "vocabulary", command: [process.execPath, ...TEST, "test/vocabulary.test.ts"] },
  { name: "docs", command: [process.execPath, ...TEST, "test/docs.test.ts"] },
  { name: "unused code", command: [bin("knip")] },
  ...(process.argv.includes("--after-tests")
    ? []
    : [{ name: "tests", command: [process.execPath, "scripts/test.ts"] } as const]),
];

function run({ name, command: [program, ...args] }: Check): Promise<Outcome> {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => said.push(chunk));
  const outcome = (ok: boolean, words: string): Outcome => ({
    name,
    ok,
    seconds: (performance.now() - begun) / 1000,
    said: words,
  });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(outcome(false, error.message)));
    child.on("close", (status) => resolve(outcome(status === 0, Buffer.concat(said).toString())));
  });
}

/** Runs the checks a few at a time and tells of each as it ends. */
async function runAll(checks: readonly Check[]): Promise<Outcome[]> {
  const waiting = [...checks];
  const outcomes: Outcome[] = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const outcome = await run(check);
      outcomes.push(outcome);
      console.log(
        `${outcome.ok ? "ok  " : "FAIL"}  ${outcome.name.padEnd(14)} ${outcome.seconds.toFixed(1).padStart(6)} s`,
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return outcomes;
}

const failed = (await runAll(CHECKS)).filter((outcome) => !outcome.ok);
for (const { name, said } of failed)
  console.log(`\n── ${name} ${"─".repeat(Math.max(0, 76 - name.length))}\n${said.trim()}`);
console.log(
  failed.length === 0 ? "\nall is well" : `\nfailed: ${failed.map(({ name }) => name).join(", ")}`,
);
process.exit(failed.length === 0 ? 0 : 1);
