import { createReadStream } from "node:fs";
import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import { codedEventReader, type CodedBatch, type EventFormat } from "../exchange/index.ts";
import type { Issue } from "../model/issue.ts";
import type { CodedEvents, Store } from "../store/index.ts";
import type { World } from "./world.ts";

/** What an import of coded events did. */
export interface EventsReport {
  readonly format: EventFormat;
  /** Events that the file holds, and those of them that the case did not have. */
  readonly read: number;
  readonly added: number;
  /** Rows that were wrong, kept as issues; some of them left an event. */
  readonly issues: number;
}

/** A file of coded events: its name, and its bytes as they come. */
export interface EventsFile {
  readonly format: EventFormat;
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array | string>;
}

/**
 * Reads a file of coded events into the case as it comes, in one transaction: all of it or, where it is another's file or
 * breaks off, nothing. Bad rows become issues with their line. The same file twice changes nothing.
 *
 * @throws TocsinError "bad-input" for a file that is not of the format; "not-found" for a missing one
 */
export async function importEvents(
  store: Store,
  file: EventsFile,
  world: Pick<World, "now">,
): Promise<EventsReport> {
  const told = { issues: 0 };
  const batches = codedEvents(file, world.now(), told);
  const { read, added } = await store.saveSeriesEvents(batches).catch((cause: unknown) => {
    throw isMissing(cause)
      ? new TocsinError("not-found", `unknown file: "${file.name}"`, {
          hint: "check the path",
          cause,
        })
      : cause;
  });
  await store.appendLog({
    at: world.now(),
    by: "import",
    action: "import-events",
    subject: file.name,
    detail: `${file.format}: ${read} events, ${added} new, ${told.issues} issues`,
  });
  return { format: file.format, read, added, issues: told.issues };
}

/** The bytes of a file on the disk. */
export function fileBytes(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path);
}

async function* codedEvents(
  { format, name, bytes }: EventsFile,
  at: string,
  told: { issues: number },
): AsyncGenerator<CodedEvents> {
  const reader = codedEventReader(format);
  const decoder = new TextDecoder();
  const coded = ({ events, faults }: CodedBatch): CodedEvents => {
    told.issues += faults.length;
    return { events, issues: faults.map((fault) => issueOf(fault, { format, name, at })) };
  };
  for await (const chunk of bytes)
    yield coded(
      reader.push(typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true })),
    );
  yield coded(reader.push(decoder.decode()));
  yield coded(reader.end());
}

function issueOf(
  { line, message }: { readonly line: number; readonly message: string },
  {
    format,
    name,
    at,
  }: { readonly format: EventFormat; readonly name: string; readonly at: string },
): Issue {
  const where = `${name}:${line}`;
  return {
    id: idOf("issue", format, where, message),
    stage: "exchange",
    code: "invalid-event-row",
    message,
    hint: "look at the line of the file; what could be used of it was",
    where,
    documentId: null,
    span: null,
    severity: "warning",
    at,
  };
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
