import { citationsOf } from "../brief/index.ts";
import { citableClaims } from "../cycle/index.ts";
import type { Citation } from "../model/brief.ts";
import type { ChainLink } from "../model/claim.ts";
import type { ClaimRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { untrusted, untrustedOrNull } from "./untrusted.ts";

/** Claims as they are answered, with the citations that they point to by number. */
export interface CitedClaims {
  readonly claims: readonly object[];
  readonly citations: readonly object[];
}

/** A claim is answered with its citation or not at all: those that cannot be cited are listed by id. */
export async function citedClaims(store: Store, rows: readonly ClaimRow[]): Promise<CitedClaims> {
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  const citations = citationsOf(
    await citableClaims(store, unique),
    unique.map(({ id }) => id),
  );
  const numbers = new Map(citations.map(({ claimId, n }) => [claimId, n]));
  const cited = unique.filter(({ id }) => numbers.has(id));
  const notCited = unique.filter(({ id }) => !numbers.has(id)).map(({ id }) => id);
  return {
    claims: cited.map((row) => ({ ...claimOf(row), citation: numbers.get(row.id) })),
    citations: citations.map(citationOf),
    ...(notCited.length > 0 ? { notCited } : {}),
  };
}

function claimOf(row: ClaimRow): object {
  const { id, form, polarity, modality, stance, grade, propositionId, factuality } = row;
  return {
    id,
    said: untrusted(row.text),
    speaker: untrusted(row.speaker),
    chain: row.chain.map(linkOf),
    form,
    polarity,
    modality,
    factuality,
    stance,
    grade,
    propositionId,
    hedges: row.hedges.map(untrusted),
    origins: { atLeast: row.nMin, atMost: row.nMax, denyingAtMost: row.denials },
    articles: row.articles,
  };
}

/** From the publisher to the innermost source. */
function linkOf({ type, surface, name, scope, cue, refId }: ChainLink): object {
  return {
    type,
    party: untrusted(surface),
    ...(name === undefined ? {} : { name: untrusted(name) }),
    scope,
    cue: cue?.class ?? null,
    refId,
  };
}

/** Document, quoted words, their place and the hash of the text: enough to follow by hand. */
function citationOf(citation: Citation): object {
  const { quote, title, publisher, url, ...rest } = citation;
  return {
    ...rest,
    quote: untrusted(quote),
    title: untrusted(title),
    publisher: untrusted(publisher),
    url: untrustedOrNull(url),
  };
}
