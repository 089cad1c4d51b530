import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { TocsinError } from "../base/error.ts";

export interface Served {
  /** Where a browser reaches it: `http://localhost:4747`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Listens until closed.
 *
 * @param at port 0 takes any that is free
 * @throws TocsinError "unavailable" when the port is taken or the host is not one of this machine
 */
export async function serve(
  app: Hono,
  at: { readonly host: string; readonly port: number },
): Promise<Served> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await listen(server, at);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${shownHost(at.host)}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections(); // open event streams would keep it for ever
      }),
  };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new TocsinError("unavailable", `unreachable address: ${host}:${port}`, {
          hint: "choose another port, or stop what listens there",
          cause,
        }),
      ),
    );
    server.listen(port, host, resolve);
  });
}

function shownHost(host: string): string {
  if (host === "127.0.0.1" || host === "0.0.0.0" || host === "::" || host === "::1") {
    return "localhost";
  }
  return host.includes(":") ? `[${host}]` : host;
}
