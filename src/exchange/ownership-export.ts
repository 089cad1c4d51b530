import type { LinkProof, OwnershipLink } from "../model/ownership.ts";
import type { OwnershipNode } from "../model/ownership-view.ts";
import { toCsv, type CsvColumns } from "./csv.ts";
import { ftmEntity } from "./ftm.ts";
import { xmlText } from "./xml-text.ts";

/** A network of ownership as it is shown: its parties, and its links with all that says so. */
export interface OwnershipNetwork {
  readonly nodes: readonly OwnershipNode[];
  readonly links: readonly OwnershipLink[];
}

interface Row {
  readonly link: OwnershipLink;
  readonly proof: LinkProof;
  readonly from: string;
  readonly to: string;
}

const COLUMNS: CsvColumns<Row> = [
  ["from_id", ({ link }) => link.fromId],
  ["from", ({ from }) => from],
  ["kind", ({ link }) => link.kind],
  ["role", ({ link }) => link.role],
  ["to_id", ({ link }) => link.toId],
  ["to", ({ to }) => to],
  ["percentage", ({ link }) => link.percentage],
  ["start_date", ({ link }) => link.startDate],
  ["end_date", ({ link }) => link.endDate],
  ["standing", ({ link }) => link.standing],
  ["source", ({ proof }) => proof.source],
  ["published", ({ proof }) => proof.published],
  ["chain", ({ proof }) => proof.chain],
  ["modality", ({ proof }) => proof.modality],
  ["polarity", ({ proof }) => proof.polarity],
  ["words", ({ proof }) => proof.text],
  ["url", ({ proof }) => proof.url],
  ["document_id", ({ proof }) => proof.documentId],
  ["claim_id", ({ proof }) => proof.claimId],
  ["dataset", ({ link }) => link.dataset],
];

/** Links as CSV, a row for each thing that says so: none leaves without its source. */
export function ownershipToCsv({ nodes, links }: OwnershipNetwork): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const name = (id: string) => names.get(id) ?? id;
  const rows = links.flatMap((link) =>
    link.proofs.map((proof) => ({ link, proof, from: name(link.fromId), to: name(link.toId) })),
  );
  return toCsv(COLUMNS, rows);
}

/** Properties of FtM that the ends of a link are. */
const ENDS: Readonly<Record<OwnershipLink["kind"], readonly [from: string, to: string]>> = {
  Ownership: ["owner", "asset"],
  Directorship: ["director", "organization"],
  Representation: ["agent", "client"],
  Membership: ["member", "organization"],
  Family: ["person", "relative"],
  UnknownLink: ["subject", "object"],
  Similar: ["entity", "candidate"],
};

/**
 * A network as FollowTheMoney, one JSON object a line: parties, articles, then links. A link's `proof` names the article, its
 * `summary` quotes it, and its `status` says whether it is recorded, claimed, alleged or denied.
 */
export function ownershipToFtm({ nodes, links }: OwnershipNetwork): string {
  const articles = new Map(
    links.flatMap(({ proofs }) =>
      proofs.flatMap((proof) => (proof.documentId ? [[proof.documentId, proof] as const] : [])),
    ),
  );
  const entities = [
    ...nodes.map(partyEntity),
    ...[...articles].map(([id, { source, published }]) =>
      ftmEntity(id, "Article", {
        title: [`${source}, ${published ?? "no date"}`],
        publisher: [source],
        publishedAt: present(published?.slice(0, 10)),
      }),
    ),
    ...links.map(linkEntity),
  ];
  return entities.map((one) => `${JSON.stringify(one)}\n`).join("");
}

function partyEntity({ id, name, schema, countries, topics, programmes }: OwnershipNode) {
  const kind = schema === "Organisation" ? "Organization" : schema;
  const codes = countries.filter((code) => /^[A-Z]{2}$/.test(code));
  return ftmEntity(id, kind, {
    name: [name],
    country: codes.map((code) => code.toLowerCase()),
    topics: [...topics],
    program: [...programmes],
  });
}

function linkEntity(link: OwnershipLink) {
  const [from, to] = ENDS[link.kind];
  const { kind, proofs, percentage } = link;
  const role = kind === "Family" ? "relationship" : "role";
  return ftmEntity(link.id, kind, {
    [from]: [link.fromId],
    [to]: [link.toId],
    ...(kind === "Similar" ? {} : { [role]: present(link.role), status: [link.standing] }),
    ...(kind === "Ownership" && percentage !== null ? { percentage: [String(percentage)] } : {}),
    startDate: present(link.startDate),
    endDate: present(link.endDate),
    summary: proofs.map(({ text }) => text),
    description: proofs.flatMap(({ chain, modality }) => (chain ? [`${chain}: ${modality}`] : [])),
    publisher: [...new Set(proofs.map(({ source }) => source))],
    sourceUrl: proofs.flatMap(({ url }) => url ?? []),
    proof: [...new Set(proofs.flatMap(({ documentId }) => documentId ?? []))],
  });
}

function present(value: string | null | undefined): string[] {
  return value ? [value] : [];
}

const NODE_KEYS = ["name", "schema", "listed", "countries", "topics"] as const;
const EDGE_KEYS = [
  "kind",
  "role",
  "percentage",
  "startDate",
  "endDate",
  "standing",
  "sources",
  "words",
  "chain",
] as const;

/** A network as GraphML. @see graphml.graphdrawing.org, 1.0 */
export function ownershipToGraphml({ nodes, links }: OwnershipNetwork): string {
  const keys = [
    ...NODE_KEYS.map((name) => keyLine("node", name)),
    ...EDGE_KEYS.map((name) => keyLine("edge", name)),
  ];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '<graph edgedefault="directed">',
    ...nodes.map(nodeLine),
    ...links.map(edgeLine),
    "</graph>",
    "</graphml>",
  ];
  return `${lines.join("\n")}\n`;
}

function keyLine(target: "node" | "edge", name: string): string {
  return `<key id="${target}-${name}" for="${target}" attr.name="${name}" attr.type="string"/>`;
}

function nodeLine({ id, name, schema, listed, countries, topics }: OwnershipNode): string {
  const values = {
    name,
    schema,
    listed: String(listed),
    countries: list(countries),
    topics: list(topics),
  };
  return `<node id="${xmlText(id)}">${NODE_KEYS.map((key) => dataOf(`node-${key}`, values[key])).join("")}</node>`;
}

function edgeLine(link: OwnershipLink): string {
  const { proofs } = link;
  const values = {
    kind: link.kind,
    role: link.role,
    percentage: link.percentage === null ? null : String(link.percentage),
    startDate: link.startDate,
    endDate: link.endDate,
    standing: link.standing,
    sources: list([...new Set(proofs.map(({ source }) => source))]),
    words: list(proofs.map(({ text }) => text)),
    chain: list(proofs.flatMap(({ chain }) => chain ?? [])),
  };
  const data = EDGE_KEYS.map((key) => dataOf(`edge-${key}`, values[key])).join("");
  return `<edge id="${xmlText(link.id)}" source="${xmlText(link.fromId)}" target="${xmlText(link.toId)}">${data}</edge>`;
}

function dataOf(key: string, value: string | null): string {
  return value === null || value === "" ? "" : `<data key="${key}">${xmlText(value)}</data>`;
}

function list(values: readonly string[]): string {
  return values.join("; ");
}
