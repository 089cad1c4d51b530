import { euCsvReader } from "./eu-csv.ts";
import { euXmlReader } from "./eu-xml.ts";
import { ftmReader } from "./ftm.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { nameListReader } from "./name-list.ts";
import { ofacAdvancedReader } from "./ofac-advanced.ts";
import { ofacCsvReader } from "./ofac-csv.ts";
import { ofacXmlReader } from "./ofac-xml.ts";
import { openSanctionsCsvReader } from "./opensanctions-csv.ts";
import { ukCsvReader } from "./uk-csv.ts";
import { unXmlReader } from "./un-xml.ts";

/** A format of lists: what its list is called unless told, who publishes it on what terms, how it is read. */
interface ListFormatInfo {
  readonly dataset: string;
  readonly title: string;
  readonly authority: string;
  readonly licence: string;
  readonly open: (head: ListHead) => ListReader;
}

const OFAC = {
  dataset: "ofac-sdn",
  title: "OFAC Specially Designated Nationals",
  authority: "Office of Foreign Assets Control, US Department of the Treasury",
  licence: "US public domain",
};
const EU = {
  dataset: "eu-fsf",
  title: "EU consolidated list of financial sanctions",
  authority: "European Commission",
  licence: "European Union, reuse with acknowledgement of the source",
};
const OPEN_SANCTIONS = {
  dataset: "opensanctions",
  title: "OpenSanctions",
  authority: "OpenSanctions",
  licence: "CC BY-NC 4.0, or a licence of its own",
};

/** Formats of lists and registers, by the name that `tocsin import` takes. */
export const LIST_FORMATS = {
  "ofac-csv": { ...OFAC, open: ofacCsvReader },
  "ofac-xml": { ...OFAC, open: ofacXmlReader },
  "ofac-advanced": { ...OFAC, open: ofacAdvancedReader },
  "un-xml": {
    dataset: "un-sc",
    title: "UN Security Council consolidated list",
    authority: "United Nations Security Council",
    licence: "UN terms of use",
    open: unXmlReader,
  },
  "eu-csv": { ...EU, open: euCsvReader },
  "eu-xml": { ...EU, open: euXmlReader },
  "uk-csv": {
    dataset: "uk-sanctions",
    title: "UK sanctions list",
    authority: "Foreign, Commonwealth & Development Office",
    licence: "Open Government Licence 3.0",
    open: ukCsvReader,
  },
  "opensanctions-csv": { ...OPEN_SANCTIONS, open: openSanctionsCsvReader },
  ftm: {
    dataset: "ftm",
    title: "FollowTheMoney entities",
    authority: "not told",
    licence: "not told",
    open: ftmReader,
  },
  names: {
    dataset: "names",
    title: "List of names",
    authority: "not told",
    licence: "not told",
    open: nameListReader,
  },
} as const satisfies Readonly<Record<string, ListFormatInfo>>;
export type ListFormat = keyof typeof LIST_FORMATS;
