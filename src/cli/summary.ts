import { groupBy } from "../base/group.ts";
import type { ChainLink, Claim } from "../model/claim.ts";
import type { Issue } from "../model/issue.ts";
import type { Proposition } from "../model/proposition.ts";
import { counted, oneLine, wrap, type Paint } from "./paper.ts";

/** What the last lines of `tocsin read` are made from. */
export interface ReadFindings {
  readonly claims: readonly Claim[];
  readonly propositions: readonly Proposition[];
  readonly issues: readonly Issue[];
}

const LABEL_COLUMNS = 14;
const SPEAKERS_SHOWN = 4;

/** The article in a few lines: how much is said, who says most, what cannot be traced, how many origins there are. */
export function readSummary(
  findings: ReadFindings,
  { paint, columns }: { paint: Paint; columns: number },
): string {
  const { claims } = findings;
  const rows: readonly (readonly [string, string])[] = [
    ["in all", total(claims)],
    ["speaks most", speakers(claims)],
    ["unnamed", quoted(claims, "anonymous")],
    ["untraceable", quoted(claims, "untraceable")],
    ["origins", origins(findings)],
    ...findings.issues.map(
      (issue) => ["issue", `${issue.message}${issue.hint ? `: ${issue.hint}` : ""}`] as const,
    ),
  ];
  return rows
    .filter(([, words]) => words !== "")
    .flatMap(([label, words]) =>
      wrap(oneLine(words), columns - LABEL_COLUMNS).map(
        (line, i) => `${paint.strong((i === 0 ? label : "").padEnd(LABEL_COLUMNS))}${line}\n`,
      ),
    )
    .join("");
}

function total(claims: readonly Claim[]): string {
  if (claims.length === 0) return "no claim found";
  const sources = new Set(claims.map((claim) => speakerKey(innermost(claim))));
  const narrator = claims.filter((claim) => claim.form === "narrator").length;
  const denied = claims.filter((claim) => claim.polarity === "negative").length;
  return [
    `${counted(claims.length, "claim")} by ${counted(sources.size, "source")}`,
    narrator > 0 ? `${narrator} in the narrator's own voice` : "",
    denied > 0 ? `${denied} negative` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function speakers(claims: readonly Claim[]): string {
  const spoken = claims
    .filter((claim) => claim.form !== "narrator")
    .map(innermost)
    .filter((link) => link?.type !== "untraceable" && link?.type !== "publisher");
  const groups = [...groupBy(spoken, speakerKey).values()].toSorted((a, b) => b.length - a.length);
  return groups
    .slice(0, SPEAKERS_SHOWN)
    .map((links) => `${links[0]?.name ?? links[0]?.surface} (${links.length})`)
    .join(", ");
}

function quoted(claims: readonly Claim[], type: ChainLink["type"]): string {
  const of = claims.filter((claim) => innermost(claim)?.type === type);
  const words = new Set(
    of.map((claim) => `“${innermost(claim)?.surface}”`).filter((surface) => surface !== "“”"),
  );
  return of.length === 0
    ? ""
    : `${counted(of.length, "claim")}${words.size > 0 ? `: ${[...words].join(", ")}` : ""}`;
}

/** "1 publisher; 4 distinct origins, 1 of them untraceable; no proposition is corroborated". */
function origins({ claims, propositions }: ReadFindings): string {
  const publishers = new Set(claims.map((claim) => claim.chain[0]?.surface ?? ""));
  const all = new Map(
    propositions.flatMap((p) => p.supports.origins).map((origin) => [origin.key, origin]),
  );
  const untraceable = [...all.values()].filter((origin) => origin.kind === "untraceable").length;
  const corroborated = propositions.filter((proposition) => proposition.supports.nMin > 1).length;
  if (all.size === 0) return "";
  return [
    counted(publishers.size, "publisher"),
    `${counted(all.size, "distinct origin")}${untraceable > 0 ? `, ${untraceable} of them untraceable` : ""}`,
    corroborated === 0
      ? "none corroborated"
      : `${counted(corroborated, "proposition")} corroborated`,
  ].join("; ");
}

function innermost(claim: Claim): ChainLink | undefined {
  return claim.chain.at(-1);
}

function speakerKey(link: ChainLink | undefined): string {
  return link?.refId ?? (link?.name ?? link?.surface)?.toLowerCase() ?? "";
}
