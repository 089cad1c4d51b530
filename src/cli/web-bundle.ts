import { spawn } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import { TocsinError } from "../base/error.ts";
import { isCheckout } from "./package.ts";

const SOURCES = [
  "web/**/*",
  "src/model/**/*.ts",
  "src/base/**/*.ts",
  "docs/**/*.md",
  "package-lock.json",
];

/**
 * The folder of the built workbench; in a checkout it is built first where it is missing or out of date.
 *
 * @param root the folder of package.json
 * @returns null where there is neither a bundle nor the means to make one: the API then serves alone
 */
export async function webBundle(
  root: string,
  tell: (line: string) => void,
): Promise<string | null> {
  const bundle = join(root, "dist", "web");
  const built = join(bundle, "index.html");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  if (isCheckout(root) && existsSync(vite) && isStale(built, root)) {
    tell("building the workbench, once");
    await build(vite, root);
  }
  return existsSync(built) ? bundle : null;
}

function isStale(built: string, root: string): boolean {
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return globSync(SOURCES, { cwd: root, exclude: (name) => name === "node_modules" }).some(
    (file) => statSync(join(root, file)).mtimeMs > mtimeMs,
  );
}

async function build(vite: string, root: string): Promise<void> {
  const child = spawn(process.execPath, [vite, "build", "web", "--logLevel", "error"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => said.push(chunk));
  const status = await new Promise<number | null>((resolve, reject) =>
    child.on("error", reject).on("close", resolve),
  );
  if (status === 0) return;
  throw new TocsinError(
    "internal",
    `invalid workbench: vite build ended with ${status}: ${Buffer.concat(said).toString().trim().slice(-400)}`,
    {
      hint: "run npm run build:web to see all it says",
    },
  );
}
