import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import {
  asBytes,
  unpacked,
  LIST_FORMATS,
  textSource,
  type ListContents,
  type ListFault,
  type ListFormat,
} from "../exchange/index.ts";
import { checkShrinkage, partyChanges } from "../follow/index.ts";
import type { Issue } from "../model/issue.ts";
import type { ListVersion } from "../model/party.ts";
import type { ListBefore, ListUpdate, Store } from "../store/index.ts";
import { listEvents } from "../warn/index.ts";
import type { World } from "./world.ts";

/** A file of a list: its name, and its bytes as they come, packed with gzip or not. */
export interface ListFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array | string>;
}

/** What to import and how. */
export interface ListImport {
  readonly format: ListFormat;
  /** One, or for OFAC's comma files several. */
  readonly files: readonly ListFile[];
  /** What the list is called in the case; that of the format unless told. */
  readonly dataset?: string | undefined;
  readonly title?: string | undefined;
  /** Replaces the list even where it lost more than a tenth of its parties. */
  readonly accept?: boolean | undefined;
  /** Encoding of the files where it is not UTF-8 and no mark or declaration says so. */
  readonly encoding?: string | undefined;
}

/** What an import of a list did. */
export interface ListReport {
  readonly version: ListVersion;
  /** Entries that were wrong, kept as issues; and the first of them, each with its line. */
  readonly issues: number;
  readonly firstIssues: readonly Issue[];
  /** Records that are no party and no link, by kind. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** The very version was there already: nothing changed. */
  readonly known: boolean;
}

const MOST_BYTES = 8 * 2 ** 30; // of a file, unpacked: ten times the largest there is
const SHOWN_ISSUES = 50;
const DATASET = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/**
 * Reads a list into the case as it comes, and replaces the version before, in one transaction: all of it or, where it is
 * another's file, malformed or cut off, nothing. Bad entries become issues with their line. The same file twice is one version.
 *
 * @throws TocsinError "bad-input" for a file that is not of the format; "not-found" for a missing one; "conflict" where it
 *   has lost more than a tenth of the parties of the version before
 */
export async function readList(
  store: Store,
  list: ListImport,
  world: Pick<World, "now">,
): Promise<ListReport> {
  const format = LIST_FORMATS[list.format];
  const dataset = list.dataset ?? format.dataset;
  if (!DATASET.test(dataset)) throw badName(dataset);
  const title = list.title ?? format.title;
  const at = world.now();
  const { contents, sha256 } = await contentsOf(list, { dataset, title });
  const id = idOf("list", dataset, sha256, at);
  const issues = contents.faults.map((fault) => issueOf(fault, { list: dataset, at }));
  const file = list.files.map(({ name }) => name).join(", ");
  const head = { id, dataset, title, authority: format.authority, licence: format.licence };
  const meta = { ...head, format: list.format, file, sha256, asOf: contents.asOf, importedAt: at };
  const version = await store.saveList(dataset, (before) =>
    updateOf(before, contents, { meta, issues, accept: list.accept ?? false }),
  );
  if (!version) throw new TocsinError("internal", `missing version of ${dataset}`);
  const known = version.id !== id;
  if (!known) {
    await noteEvents(store, version);
    const { parties, links, added, removed, changed } = version;
    await store.appendLog({
      at,
      by: "import",
      action: "import-list",
      subject: dataset,
      detail: `${file}: ${parties} parties, ${links} links, ${added} added, ${removed} removed, ${changed} changed, ${issues.length} issues, SHA-256 ${sha256}`,
    });
  }
  const firstIssues = issues.slice(0, SHOWN_ISSUES);
  return { version, issues: issues.length, firstIssues, leftOut: contents.leftOut, known };
}

/** Changes of the list among the events that series are made of. */
async function noteEvents(store: Store, version: ListVersion): Promise<void> {
  const isFirst = (await store.listVersions(version.dataset)).length === 1;
  const most = version.added + version.removed + version.changed;
  if (isFirst || most === 0) return;
  const { changes } = await store.listChanges({ versionId: version.id, limit: most });
  const events = listEvents(version, changes, isFirst);
  await store.saveSeriesEvents(
    (async function* () {
      yield { events, issues: [] };
    })(),
  );
}

