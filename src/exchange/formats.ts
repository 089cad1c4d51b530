import { alertsToAtom, alertsToJsonFeed } from "./alert-feed.ts";
import { exportClaimReview } from "./claim-review.ts";
import { exportClaimsGeojson } from "./claims-geojson.ts";
import { exportCsv, exportJsonl, exportXlsx } from "./claims-table.ts";
import { exportAcled, exportPolecat, exportUcdp } from "./event-tables.ts";
import type { ExportSource } from "./export-source.ts";
import { exportFtm } from "./ftm.ts";
import { placesToGeojson } from "./geojson.ts";
import { exportGraphml } from "./graphml.ts";
import { exportProv } from "./prov.ts";
import { exportStix } from "./stix.ts";
import { exportWarc } from "./warc.ts";
import { exportAnnotations } from "./web-annotation.ts";

/** A format that a case can leave in. */
export interface ExportFormat {
  readonly about: string;
  readonly mediaType: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly write: (source: ExportSource) => AsyncIterable<string | Uint8Array>;
}

/** Every format by the name that it is asked for by, described in `docs/formats.md`. */
export const EXPORT_FORMATS = {
  csv: {
    about: "claims as CSV",
    mediaType: "text/csv; charset=utf-8",
    extension: "csv",
    write: exportCsv,
  },
  jsonl: {
    about: "claims as JSON lines",
    mediaType: "application/x-ndjson; charset=utf-8",
    extension: "jsonl",
    write: exportJsonl,
  },
  xlsx: {
    about: "claims as a workbook",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: "xlsx",
    write: exportXlsx,
  },
  geojson: {
    about: "places as GeoJSON",
    mediaType: "application/geo+json",
    extension: "geojson",
    write: exportPlaces,
  },
  "claims-geojson": {
    about: "claims at the places they name, as GeoJSON",
    mediaType: "application/geo+json",
    extension: "claims.geojson",
    write: exportClaimsGeojson,
  },
  stix: {
    about: "actors, places, documents and claims as a STIX 2.1 bundle",
    mediaType: "application/stix+json;version=2.1",
    extension: "stix.json",
    write: exportStix,
  },
  ftm: {
    about: "actors, documents, claims and relations as FollowTheMoney",
    mediaType: "application/x-ndjson; charset=utf-8",
    extension: "ftm.json",
    write: exportFtm,
  },
  polecat: {
    about: "events with the columns of POLECAT",
    mediaType: "text/tab-separated-values; charset=utf-8",
    extension: "polecat.tsv",
    write: exportPolecat,
  },
  acled: {
    about: "events with the columns of ACLED",
    mediaType: "text/csv; charset=utf-8",
    extension: "acled.csv",
    write: exportAcled,
  },
  ucdp: {
    about: "deadly events with the columns of UCDP GED",
    mediaType: "text/csv; charset=utf-8",
    extension: "ucdp.csv",
    write: exportUcdp,
  },
  "claim-review": {
    about: "claims as schema.org ClaimReview",
    mediaType: "application/ld+json",
    extension: "claim-review.jsonld",
    write: exportClaimReview,
  },
  prov: {
    about: "where claims come from, in PROV-O",
    mediaType: "application/ld+json",
    extension: "prov.jsonld",
    write: exportProv,
  },
  annotations: {
    about: "claims as W3C Web Annotations",
    mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    extension: "annotations.jsonld",
    write: exportAnnotations,
  },
  graphml: {
    about: "relations between actors as GraphML",
    mediaType: "application/xml",
    extension: "graphml",
    write: exportGraphml,
  },
  atom: {
    about: "alerts as an Atom feed",
    mediaType: "application/atom+xml; charset=utf-8",
    extension: "atom",
    write: async function* ({ alerts, at }) {
      yield alertsToAtom(await alerts(), at);
    },
  },
  "json-feed": {
    about: "alerts as JSON Feed",
    mediaType: "application/feed+json",
    extension: "feed.json",
    write: async function* ({ alerts }) {
      yield alertsToJsonFeed(await alerts());
    },
  },
  warc: {
    about: "the archive with its text and claims as WARC",
    mediaType: "application/warc",
    extension: "warc.gz",
    write: exportWarc,
  },
} satisfies Record<string, ExportFormat>;

async function* exportPlaces({ places }: ExportSource): AsyncGenerator<string> {
  yield `${JSON.stringify(placesToGeojson(await places()))}\n`;
}
