import { Readable, Writable } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { inTurn } from "../base/in-turn.ts";
import type { McpContext } from "./context.ts";
import { mcpServer } from "./server.ts";

const MOST_BODY_BYTES = 16 * 1024 * 1024;

interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: { readonly write: (text: string) => void };
  readonly signal: AbortSignal;
}

/** Speaks over standard input and output until the client hangs up or the user asks to end. */
export async function serveOverStdio(
  context: McpContext,
  { stdin, stdout, signal }: Streams,
): Promise<void> {
  const input = Readable.from(stdin, { objectMode: false });
  const output = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      stdout.write(new TextDecoder().decode(chunk));
      done();
    },
  });
  const server = mcpServer(context, inTurn());
  const ended = new Promise<void>((resolve) => {
    input.once("close", resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
    // A callback of the SDK, which has no event of this name.
    // oxlint-disable-next-line unicorn/prefer-add-event-listener
    server.server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport(input, output));
  await ended;
  await server.close();
  input.destroy();
}

/** Answers one request over HTTP, each on a server of its own: nothing is kept between two. */
export function answerOverHttp(context: McpContext): (request: Request) => Promise<Response> {
  const oneByOne = inTurn();
  return async (request) => {
    if (request.method !== "POST")
      return new Response(null, { status: 405, headers: { allow: "POST" } });
    const transport = new WebStandardStreamableHTTPServerTransport({
      enableJsonResponse: true,
      maxRequestBodySize: MOST_BODY_BYTES,
    });
    const server = mcpServer(context, oneByOne);
    await server.connect(transport);
    return transport.handleRequest(request);
  };
}
