import { AlertSettings, type AlertChannel, type AlertRule } from "../../model/alert.ts";
import type { WarningProblem } from "../../model/problem.ts";
import { parseYamlFile, type Fault } from "../yaml-file.ts";

/** What a rule may name. */
export interface Nameable {
  readonly problems: readonly WarningProblem[];
  /** Absent where no case is open: names are then not checked. */
  readonly named?: ((name: string) => readonly string[]) | undefined;
}

/** The channel that needs no setting: every alert stands in the workbench anyway. */
export const WORKBENCH = "workbench";

/**
 * Rules and channels of alerts from YAML.
 *
 * @param where name of the file, for messages
 * @param known null leaves out the checks against a case
 * @throws TocsinError "bad-input" for the first fault: what, in which line, and what to do about it
 */
export function parseAlertSettings(
  yamlText: string,
  where: string,
  known: Nameable | null,
): AlertSettings {
  return parseYamlFile(yamlText, {
    schema: AlertSettings,
    where,
    faults: (settings) => [
      ...settings.channels.flatMap((channel, i) =>
        CHANNEL_CHECKS.flatMap((check) => check(channel, i, settings.channels) ?? []),
      ),
      ...settings.rules.flatMap((rule, i) => [
        ...ruleFaults(rule, i, settings),
        ...(known ? nameFaults(rule, i, known) : []),
      ]),
    ],
  });
}

type Check = (channel: AlertChannel, i: number, channels: readonly AlertChannel[]) => Fault | null;

const CHANNEL_CHECKS: readonly Check[] = [
  ({ id }, i, channels) =>
    id === WORKBENCH || channels.findIndex((one) => one.id === id) < i
      ? fault(`duplicate channel id: "${id}"`, "give each its own id", ["channels", i, "id"])
      : null,
  ({ quiet }, i) =>
    quiet && !isZone(quiet.zone)
      ? fault(`unknown time zone: "${quiet.zone}"`, 'use a name like "Europe/Berlin"', [
          "channels",
          i,
          "quiet",
          "zone",
        ])
      : null,
  ({ quiet }, i) =>
    quiet && quiet.from === quiet.to
      ? fault("invalid quiet hours: they begin when they end", "leave them out, or set two times", [
          "channels",
          i,
          "quiet",
        ])
      : null,
  (channel, i) =>
    channel.type === "email" && channel.security === "none" && !isThisMachine(channel.host)
      ? fault(
          `invalid security for "${channel.host}": none`,
          "use starttls or tls; only mail to this machine may go in the clear",
          ["channels", i, "security"],
        )
      : null,
  (channel, i) =>
    channel.type === "email" && (channel.user === undefined) !== (channel.passwordEnv === undefined)
      ? fault("missing half of a login", "give both user and passwordEnv, or neither", [
          "channels",
          i,
          "user",
        ])
      : null,
];

function fault(message: string, hint: string, path: Fault["path"]): Fault {
  return { message, hint, path };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // RangeError: no such zone
  }
}

/** True for names and addresses that never leave this machine. */
function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function ruleFaults(rule: AlertRule, i: number, { rules, channels }: AlertSettings): Fault[] {
  const ids = [WORKBENCH, ...channels.map(({ id }) => id)];
  const twice = rules.findIndex(({ id }) => id === rule.id) < i;
  return [
    ...(twice
      ? [fault(`duplicate rule id: "${rule.id}"`, "give each its own id", ["rules", i, "id"])]
      : []),
    ...rule.channels.flatMap((id, j) =>
      ids.includes(id)
        ? []
        : [
            fault(`unknown channel: "${id}"`, `use one of ${ids.join(", ")}`, [
              "rules",
              i,
              "channels",
              j,
            ]),
          ],
    ),
  ];
}

function nameFaults(rule: AlertRule, i: number, { problems, named }: Nameable): Fault[] {
  const problem = "problem" in rule ? rule.problem : undefined;
  const found = problems.find(({ id }) => id === problem);
  const indicators = rule.on === "indicator" ? (rule.indicators ?? []) : [];
  const among = found ? [found] : problems;
  const known = among.flatMap((one) => one.indicators.map(({ id }) => id));
  return [
    ...(problem !== undefined && !found
      ? [
          fault(
            `unknown problem: "${problem}"`,
            `use one of ${problems.map(({ id }) => id).join(", ") || "tocsin problems"}`,
            ["rules", i, "problem"],
          ),
        ]
      : []),
    ...indicators.flatMap((id, j) =>
      known.includes(id)
        ? []
        : [
            fault(`unknown indicator: "${id}"`, `use one of ${known.join(", ")}`, [
              "rules",
              i,
              "indicators",
              j,
            ]),
          ],
    ),
    ...(named
      ? (["actors", "places"] as const).flatMap((key) =>
          namesIn(rule, key).flatMap((name, j) =>
            named(name).length > 0
              ? []
              : [
                  fault(`unknown name: "${name}"`, "use a name or alias that the case knows", [
                    "rules",
                    i,
                    key,
                    j,
                  ]),
                ],
          ),
        )
      : []),
  ];
}

/** Names of actors or places that a rule asks for; none where it has no such field. */
export function namesIn(rule: AlertRule, key: "actors" | "places"): readonly string[] {
  const names = (rule as Partial<Record<"actors" | "places", readonly string[]>>)[key];
  return names ?? [];
}
