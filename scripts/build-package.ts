// What an installed package runs, where Node strips no types: dist/ from src/, and the workbench in dist/web.
// Called by npm before it packs.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { webBundle } from "../src/cli/web-bundle.ts";

const ROOT = join(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");

function run(program: string, ...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, "node_modules", program), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}`);
}

/** Everything of dist/ but the workbench, which has its own clock. */
function sweep(): void {
  for (const name of readdirSync(DIST))
    if (name !== "web") rmSync(join(DIST, name), { recursive: true });
}

const scratch = mkdtempSync(join(tmpdir(), "tocsin-package-"));
try {
  if ((await webBundle(ROOT, console.error)) === null)
    throw new Error("the workbench is not built");
  run("typescript/bin/tsc", "-p", "tsconfig.package.json", "--outDir", scratch);
  sweep();
  // The compiler keeps the folder, as the data beside it is imported; what is built lies two steps below the root, as
  // the sources do, and so finds it by the same path.
  cpSync(join(scratch, "src"), DIST, { recursive: true });
} finally {
  rmSync(scratch, { recursive: true });
}
