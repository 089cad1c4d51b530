import type { Alert } from "../model/alert.ts";
import type { Entity } from "../model/entity.ts";
import type { ExportedDocument } from "../model/exported.ts";
import type { Proposition } from "../model/proposition.ts";
import type { PlaceRow } from "../model/view.ts";

/** What exports are made of: a case, or one collection of it, read as it is asked for. */
export interface ExportSource {
  readonly documents: () => AsyncIterable<ExportedDocument>;
  readonly propositions: () => AsyncIterable<Proposition>;
  readonly entities: () => Promise<readonly Entity[]>;
  readonly places: () => Promise<readonly PlaceRow[]>;
  /** Newest first. */
  readonly alerts: () => Promise<readonly Alert[]>;
  readonly archivedBytes: (sha256: string) => Promise<Uint8Array | undefined>;
  /** ISO instant of the export. */
  readonly at: string;
  /** Of Tocsin. */
  readonly version: string;
}
