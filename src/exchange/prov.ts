import type { Proposition } from "../model/proposition.ts";
import {
  attributionOf,
  citedClaims,
  present,
  type CitedClaim,
  type ExportedLink,
} from "./cited-claim.ts";
import type { ExportSource } from "./export-source.ts";
import { jsonList } from "./json-list.ts";
import { stableUuid } from "./stable-uuid.ts";
import { TOCSIN_TERMS } from "./vocabulary.ts";

const CONTEXT = {
  prov: "http://www.w3.org/ns/prov#",
  dcterms: "http://purl.org/dc/terms/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  tocsin: TOCSIN_TERMS,
};

/**
 * Where each claim comes from, in the terms of PROV-O: a document is an entity attributed to its publisher; a claim is an
 * entity quoted from its document, attributed to its innermost source, who acts on nobody's behalf but is relayed by the
 * links before; propositions have origins as primary sources.
 *
 * @see https://www.w3.org/TR/prov-o/
 */
export function exportProv(source: ExportSource): AsyncGenerator<string> {
  return jsonList(
    { head: `{"@context":${JSON.stringify(CONTEXT)},"@graph":[`, tail: "]}" },
    nodes(source),
  );
}

async function* nodes({ documents, propositions, version }: ExportSource): AsyncGenerator<object> {
  const reader = {
    "@id": "urn:tocsin:software",
    "@type": ["prov:SoftwareAgent", "prov:Agent"],
    "tocsin:version": version,
  };
  yield reader;
  for await (const exported of documents()) {
    const claims = citedClaims(exported);
    const { document } = exported;
    const publisher = agentOf(
      { type: "publisher", words: document.publisher ?? "", scope: "narrator" },
      document.id,
    );
    yield publisher;
    yield {
      "@id": iri(document.id),
      "@type": "prov:Entity",
      "dcterms:title": document.title ?? document.id,
      "tocsin:sha256": document.sha256,
      "prov:wasAttributedTo": ref(publisher),
      "prov:generatedAtTime": { "@value": document.retrieved, "@type": "xsd:dateTime" },
      ...present({ "prov:atLocation": document.url, "dcterms:issued": document.published }),
    };
    yield {
      "@id": `${iri(document.id)}:reading`,
      "@type": "prov:Activity",
      "prov:used": { "@id": iri(document.id) },
      "prov:wasAssociatedWith": ref(reader),
      ...present({ "tocsin:reader": exported.reading?.reader }),
    };
    for (const claim of claims) yield* claimNodes(claim);
  }
  for await (const proposition of propositions()) yield* originNodes(proposition);
}

function* claimNodes(claim: CitedClaim): Generator<object> {
  const { row, document } = claim;
  const attribution = attributionOf(claim);
  const agents = attribution.chain.map((link) => agentOf(link, row.id));
  yield* agents;
  const innermost = agents.at(-1);
  yield {
    "@id": iri(row.id),
    "@type": ["prov:Entity", "tocsin:Claim"],
    "prov:value": attribution.quote,
    "prov:wasQuotedFrom": { "@id": iri(document.id) },
    "prov:wasGeneratedBy": { "@id": `${iri(document.id)}:reading` },
    ...(innermost ? { "prov:wasAttributedTo": ref(innermost) } : {}),
    "prov:qualifiedAttribution": agents.map((agent, i) => ({
      "@type": "prov:Attribution",
      "prov:agent": ref(agent),
      "prov:hadRole": `tocsin:${i === agents.length - 1 ? "innermost-source" : "relay"}`,
      "tocsin:link": i,
    })),
    ...(row.propositionId ? { "prov:specializationOf": { "@id": iri(row.propositionId) } } : {}),
    "tocsin:attribution": attribution,
  };
}

/** Origins of a proposition, each with the claims that rest on it. */
function* originNodes({ id, text, supports, denies }: Proposition): Generator<object> {
  const origins = [...supports.origins, ...(denies?.origins ?? [])];
  yield { "@id": iri(id), "@type": ["prov:Entity", "tocsin:Proposition"], "prov:value": text };
  for (const { key, kind, label, weight, claimIds, reasons } of origins) {
    const origin = `urn:tocsin:origin:${stableUuid("origin", id, key)}`;
    yield {
      "@id": origin,
      "@type": ["prov:Entity", "tocsin:Origin"],
      "dcterms:title": label,
      "tocsin:kind": kind,
      "tocsin:weight": weight,
      "tocsin:reasons": reasons,
    };
    for (const claimId of claimIds)
      yield { "@id": iri(claimId), "prov:hadPrimarySource": { "@id": origin } };
  }
}

const UNNAMED: ReadonlySet<string> = new Set(["anonymous", "untraceable", "unknown", "role"]);

/** @param claimId of the claim it speaks in: unnamed people are agents of that alone, as two "officials" are never one */
function agentOf({ type, words = "", name, ref: refId }: ExportedLink, claimId: string): Agent {
  const key = refId ?? name ?? words;
  const own = refId === undefined && UNNAMED.has(type) ? claimId : "";
  const kind = AGENT_TYPES[type];
  return {
    "@id": `urn:tocsin:agent:${stableUuid("agent", type, key, own)}`,
    "@type": ["prov:Agent", ...(kind ? [kind] : []), `tocsin:${type}`],
    "dcterms:title": name ?? (words || "not named"),
  };
}

interface Agent {
  readonly "@id": string;
  readonly "@type": readonly string[];
  readonly "dcterms:title": string;
}

const AGENT_TYPES: Readonly<Record<string, string>> = {
  person: "prov:Person",
  publisher: "prov:Organization",
  media: "prov:Organization",
  organisation: "prov:Organization",
};

function iri(id: string): string {
  return `urn:tocsin:${id}`;
}

function ref(node: { "@id": string }): { "@id": string } {
  return { "@id": node["@id"] };
}
