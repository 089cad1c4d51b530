import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import { asBytes, warcPages, type WarcFault, type WarcPage } from "../exchange/index.ts";
import type { RawInput } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";
import type { Store } from "../store/index.ts";
import { addInputs } from "./turn.ts";
import type { AddReport, World } from "./world.ts";

/** What came of an archive: what `add` says, and how many records were no pages of text. */
export interface WarcReport extends AddReport {
  readonly pages: number;
  readonly leftOut: number;
}

const BATCH = 100; // pages held at a time

/**
 * Adds the pages of a WARC file as if they had been fetched at the time of their record. Each batch is kept before the next is
 * read: an archive that breaks off leaves what came before, says where, and may be given again.
 *
 * @throws TocsinError "bad-input" where the file is no WARC file; "not-found" for a missing one
 */
export async function importWarc(
  store: Store,
  file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array | string> },
  world: World,
): Promise<WarcReport> {
  const total = { added: 0, known: 0, claims: 0, issues: [] as Issue[], pages: 0, leftOut: 0 };
  let batch: RawInput[] = [];
  const flush = async () => {
    const { added, known, claims, issues } = await addInputs(store, batch, world);
    total.added += added;
    total.known += known;
    total.claims += claims;
    total.issues.push(...issues);
    batch = [];
  };
  for await (const item of warcPages(openable(file))) {
    if (item.kind === "other") total.leftOut++;
    else if (item.kind === "fault") {
      if (item.ends && item.record <= 1 && total.pages === 0) throw notWarc(file.name, item);
      const issue = issueOf(item, file.name, world.now());
      await store.saveIssues([issue]);
      total.issues.push(issue);
    } else {
      total.pages++;
      batch.push(toInput(item, file.name, world));
      if (batch.length >= BATCH) await flush();
    }
  }
  if (batch.length > 0) await flush();
  if (total.pages + total.leftOut + total.issues.length === 0)
    throw notWarc(file.name, { message: "it is empty" });
  return total;
}

function toInput(
  { bytes, mediaType, url, retrieved }: WarcPage,
  name: string,
  { now }: World,
): RawInput {
  return {
    bytes,
    name: url ?? name,
    ...(mediaType === "" ? {} : { mediaType }),
    ...(url === null ? {} : { url }),
    retrieved: retrieved ?? now(),
  };
}

function issueOf({ record, message, ends }: WarcFault, name: string, at: string): Issue {
  return {
    id: idOf("issue", "invalid-archive-record", name, record),
    stage: "exchange",
    code: "invalid-archive-record",
    message: `invalid record ${record}: ${message}`,
    hint: ends
      ? "what stands before it was added; mend or fetch the file again, and give it once more"
      : null,
    where: name,
    documentId: null,
    span: null,
    severity: ends ? "error" : "warning",
    at,
  };
}

function notWarc(name: string, { message }: Pick<WarcFault, "message">): TocsinError {
  return new TocsinError("bad-input", `invalid WARC file: "${name}": ${message}`, {
    hint: "a WARC 1.0 or 1.1 file, packed with gzip or not; pages and feeds go in with tocsin add",
  });
}

async function* openable({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array | string>;
}): AsyncGenerator<Uint8Array> {
  try {
    yield* asBytes(bytes);
  } catch (cause) {
    if (!(cause instanceof Error) || !("code" in cause) || cause.code !== "ENOENT") throw cause;
    throw new TocsinError("not-found", `unknown file: "${name}"`, {
      hint: "check the path",
      cause,
    });
  }
}
