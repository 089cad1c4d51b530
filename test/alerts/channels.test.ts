// Every channel against a real receiver on this machine: sockets, processes and files.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { appendLine, replaceFile } from "../../src/cycle/channels/file.ts";
import { runCommand } from "../../src/cycle/channels/command.ts";
import { openChannels } from "../../src/cycle/channels/send.ts";
import { sendMail } from "../../src/cycle/channels/smtp.ts";
import { AlertChannel } from "../../src/model/alert.ts";
import { openStore } from "../../src/store/index.ts";
import { localhostCertificate } from "./certificate.ts";
import { message, NOW } from "./factory.ts";
import { smtpReceiver, type SmtpOptions } from "./smtp-receiver.ts";

type Mail = Extract<AlertChannel, { type: "email" }>;

function mailChannel(port: number, change: Partial<Mail> = {}): Mail {
  const channel = { id: "mail", type: "email", host: "localhost", port, security: "none" };
  const people = { from: "tocsin@example.org", to: ["desk@example.org", "night@example.org"] };
  return { ...(AlertChannel.parse({ ...channel, ...people }) as Mail), ...change };
}

async function withReceiver(
  options: SmtpOptions,
  run: (receiver: Awaited<ReturnType<typeof smtpReceiver>>) => Promise<void>,
): Promise<void> {
  const receiver = await smtpReceiver(options);
  try {
    await run(receiver);
  } finally {
    await receiver.close();
  }
}

const certificate = localhostCertificate();
const trusted = { now: NOW, password: "s3cret", ca: certificate.cert };

test("mail: the message arrives whole, and nothing in it is a header or a command", async () => {
  const hostile = message({
    subject: "ALERT: Größe\r\nBcc: all@example.org",
    text: "first\r\n.\r\nMAIL FROM:<x@example.org>\r\n..dots\r\nпоследняя строка 🙂\n",
  });
  await withReceiver({}, async ({ port, mails }) => {
    await sendMail(mailChannel(port), hostile, { now: NOW, password: null });
    assert.equal(mails.length, 1);
    const [mail] = mails;
    assert.ok(mail);
    assert.deepEqual(
      [mail.from, mail.to],
      ["tocsin@example.org", ["desk@example.org", "night@example.org"]],
    );
    assert.equal(mail.text, hostile.text);
    assert.equal(mail.headers.get("Message-ID"), "<message-1@example.org>");
    assert.equal(mail.headers.get("Date"), "Sat, 31 May 2031 12:00:00 +0000");
    assert.equal(mail.headers.has("Bcc"), false);
    const words = [...(mail.headers.get("Subject") ?? "").matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)];
    const subject = words.map(([, word = ""]) => Buffer.from(word, "base64").toString()).join("");
    assert.equal(subject, hostile.subject);
  });
});

for (const security of ["starttls", "tls"] as const) {
  test(`mail: ${security} and login, the password never in the clear`, async () => {
    await withReceiver({ security, certificate }, async ({ port, mails }) => {
      const channel = mailChannel(port, { security, user: "tocsin", passwordEnv: "X" });
      await sendMail(channel, message(), trusted);
      assert.deepEqual(
        mails.map(({ login, encrypted }) => [login, encrypted]),
        [["\0tocsin\0s3cret", true]],
      );
    });
  });
}

const REFUSALS: readonly {
  name: string;
  server: SmtpOptions;
  channel: Partial<Mail>;
  options?: { ca?: string };
  says: RegExp;
}[] = [
  {
    name: "a certificate that nobody vouches for",
    server: { security: "starttls", certificate },
    channel: { security: "starttls" },
    options: {},
    says: /self.signed/i,
  },
  {
    name: "a server without STARTTLS",
    server: { security: "none" },
    channel: { security: "starttls" },
    says: /offers no STARTTLS/,
  },
  {
    name: "words slipped in before the encryption",
    server: { security: "starttls", certificate, injected: "250 AUTH PLAIN\r\n" },
    channel: { security: "starttls" },
    says: /spoke before the encryption/,
  },
  {
    name: "a wrong password",
    server: { security: "none", replies: { AUTH: "535 wrong password" } },
    channel: { user: "tocsin", passwordEnv: "X" },
    says: /535 wrong password/,
  },
  {
    name: "an unknown recipient",
    server: { replies: { RCPT: "550-no such\r\n550 person" } },
    channel: {},
    says: /550 no such person/,
  },
];

for (const { name, server, channel, options = trusted, says } of REFUSALS) {
  test(`mail is refused: ${name}`, async () => {
    await withReceiver(server, async ({ port, mails }) => {
      await assert.rejects(
        sendMail(mailChannel(port, channel), message(), {
          now: NOW,
          password: "s3cret",
          ...("ca" in options ? { ca: options.ca } : {}),
        }),
        (error: Error) => {
          assert.match(error.message, says);
          assert.doesNotMatch(error.message, /s3cret/);
          return true;
        },
      );
      assert.equal(mails.length, 0);
    });
  });
}

