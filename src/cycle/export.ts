import { TocsinError } from "../base/error.ts";
import { EXPORT_FORMATS, type ExportFormat, type ExportSource } from "../exchange/index.ts";
import type { PlaceRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";

/** What an export is told beside the case. */
export interface ExportChoice {
  readonly format: string;
  readonly collection?: string | undefined;
  /** ISO instant, written into the file. */
  readonly at: string;
  readonly version: string;
}

/** A file on its way out: `chunks` reads the case as it is read itself. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

/**
 * The case, or one collection, in a format.
 *
 * @throws TocsinError "bad-input" for a format that there is not
 */
export function exportFile(
  store: Store,
  { format, collection, at, version }: ExportChoice,
): ExportedFile {
  const { extension, mediaType, write } = formatOf(format);
  const source: ExportSource = {
    documents: () => store.streamDocuments({ collection }),
    propositions: () => store.streamPropositions(),
    entities: () => store.allEntities(),
    places: () => allPlaces(store, collection),
    alerts: () => store.listAlerts(),
    archivedBytes: (sha256) => store.archivedBytes(sha256),
    at,
    version,
  };
  return { name: `${collection ?? "tocsin"}.${extension}`, mediaType, chunks: write(source) };
}

const PLACES_AT_ONCE = 1000;

async function allPlaces(store: Store, collection: string | undefined): Promise<PlaceRow[]> {
  const places: PlaceRow[] = [];
  for (;;) {
    const page = { collection, limit: PLACES_AT_ONCE, offset: places.length };
    const rows = await store.listPlaces(page);
    places.push(...rows);
    if (rows.length < PLACES_AT_ONCE) return places;
  }
}

function formatOf(name: string): ExportFormat {
  const formats: Readonly<Record<string, ExportFormat>> = EXPORT_FORMATS;
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format) return format;
  throw new TocsinError("bad-input", `unknown format: ${JSON.stringify(name)}`, {
    hint: `choose one of ${Object.keys(formats).join(", ")}`,
  });
}
