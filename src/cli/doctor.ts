import { access, constants, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { existsSync } from "node:fs";
import { loadKnowledge } from "../cycle/index.ts";
import { openStore } from "../store/index.ts";
import { reportChecks, type Check } from "./audit.ts";
import { CASE, caseLocation, isServer } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { toTocsinError } from "./exit.ts";
import { PACKAGE_ROOT, VERSION } from "./package.ts";
import { sampleFolders } from "./start.ts";

const NEEDED_BYTES = 1024 ** 3;

/** `tocsin doctor`: whether this machine and this installation can do what they should. */
export const doctor = command({
  usage: "doctor",
  options: { ...CASE, json: { type: "boolean", about: "the checks as JSON" } },
  examples: ["tocsin doctor --case postgres://localhost/news"],
  run: async ({ values }, effects) => {
    const location = caseLocation(values, effects.env);
    const checks: Check[] = [];
    for (const [name, look] of looks(location, effects)) checks.push(await lookAt(name, look));
    reportChecks(
      checks,
      {
        noun: "installation",
        hint: "mend what says FAIL, then run tocsin doctor again",
        json: values.json === true,
      },
      effects,
    );
  },
});

type Look = () => Promise<string>;

function looks(location: string, { now }: Effects): readonly (readonly [string, Look])[] {
  return [
    ["tocsin", async () => VERSION],
    ["node", async () => `${process.version} on ${process.platform} ${process.arch}`],
    [
      "store",
      async () =>
        (await openStore(":memory:", { create: true, now }))
          .close()
          .then(() => "SQLite opens, with full text"),
    ],
    ["knowledge", async () => knowledgeSize()],
    ["samples", async () => `${sampleFolders(PACKAGE_ROOT).length} collections`],
    [
      "workbench",
      async () =>
        existsSync(`${PACKAGE_ROOT}/dist/web/index.html`)
          ? "built"
          : "not built yet: the first start builds it",
    ],
    ...(isServer(location) ? [] : [["disk", () => freeSpace(location)] as const]),
    ["case", () => caseState(location, now)],
  ];
}

async function lookAt(check: string, look: Look): Promise<Check> {
  try {
    return { check, ok: true, detail: await look() };
  } catch (thrown) {
    const { message, hint } = toTocsinError(thrown);
    return { check, ok: false, detail: hint ? `${message}: ${hint}` : message };
  }
}

async function knowledgeSize(): Promise<string> {
  const { entities, sources, gazetteer } = await loadKnowledge();
  const [baghdad] = gazetteer.find("Baghdad");
  return `${entities.length} actors, ${sources.length} sources, gazetteer ${baghdad ? "answers" : "is empty"}`;
}

async function freeSpace(location: string): Promise<string> {
  const folder = dirname(resolve(location));
  await access(folder, constants.W_OK);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const words = `${(free / 1024 ** 3).toFixed(1)} GiB free in ${folder}`;
  if (free < NEEDED_BYTES) throw new Error(`unreachable space: ${words}`);
  return words;
}

async function caseState(location: string, now: Effects["now"]): Promise<string> {
  if (!isServer(location) && !existsSync(location))
    return `${location} is not there yet: tocsin start makes it`;
  const store = await openStore(location, { create: false, now });
  const { counts } = await store.caseView().finally(() => store.close());
  return `${counts.documents} documents, ${counts.claims} claims, ${counts.issues} issues`;
}