async function httpReceiver(status: number, headers: Record<string, string> = {}) {
  const got: { request: IncomingMessage; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      got.push({ request, body });
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { got, url: `http://127.0.0.1:${port}/hook`, close: () => server.close() };
}

function webhook(url: string, change: object = {}): AlertChannel {
  return AlertChannel.parse({ id: "hook", type: "webhook", url, ...change });
}

test("webhook: posts the message, signed, and with a key for the second time", async () => {
  const receiver = await httpReceiver(204);
  const store = await openStore(":memory:", { now: () => NOW });
  const send = openChannels(store, { env: { HOOK_KEY: "k" }, now: () => NOW });
  const channel = webhook(receiver.url, { allowPrivate: true, secretEnv: "HOOK_KEY" });
  await send(channel, message(), false);
  const [first] = receiver.got;
  assert.ok(first);
  assert.deepEqual(JSON.parse(first.body), message());
  const { headers, method } = first.request;
  assert.deepEqual([method, headers["idempotency-key"]], ["POST", "message-1"]);
  const signature = createHmac("sha256", "k").update(first.body).digest("hex");
  assert.equal(headers["x-tocsin-signature"], `sha256=${signature}`);
  receiver.close();
  await store.close();
});

test("webhook: not to this machine unless it is allowed, not on by a redirect, not unsigned", async () => {
  const receiver = await httpReceiver(302, { location: "http://127.0.0.1:1/" });
  const store = await openStore(":memory:", { now: () => NOW });
  const send = openChannels(store, { env: {}, now: () => NOW });
  await assert.rejects(
    async () => send(webhook(receiver.url), message(), false),
    /127\.0\.0\.1 is not a public address/,
  );
  assert.equal(receiver.got.length, 0);
  await assert.rejects(
    async () => send(webhook(receiver.url, { allowPrivate: true }), message(), false),
    /302 Found/,
  );
  assert.equal(receiver.got.length, 1);
  await assert.rejects(
    async () =>
      send(webhook(receiver.url, { allowPrivate: true, secretEnv: "HOOK_KEY" }), message(), false),
    /missing secret: HOOK_KEY is not set/,
  );
  receiver.close();
  await store.close();
});

function inFolder(run: (folder: string) => Promise<void>): () => Promise<void> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), "tocsin-alerts-"));
    try {
      await run(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

test(
  "command: text comes on standard input alone; no shell reads a word of it",
  inFolder(async (folder) => {
    const out = join(folder, "out");
    const script = `require("fs").writeFileSync(process.argv[1], process.argv.slice(2).join("|") + "\\n" + require("fs").readFileSync(0, "utf8"))`;
    const input = "$(touch pwned); `id` && rm -rf / | '\"";
    await runCommand([process.execPath, "-e", script, out, "$HOME", "; ls"], {
      input,
      timeoutMs: 20_000,
    });
    assert.equal(readFileSync(out, "utf8"), `$HOME|; ls\n${input}`);
  }),
);

test("command: an end in failure, none in time, and a program that is not there are told", async () => {
  const node = process.execPath;
  const run = (script: string, timeoutMs = 20_000) =>
    runCommand([node, "-e", script], { input: "x".repeat(2 ** 20), timeoutMs });
  await assert.rejects(run(`console.error("no pager"); process.exit(3)`), /ended with 3: no pager/);
  await assert.rejects(run("setInterval(() => {}, 1000)", 200), /ended with SIGKILL/);
  await assert.rejects(
    runCommand(["/nowhere/at-all"], { input: "", timeoutMs: 1000 }),
    /failed command: "\/nowhere\/at-all": .*ENOENT/,
  );
  await run("process.stdin.destroy()"); // one that does not read is no failure
});

test(
  "file: a line a message, once however often it is tried; the feed is replaced whole",
  inFolder(async (folder) => {
    const path = join(folder, "alerts.jsonl");
    const line = JSON.stringify(message());
    await appendLine(path, { id: "message-1", line, isRetry: true });
    await appendLine(path, { id: "message-1", line, isRetry: true });
    await appendLine(path, { id: "message-2", line: `{"id":"message-2"}`, isRetry: false });
    assert.equal(readFileSync(path, "utf8"), `${line}\n{"id":"message-2"}\n`);
    const feed = join(folder, "alerts.atom");
    writeFileSync(feed, "old");
    await replaceFile(feed, "new");
    assert.equal(readFileSync(feed, "utf8"), "new");
    await assert.rejects(
      appendLine(join(folder, "no", "such"), { id: "x", line: "x", isRetry: false }),
      /unreachable file: .*ENOENT/,
    );
  }),
);
