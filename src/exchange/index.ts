export { alertsToAtom, alertsToJsonFeed } from "./alert-feed.ts";
export { spanOfAnchor } from "./annotation-anchor.ts";
export {
  annotationReader,
  type AnnotationBatch,
  type ImportedAnnotation,
} from "./annotation-import.ts";
export { citedRows } from "./cited-rows.ts";
export { claimsToCsv } from "./claims-csv.ts";
export {
  codedEventReader,
  EVENT_FORMATS,
  type CodedBatch,
  type EventFormat,
} from "./events/coded-events.ts";
export { exchangedFormat } from "./exchanged-format.ts";
export type { ExtractInput } from "./extract-input.ts";
export { actorMentions } from "./extract-actors.ts";
export { toExtract, type ExtractRecord } from "./extract.ts";
export type { ExportSource } from "./export-source.ts";
export { EXPORT_FORMATS, type ExportFormat } from "./formats.ts";
export { templatesOf } from "./extract-templates.ts";
export { readGeoNames, type GeoNamesDump, type GeoNamesRow } from "./geonames.ts";
export { placesFromCsv, type Lined } from "./places-csv.ts";
export { placesFromGeojson } from "./places-geojson.ts";
export { textSource, type TextSource } from "./encoded-text.ts";
export { LIST_FORMATS, type ListFormat } from "./lists/formats.ts";
export type { ListContents, ListFault } from "./lists/list-builder.ts";
export {
  ownershipToCsv,
  ownershipToFtm,
  ownershipToGraphml,
  type OwnershipNetwork,
} from "./ownership-export.ts";
export { namesFromCsv, screeningToCsv, type NameRow } from "./screening-csv.ts";
export { asBytes, unpacked } from "./unpacked.ts";
export { stixReader, type ImportedArticle, type ItemFault, type StixBatch } from "./stix-import.ts";
export { warcPages, type WarcFault, type WarcPage } from "./warc-pages.ts";