type VersionHead = Omit<ListVersion, "parties" | "links" | "added" | "removed" | "changed">;

function updateOf(
  { parties: before, latest }: ListBefore,
  { parties, links }: ListContents,
  { meta, issues, accept }: { meta: VersionHead; issues: readonly Issue[]; accept: boolean },
): ListUpdate | undefined {
  const changes = partyChanges(before, parties);
  if (latest?.sha256 === meta.sha256 && changes.length === 0) return undefined;
  if (!accept) checkShrinkage(meta.dataset, { before: before.length, after: parties.length });
  const touched = new Set(changes.map(({ partyId }) => partyId));
  const countOf = (kind: string) => changes.filter((change) => change.kind === kind).length;
  const counts = {
    parties: parties.length,
    links: links.length,
    added: countOf("added"),
    removed: countOf("removed"),
    changed: countOf("changed"),
  };
  const of = { versionId: meta.id, dataset: meta.dataset, at: meta.importedAt };
  return {
    version: { ...meta, ...counts },
    saved: parties.filter(({ id }) => touched.has(id)),
    removed: changes.flatMap(({ kind, partyId }) => (kind === "removed" ? [partyId] : [])),
    links,
    changes: changes.map((change) => ({ ...of, ...change })),
    issues,
  };
}

async function contentsOf(
  { format, files, encoding }: ListImport,
  head: { dataset: string; title: string },
): Promise<{ contents: ListContents; sha256: string }> {
  const reader = LIST_FORMATS[format].open(head);
  const hash = createHash("sha256");
  if (files.length > 1 && format !== "ofac-csv") {
    throw new TocsinError("bad-input", `invalid import: ${files.length} files of ${format}`, {
      hint: "give one file; only ofac-csv comes in several",
    });
  }
  for (const { name, bytes } of files) {
    const text = textSource(encoding);
    for await (const chunk of named(name, contentOf(bytes))) {
      hash.update(chunk);
      reader.push(text.push(chunk));
    }
    reader.push(text.end());
    reader.endFile();
  }
  return { contents: reader.end(), sha256: hash.digest("hex") };
}

/** Bytes of a file, with a word a person can act on where it is missing or damaged. */
async function* named(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (code === "ENOENT")
      throw new TocsinError("not-found", `unknown file: "${name}"`, {
        hint: "check the path",
        cause,
      });
    if (!code.startsWith("Z_")) throw cause;
    throw new TocsinError("bad-input", `invalid gzip file: "${name}"`, {
      hint: "get the file anew: it is damaged or cut off",
      cause,
    });
  }
}

/** The bytes, unpacked where they are packed, and bounded both ways. */
async function* contentOf(bytes: ListFile["bytes"]): AsyncGenerator<Uint8Array> {
  yield* limited(await unpacked(limited(asBytes(bytes))));
}

async function* limited(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MOST_BYTES)
      throw new TocsinError("bad-input", `invalid list: more than ${MOST_BYTES / 2 ** 30} GiB`);
    yield chunk;
  }
}

function badName(dataset: string): TocsinError {
  return new TocsinError("bad-input", `invalid name of a list: ${JSON.stringify(dataset)}`, {
    hint: "use up to 40 small letters, digits, - and _",
  });
}

const HINTS: Readonly<Record<ListFault["code"], string>> = {
  "invalid-list-entry": "look at the line of the file; what could be used of it was",
  "unresolved-link": "import the list that has the other party together with this one",
  "private-family": "family is kept between people in public roles only",
};

function issueOf(
  { line, code, message }: ListFault,
  { list, at }: { list: string; at: string },
): Issue {
  const where = `${list}:${line}`;
  return {
    id: idOf("issue", where, message),
    stage: "exchange",
    code,
    message,
    hint: HINTS[code],
    where,
    documentId: null,
    span: null,
    severity: code === "invalid-list-entry" ? "warning" : "note",
    at,
  };
}

/** The file of a list on the disk. */
export function listFile(path: string): ListFile {
  return { name: path, bytes: createReadStream(path) };
}
