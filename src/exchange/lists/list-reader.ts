import type { ListContents } from "./list-builder.ts";

/** Reads the file or files of one list as they come. Its methods throw TocsinError "bad-input" for another's file. */
export interface ListReader {
  push(text: string): void;
  /** The file is at its end; another of the same list may follow. */
  endFile(): void;
  end(): ListContents;
}

/** What a reader must be told: the id of the list, and its title for what it proves. */
export interface ListHead {
  readonly dataset: string;
  readonly title: string;
}
