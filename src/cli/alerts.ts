import { readFileSync } from "node:fs";
import { TocsinError } from "../base/error.ts";
import { deliver, openChannels, setAlertRules, type DeliveryReport } from "../cycle/index.ts";
import type { Alert, AlertDelivery } from "../model/alert.ts";
import type { Store } from "../store/index.ts";
import { parseAlertSettings } from "../warn/index.ts";
import { LIST, rowRange, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { counted, oneLine } from "./paper.ts";
import { printJson, printRows } from "./print.ts";

const usage = "alerts [check FILE | use FILE | send | queue]";

const OPTIONS = {
  ...LIST,
  problem: { type: "string", value: "ID", about: "only this warning problem" },
  verbose: { type: "boolean", short: "v", about: "with the words and origins behind each" },
} as const;

/** `tocsin alerts`: what changed, newest first; and who is told of it, by which channels. */
export const alerts = command({
  usage,
  options: OPTIONS,
  examples: [
    "tocsin alerts --problem ID --json",
    "tocsin alerts check alerts.yaml",
    "tocsin alerts use alerts.yaml",
    "tocsin alerts send",
  ],
  run: async ({ values, positionals }, effects) => {
    const [action, ...rest] = positionals;
    const file = () => onlyPositional(rest, { noun: "file", usage });
    const inCase = (run: (store: Store) => Promise<void>) => withCase({ values }, effects, run);
    switch (action) {
      case undefined:
        return inCase((store) => list(store, values, effects));
      case "check":
        return check(file(), effects);
      case "use":
        return inCase((store) => use(store, file(), effects));
      case "send":
        return inCase((store) => send(store, values.json === true, effects));
      case "queue":
        return inCase((store) => queue(store, values, effects));
      default:
        throw new TocsinError("bad-input", `unknown action: ${JSON.stringify(action)}`, {
          hint: `usage: tocsin ${usage}`,
        });
    }
  },
});

interface ListValues {
  readonly limit?: string | undefined;
  readonly offset?: string | undefined;
  readonly json?: boolean | undefined;
  readonly problem?: string | undefined;
  readonly verbose?: boolean | undefined;
}

async function list(store: Store, values: ListValues, effects: Effects): Promise<void> {
  const { limit, offset } = rowRange(values);
  const found = await store.listAlerts({ problemId: values.problem });
  const page = found.slice(offset, offset + limit);
  if (values.json) return printJson({ alerts: page, total: found.length }, effects);
  if (values.verbose) return page.forEach((alert) => printAlert(alert, effects));
  printRows(
    page,
    {
      noun: "alert",
      total: found.length,
      columns: [
        { heading: "when", cell: (alert) => alert.at.slice(0, 10) },
        { heading: "problem", cell: (alert) => alert.problemId ?? "", max: 28 },
        { heading: "what", cell: (alert) => alert.direction },
        { heading: "from", cell: (alert) => alert.from },
        { heading: "to", cell: (alert) => alert.to },
        { heading: "notice", cell: (alert) => alert.text },
      ],
    },
    effects,
  );
}

function printAlert({ at, direction, text, evidence, origins, details }: Alert, effects: Effects) {
  const say = (line: string) => effects.stdout.write(`${oneLine(line)}\n`);
  say(`${at.slice(0, 10)} ${direction.toUpperCase()} ${text}`);
  for (const detail of details) effects.stdout.write(`  ${oneLine(detail)}\n`);
  for (const { quote, source, documentId } of evidence)
    effects.stdout.write(`  ${oneLine(`“${quote}” (${source || "not named"}, ${documentId})`)}\n`);
  effects.stdout.write(`  origins: ${oneLine(origins.join("; ") || "not known")}\n`);
}

/** Says that a file of rules can be used. Names are checked when it is: only a case knows them. */
function check(path: string, effects: Effects): void {
  const { rules, channels } = parseAlertSettings(readFileSync(path, "utf8"), path, null);
  effects.stdout.write(
    `${path}: ok, ${counted(rules.length, "rule")}, ${counted(channels.length, "channel")}\n`,
  );
}

/** Sets the rules of a case; what was collected before is no news to them. */
async function use(store: Store, path: string, effects: Effects): Promise<void> {
  const settings = await setAlertRules(store, effects, {
    yaml: readFileSync(path, "utf8"),
    where: path,
    by: effects.env["TOCSIN_ANALYST"] ?? "operator",
  });
  effects.stdout.write(
    `in use from now on: ${counted(settings.rules.length, "rule")}, ${counted(settings.channels.length, "channel")}\n`,
  );
}

async function send(store: Store, json: boolean, effects: Effects): Promise<void> {
  const report = await sendDue(store, effects);
  if (json) return printJson(report, effects);
  effects.stdout.write(
    `${counted(report.sent, "message")} sent, ${counted(report.waiting, "alert")} waiting\n`,
  );
}

/** Sends what is due by the real channels; what was not taken is said, and tried again in the next round. */
export async function sendDue(store: Store, effects: Effects): Promise<DeliveryReport> {
  const report = await deliver(store, { now: effects.now }, openChannels(store, effects));
  for (const { channelId, fault } of report.faults)
    effects.stderr.write(`${oneLine(`not sent by ${channelId}: ${fault}`)}\n`);
  return report;
}

async function queue(store: Store, values: ListValues, effects: Effects): Promise<void> {
  const { limit, offset } = rowRange(values);
  const all = await store.listDeliveries();
  const page = all.slice(offset, offset + limit);
  if (values.json) return printJson({ deliveries: page, total: all.length }, effects);
  printRows(
    page,
    {
      noun: "message",
      total: all.length,
      columns: [
        { heading: "queued", cell: (one: AlertDelivery) => one.queuedAt.slice(0, 16) },
        { heading: "channel", cell: (one) => one.channelId },
        { heading: "rule", cell: (one) => one.ruleId },
        { heading: "state", cell: (one) => one.state },
        { heading: "tried", cell: (one) => String(one.attempts) },
        { heading: "alert", cell: (one) => one.alertId },
        { heading: "fault", cell: (one) => one.fault ?? "" },
      ],
    },
    effects,
  );
}
