import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { follow, followPaths } from "../cycle/index.ts";
import {
  ownershipToCsv,
  ownershipToFtm,
  ownershipToGraphml,
  type OwnershipNetwork,
} from "../exchange/index.ts";
import type { OwnershipLink } from "../model/ownership.ts";
import type { OwnershipNode, OwnershipPaths, OwnershipView } from "../model/ownership-view.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { parseOptions, printJson } from "./print.ts";

const usage = "follow WHO [--to WHOM]";

const FORMATS: Readonly<Record<string, (network: OwnershipNetwork) => string>> = {
  ftm: ownershipToFtm,
  csv: ownershipToCsv,
  graphml: ownershipToGraphml,
};

const FollowOptions = z.object({
  depth: z.coerce.number().int().min(1).max(12).optional(),
  direction: z.enum(["owners", "holdings", "any"]).optional(),
  basis: z.enum(["recorded", "claimed", "alleged"]).optional(),
  "as-of": z.iso.date("expected YYYY-MM-DD").optional(),
  format: z.enum(["ftm", "csv", "graphml"]).optional(),
});

/** `tocsin follow`: the owners, leaders and backers of a party, and how much of it listed owners have. */
export const followMoney = command({
  usage,
  options: {
    ...CASE,
    to: { type: "string", value: "WHOM", about: "the ways to this one, the shortest first" },
    depth: { type: "string", value: "N", about: "links of the longest way, 1 to 12 (default 3)" },
    direction: { type: "string", value: "WAY", about: "owners, holdings or any (default any)" },
    basis: {
      type: "string",
      value: "BASIS",
      about: "recorded, claimed or alleged: the weakest that is followed (default alleged)",
    },
    "as-of": { type: "string", value: "DAY", about: "only links that may hold on this day" },
    format: { type: "string", value: "NAME", about: "ftm, csv or graphml instead of text" },
    json: { type: "boolean", about: "JSON instead of text" },
  },
  examples: [
    'tocsin follow "Gannet Bank" --direction owners',
    "tocsin follow ofac-sdn:2674 --format ftm > network.ftm.json",
  ],
  run: async ({ values, positionals }, effects) => {
    const who = positionals.join(" ");
    if (who === "")
      throw new TocsinError("bad-input", "missing party", { hint: `usage: tocsin ${usage}` });
    const { depth, direction, basis, "as-of": day, format } = values;
    const parsed = parseOptions(FollowOptions, { depth, direction, basis, "as-of": day, format });
    const { "as-of": asOf, format: wanted, ...walk } = parsed;
    const question = { ...walk, asOf };
    const { to } = values;
    await withCase({ values }, effects, async (store) => {
      const view =
        to === undefined
          ? await follow(store, who, question)
          : await followPaths(store, [who, to], question);
      const write = wanted === undefined ? undefined : FORMATS[wanted];
      if (write) effects.stdout.write(write(view));
      else if (values.json) printJson(view, effects);
      else effects.stdout.write("shares" in view ? viewText(view) : pathsText(view));
      if (view.cut) tellCut(effects);
    });
  },
});

function tellCut({ stderr }: Effects): void {
  stderr.write("more is there than is shown: follow fewer links with --depth\n");
}

type Names = (id: string) => string;

function namesOf(nodes: readonly OwnershipNode[]): Names {
  const names = new Map(
    nodes.map(({ id, name, listed }) => [id, listed ? `${name} [listed]` : name]),
  );
  return (id) => names.get(id) ?? id;
}

function viewText({ id, nodes, links, shares, listed, asOf }: OwnershipView): string {
  const name = namesOf(nodes);
  const byId = new Map(links.map((link) => [link.id, link]));
  return [
    `${name(id)}${asOf ? `, as of ${asOf}` : ""}`,
    ...shares.map(({ basis, words }) => `  ${basis}: ${words}`),
    ...links.flatMap((link) => linkLines(link, name)),
    ...(listed.length > 0 ? ["listed parties that can be reached:"] : []),
    ...listed.flatMap((way) => wayLines(way, name, byId)),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function pathsText({ paths, nodes, links }: OwnershipPaths): string {
  const name = namesOf(nodes);
  const byId = new Map(links.map((link) => [link.id, link]));
  const lines = paths.flatMap((way) => wayLines(way, name, byId));
  return lines.length === 0
    ? "no way within that depth\n"
    : lines.map((line) => `${line}\n`).join("");
}

/** A link, and under it each thing that says so. */
function linkLines(link: OwnershipLink, name: Names): string[] {
  const { kind, role, percentage, standing, startDate, endDate, proofs } = link;
  const share = percentage === null ? "" : ` ${percentage} %`;
  const days = startDate || endDate ? `, ${startDate ?? "…"} to ${endDate ?? "…"}` : "";
  const what = [kind, role].filter(Boolean).join(", ");
  return [
    `${name(link.fromId)} → ${name(link.toId)}  (${what}${share}, ${standing}${days})`,
    ...proofs.map(({ source, chain, text, published }) => {
      const who = [chain ?? source, published?.slice(0, 10)].filter(Boolean).join(", ");
      return `    ${who}: ${text}`;
    }),
  ];
}

function wayLines(
  { nodes, linkIds }: { nodes: readonly string[]; linkIds: readonly string[] },
  name: Names,
  links: ReadonlyMap<string, OwnershipLink>,
): string[] {
  const steps = linkIds.map((id, i) => {
    const link = links.get(id);
    const share = link?.percentage == null ? "" : ` ${link.percentage} %`;
    const arrow = link?.toId === nodes[i + 1] ? "→" : "←";
    return ` ${arrow} [${link?.kind ?? "link"}${share}, ${link?.standing ?? ""}] ${name(nodes[i + 1] ?? "")}`;
  });
  return [`  ${name(nodes[0] ?? "")}${steps.join("")}`];
}
