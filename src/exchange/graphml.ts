import type { Entity } from "../model/entity.ts";
import type { ExportedDocument } from "../model/exported.ts";
import { ATTRIBUTION_COLUMNS, citedClaims } from "./cited-claim.ts";
import type { Cell } from "./csv.ts";
import type { ExportSource } from "./export-source.ts";
import { xmlText } from "./xml-text.ts";

const NODE_KEYS = ["name", "type", "subtype", "countries"] as const;
const EDGE_KEYS = ["relation", ...ATTRIBUTION_COLUMNS.map(([name]) => name)];

/**
 * Actors and the relations between them as GraphML, an edge for each claim that tells of one, with its attribution: a denial
 * is an edge whose polarity is negative.
 *
 * @see graphml.graphdrawing.org, 1.0
 */
export async function* exportGraphml(source: ExportSource): AsyncGenerator<string> {
  const known = new Map((await source.entities()).map((entity) => [entity.id, entity]));
  const told = new Set<string>();
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...NODE_KEYS.map((name) => key("node", name)),
    ...EDGE_KEYS.map((name) => key("edge", name)),
    '<graph edgedefault="directed">\n',
  ].join("\n");
  for await (const document of source.documents())
    for (const { fromId, toId, edge } of edgesOf(document)) {
      const added = [...new Set([fromId, toId])].filter((id) => !told.has(id));
      for (const id of added) told.add(id);
      const nodes = added.map((id) => nodeLine(id, known.get(id), document.names.get(id) ?? id));
      yield [...nodes, edge].join("");
    }
  yield "</graph>\n</graphml>\n";
}

function key(target: "node" | "edge", name: string): string {
  return `<key id="${target}-${name}" for="${target}" attr.name="${name}" attr.type="string"/>`;
}

function* edgesOf(exported: ExportedDocument) {
  const claims = new Map(citedClaims(exported).map((claim) => [claim.row.id, claim]));
  for (const { id, type, fromId, toId, evidence } of exported.relations)
    for (const claimId of new Set(evidence.map((proof) => proof.claimId))) {
      const claim = claims.get(claimId);
      if (!claim) continue;
      const data = [
        dataOf("edge-relation", type),
        ...ATTRIBUTION_COLUMNS.map(([name, cell]) => dataOf(`edge-${name}`, cell(claim))),
      ];
      const ends = `source="${xmlText(fromId)}" target="${xmlText(toId)}"`;
      const edge = `<edge id="${xmlText(`${id}@${claimId}`)}" ${ends}>${data.join("")}</edge>\n`;
      yield { fromId, toId, edge };
    }
}

function nodeLine(id: string, entity: Entity | undefined, name: string): string {
  const data = [
    dataOf("node-name", entity?.name ?? name),
    dataOf("node-type", entity?.type ?? null),
    dataOf("node-subtype", entity?.subtype ?? null),
    dataOf("node-countries", entity?.countries.join("; ") ?? null),
  ];
  return `<node id="${xmlText(id)}">${data.join("")}</node>\n`;
}

function dataOf(name: string, value: Cell): string {
  return value === null || value === ""
    ? ""
    : `<data key="${name}">${xmlText(String(value))}</data>`;
}
