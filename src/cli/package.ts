import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import packageJson from "../../package.json" with { type: "json" };

/** The folder of `package.json`: the same two steps up from the sources and from what is built of them. */
export const PACKAGE_ROOT = fileURLToPath(new URL("../../", import.meta.url));

export const VERSION: string = packageJson.version;

/** True in a checkout, where the workbench is built from its sources; false in an installed package. */
export function isCheckout(root: string): boolean {
  return existsSync(join(root, "web", "index.html"));
}
