// A mail server that takes everything and keeps it, over real sockets: plain, STARTTLS or TLS.
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, TLSSocket } from "node:tls";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly login: string | null;
  readonly encrypted: boolean;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface SmtpOptions {
  readonly security?: "starttls" | "tls" | "none";
  readonly certificate?: { key: string; cert: string };
  /** A reply in place of the usual one, by the first word of the command. */
  readonly replies?: Readonly<Record<string, string>>;
  /** Words sent in the clear right after the reply to STARTTLS, as an attacker in between would. */
  readonly injected?: string;
}

export async function smtpReceiver(options: SmtpOptions = {}) {
  const mails: ReceivedMail[] = [];
  const serve = (socket: Socket) => new Session(socket, options, mails).greet();
  const server: Server =
    options.security === "tls"
      ? createTlsServer({ ...options.certificate }, serve)
      : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    mails,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

class Session {
  #socket: Socket;
  readonly #options: SmtpOptions;
  readonly #mails: ReceivedMail[];
  #heard = "";
  #data: string | null = null;
  #from = "";
  #to: string[] = [];
  #login: string | null = null;

  constructor(socket: Socket, options: SmtpOptions, mails: ReceivedMail[]) {
    this.#socket = socket;
    this.#options = options;
    this.#mails = mails;
  }

  greet(): void {
    this.#listen();
    this.#say("220 receiver ready");
  }

  #listen(): void {
    this.#socket.on("error", () => undefined);
    this.#socket.on("data", (chunk: Buffer) => this.#hear(chunk.toString("utf8")));
  }

  #say(line: string): void {
    this.#socket.write(`${line}\r\n`);
  }

  #hear(text: string): void {
    this.#heard += text;
    for (let end = this.#heard.indexOf("\r\n"); end >= 0; end = this.#heard.indexOf("\r\n")) {
      const line = this.#heard.slice(0, end);
      this.#heard = this.#heard.slice(end + 2);
      if (this.#data === null) this.#obey(line);
      else if (line === ".") this.#keep();
      else this.#data += `${line}\r\n`;
    }
  }

  #obey(line: string): void {
    const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? "";
    const forced = this.#options.replies?.[verb];
    if (forced !== undefined) return this.#say(forced);
    const answer = this.#answers[verb];
    if (answer) answer(line);
    else this.#say("502 what?");
  }

  readonly #answers: Readonly<Record<string, (line: string) => void>> = {
    EHLO: () => this.#say(this.#extensions()),
    STARTTLS: () => this.#encrypt(),
    AUTH: (line) => {
      this.#login = Buffer.from(line.split(" ")[2] ?? "", "base64").toString("utf8");
      this.#say("235 welcome");
    },
    MAIL: (line) => {
      this.#from = /<(.*)>/.exec(line)?.[1] ?? "";
      this.#say("250 ok");
    },
    RCPT: (line) => {
      this.#to.push(/<(.*)>/.exec(line)?.[1] ?? "");
      this.#say("250 ok");
    },
    DATA: () => {
      this.#data = "";
      this.#say("354 go on");
    },
    QUIT: () => {
      this.#say("221 bye");
      this.#socket.end();
    },
  };

  #extensions(): string {
    return this.#options.security === "starttls" && !(this.#socket instanceof TLSSocket)
      ? "250-receiver\r\n250 STARTTLS"
      : "250-receiver\r\n250-SIZE 1000000\r\n250 AUTH LOGIN PLAIN";
  }

  #encrypt(): void {
    this.#socket.write(`220 go on\r\n${this.#options.injected ?? ""}`);
    this.#socket.removeAllListeners("data");
    this.#socket = new TLSSocket(this.#socket, { isServer: true, ...this.#options.certificate });
    this.#listen();
  }

  #keep(): void {
    const [head = "", body = ""] = (this.#data ?? "").split("\r\n\r\n");
    const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
    this.#mails.push({
      from: this.#from,
      to: this.#to,
      login: this.#login,
      encrypted: this.#socket instanceof TLSSocket,
      headers: new Map(
        lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
      ),
      text: Buffer.from(body, "base64").toString("utf8"),
    });
    this.#data = null;
    this.#say("250 taken");
  }
}
