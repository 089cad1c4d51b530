import assert from "node:assert/strict";
import test from "node:test";
import { problem } from "../../../test/warn/factory.ts";
import { parseAlertSettings } from "./settings-file.ts";

const SOUND = `channels:
  - id: log
    type: file
    path: alerts.jsonl
    digestMinutes: 60
  - id: pager
    type: command
    command: [page, --urgent]
    quiet: { from: "22:00", to: "06:00", zone: Europe/Berlin, unless: WL2 }
  - id: hook
    type: webhook
    url: https://hooks.example.org/tocsin
    secretEnv: HOOK_KEY
    limit: { messages: 5, perMinutes: 60 }
  - id: mail
    type: email
    host: mail.example.org
    user: tocsin
    passwordEnv: MAIL_PASSWORD
    from: tocsin@example.org
    to: [desk@example.org]
rules:
  - id: levels
    on: level
    problem: border
    channels: [workbench, pager, mail]
    expiresAfterHours: 72
  - id: troops
    on: indicator
    indicators: [troops]
    atLeast: substantial
    channels: [log]
  - id: northland
    on: actor
    actors: [Northland]
    minOrigins: 2
    channels: [hook]
`;

const known = {
  problems: [problem()],
  named: (name: string) => (name === "Northland" ? ["n"] : []),
};

test("a file of rules and channels is read, with its defaults", () => {
  const { channels, rules } = parseAlertSettings(SOUND, "alerts.yaml", known);
  assert.deepEqual(
    channels.map(({ type }) => type),
    ["file", "command", "webhook", "email"],
  );
  const [, , hook, mail] = channels;
  assert.ok(hook?.type === "webhook" && !hook.allowPrivate);
  assert.ok(mail?.type === "email" && mail.port === 587 && mail.security === "starttls");
  assert.ok(rules[0]?.on === "level" && rules[0].atLeast === "WL3");
});

const FAULTS: readonly (readonly [find: string, put: string, says: RegExp])[] = [
  ["path: alerts.jsonl", "path: alerts.jsonl\n    colour: red", /unknown key: "colour" \(a:5\)/],
  ["on: level", "on: weather", /invalid rules\.0\.on: .*\(a:24\)/],
  ["    on: level\n", "", /missing key: "rules\.0\.on" \(a:23\)/],
  ["id: pager", "id: log", /duplicate channel id: "log" \(a:6\)/],
  ["id: pager", "id: workbench", /duplicate channel id: "workbench" \(a:6\)/],
  ["id: troops", "id: levels", /duplicate rule id: "levels" \(a:28\)/],
  ["channels: [log]", "channels: [fax]", /unknown channel: "fax" \(a:32\)/],
  ["Europe/Berlin", "Europe/Atlantis", /unknown time zone: "Europe\/Atlantis" \(a:9\)/],
  ['to: "06:00"', 'to: "22:00"', /invalid quiet hours: they begin when they end \(a:9\)/],
  ['from: "22:00"', 'from: "25:00"', /invalid channels\.1\.quiet\.from: .*HH:MM \(a:9\)/],
  ["https://hooks", "ftp://hooks", /invalid channels\.2\.url: .*\(a:12\)/],
  ["    user: tocsin\n", "", /missing half of a login/],
  [
    "host: mail.example.org",
    "host: mail.example.org\n    security: none",
    /security for "mail\.example\.org": none \(a:18\)/,
  ],
  [
    "from: tocsin@example.org",
    'from: "tocsin\\r\\nRCPT TO:<x@example.org>"',
    /invalid channels\.3\.from/,
  ],
  ["problem: border", "problem: borders", /unknown problem: "borders" \(a:25\)/],
  ["indicators: [troops]", "indicators: [tanks]", /unknown indicator: "tanks" \(a:30\)/],
  ["actors: [Northland]", "actors: [Southland]", /unknown name: "Southland" \(a:35\)/],
  ["expiresAfterHours: 72", "expiresAfterHours: -1", /invalid rules\.0\.expiresAfterHours/],
  ["rules:", "rules: [", /invalid YAML: .*\(a:\d+\)/],
];

for (const [find, put, says] of FAULTS) {
  test(`refused with its line: ${put.trim().split("\n").at(-1)}`, () => {
    assert.ok(SOUND.includes(find));
    assert.throws(() => parseAlertSettings(SOUND.replace(find, put), "a", known), {
      code: "bad-input",
      message: says,
    });
  });
}

test("without a case the names of problems and actors are not checked", () => {
  const other = SOUND.replace("problem: border", "problem: elsewhere");
  assert.equal(parseAlertSettings(other, "alerts.yaml", null).rules.length, 3);
});
