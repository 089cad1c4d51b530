import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { TocsinError } from "../../base/error.ts";
import type { AlertChannel, AlertMessage } from "../../model/alert.ts";
import { mailOf } from "./mail.ts";

const TIMEOUT_MS = 30_000;
const MAX_REPLY = 64 * 1024;
const CLIENT = "tocsin.invalid"; // RFC 5321 §4.1.3 would take an address; a name that is no host tells nobody where we are

type Mail = Extract<AlertChannel, { type: "email" }>;

interface MailOptions {
  readonly now: string;
  readonly password: string | null;
  /** Certificate to trust besides the system's: for tests. */
  readonly ca?: string;
}

/**
 * Sends one message by SMTP: STARTTLS or TLS, AUTH PLAIN, one recipient after the other.
 *
 * Without the encryption asked for, and without a login that was asked for, nothing is sent.
 *
 * @throws TocsinError "unavailable" with the server's words where it does not take the message
 * @see RFC 5321 (SMTP), RFC 3207 (STARTTLS), RFC 4616 (PLAIN)
 */
export async function sendMail(
  channel: Mail,
  message: AlertMessage,
  options: MailOptions,
): Promise<void> {
  const { host, port, security } = channel;
  const ca = options.ca === undefined ? {} : { ca: options.ca };
  const secure = { host, servername: host, ...ca };
  const socket =
    security === "tls" ? connectTls({ ...secure, port }) : connectPlain({ host, port });
  try {
    await converse(channel, message, { talk: dialogue(socket), socket, secure, ...options });
  } catch (cause) {
    if (cause instanceof TocsinError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw refused(channel, reason, cause);
  } finally {
    socket.destroy();
  }
}

interface Conversation extends MailOptions {
  readonly talk: Dialogue;
  readonly socket: Socket;
  readonly secure: { readonly host: string; readonly servername: string };
}

async function converse(
  channel: Mail,
  message: AlertMessage,
  conversation: Conversation,
): Promise<void> {
  const talk = await greeted(channel, conversation);
  await talk.say(`MAIL FROM:<${channel.from}>`, 250);
  for (const to of channel.to) await talk.say(`RCPT TO:<${to}>`, 250);
  await talk.say("DATA", 354);
  await talk.say(`${mailOf(channel, message, conversation.now)}\r\n.`, 250);
  // The message is taken: a server that hangs up on QUIT has still taken it.
  await talk.say("QUIT", 221).catch(() => undefined);
}

/** Up to where mail may be given: encrypted and logged in, as the channel asks. */
async function greeted(
  channel: Mail,
  { talk, socket, secure, password }: Conversation,
): Promise<Dialogue> {
  await talk.say(null, 220);
  const offered = await talk.say(`EHLO ${CLIENT}`, 250);
  if (channel.security !== "starttls") return loggedIn(channel, { talk, offered, password });
  if (!/^STARTTLS$/im.test(offered)) throw refused(channel, "it offers no STARTTLS");
  await talk.say("STARTTLS", 220);
  talk.release();
  const hidden = dialogue(connectTls({ ...secure, socket }));
  const offeredNow = await hidden.say(`EHLO ${CLIENT}`, 250);
  return loggedIn(channel, { talk: hidden, offered: offeredNow, password });
}

async function loggedIn(
  channel: Mail,
  { talk, offered, password }: { talk: Dialogue; offered: string; password: string | null },
): Promise<Dialogue> {
  if (channel.user === undefined) return talk;
  if (!/^AUTH .*\bPLAIN\b/im.test(offered)) throw refused(channel, "it offers no AUTH PLAIN");
  const login = Buffer.from(`\0${channel.user}\0${password ?? ""}`).toString("base64");
  await talk.say(`AUTH PLAIN ${login}`, 235);
  return talk;
}

interface Dialogue {
  /** Says a line, or nothing, and answers with the text of the reply; rejects for another code than expected. */
  readonly say: (line: string | null, expected: number) => Promise<string>;
  /** Lets go of the socket. What came unasked for would be taken for an encrypted reply: that is an error. */
  readonly release: () => void;
}

const REPLY = /^(?:\d{3}-[^\r\n]*\r?\n)*\d{3}(?: [^\r\n]*)?\r?\n/;

function dialogue(socket: Socket): Dialogue {
  const heard = { text: "", failure: null as Error | null, wake: () => undefined as void };
  const onData = (chunk: Buffer) => {
    heard.text += chunk.toString("utf8");
    heard.wake();
  };
  const onEnd = (error?: Error) => {
    heard.failure ??= error ?? new Error("the server hung up");
    heard.wake();
  };
  const onSilence = () => onEnd(new Error(`no answer in ${TIMEOUT_MS / 1000} s`));
  socket
    .on("data", onData)
    .on("error", onEnd)
    .on("close", () => onEnd());
  socket.setTimeout(TIMEOUT_MS, onSilence);
  const reply = async (): Promise<string> => {
    for (;;) {
      const [found] = REPLY.exec(heard.text) ?? [];
      if (found !== undefined) {
        heard.text = heard.text.slice(found.length);
        return found;
      }
      if (heard.failure) throw heard.failure;
      if (heard.text.length > MAX_REPLY) throw new Error("the reply does not end");
      await new Promise<void>((resolve) => {
        heard.wake = resolve;
      });
    }
  };
  return {
    async say(line, expected) {
      if (line !== null) socket.write(`${line}\r\n`);
      const said = await reply();
      const text = said.replace(/^\d{3}[- ]?/gm, "").replaceAll("\r", "");
      if (Number(said.slice(0, 3)) !== expected)
        throw new Error(`${said.slice(0, 3)} ${text.replace(/\s+/g, " ").trim()}`);
      return text;
    },
    release() {
      socket.off("data", onData);
      if (heard.text !== "") throw new Error("the server spoke before the encryption began");
    },
  };
}

function refused({ host, port }: Mail, reason: string, cause?: unknown): TocsinError {
  return new TocsinError("unavailable", `failed mail: ${host}:${port}: ${reason}`, {
    hint: "check host, port, security and login of the channel",
    cause,
  });
}
