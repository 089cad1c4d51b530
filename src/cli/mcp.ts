import { once } from "node:events";
import { behindGuard } from "../api/index.ts";
import { TocsinError } from "../base/error.ts";
import { openFetch } from "../cycle/index.ts";
import { answerOverHttp, serveOverStdio } from "../mcp/index.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import { VERSION } from "./package.ts";
import { LISTEN, serveApp } from "./workbench.ts";

const PATH = "/mcp";

/** `tocsin mcp`: the tools of the Model Context Protocol on a case, for programs that ask for one. */
export const mcp = command({
  usage: "mcp",
  options: {
    ...CASE,
    "read-only": { type: "boolean", about: "without the tool that adds articles" },
    http: { type: "boolean", about: "over HTTP instead of standard input and output" },
    ...LISTEN,
  },
  examples: ["tocsin mcp --case news.tocsin", "tocsin mcp --http --port 4750"],
  run: ({ values }, effects) => {
    const { http, port, host, token } = values;
    if (!http && (port ?? host ?? token) !== undefined)
      throw new TocsinError("bad-input", "missing option: --http", {
        hint: "--port, --host and --token go with --http",
      });
    return withCase({ values, create: values["read-only"] !== true }, effects, async (store) => {
      const world = { now: effects.now, fetch: openFetch({ now: effects.now }) };
      const context = { store, world, version: VERSION, mayAdd: values["read-only"] !== true };
      if (!http) return serveOverStdio(context, effects);
      return serveApp(values, effects, {
        make: (door) => behindGuard(door, PATH, answerOverHttp(context)),
        whileServed: async (url, given) => {
          effects.stdout.write(`${url}${PATH}\n`);
          if (given !== null) effects.stdout.write(`Authorization: Bearer ${given}\n`);
          if (!effects.signal.aborted) await once(effects.signal, "abort");
        },
      });
    });
  },
});
