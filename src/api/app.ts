import { Hono } from "hono";
import type { add, addInputs, briefOn, World } from "../cycle/index.ts";
import type { ClaimRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { addRoute } from "./add.ts";
import { openChanges, type Changes } from "./changes.ts";
import { claimRoutes } from "./claims.ts";
import { documentRoutes } from "./documents.ts";
import { eventRoute } from "./events.ts";
import { answerFailure, answerNotFound } from "./failures.ts";
import { guard } from "./guard.ts";
import { openApiRoute } from "./openapi.ts";
import { pageRoutes } from "./pages.ts";
import { problemRoutes } from "./problems.ts";
import { revalidate } from "./revalidate.ts";
import { viewRoutes } from "./views.ts";

export interface AppOptions {
  readonly store: Store;
  readonly world: World;
  /** Folder of the built workbench; null where it was not built. */
  readonly webRoot: string | null;
  /** Asked of every request where set. Required as soon as `host` is not this machine. */
  readonly token: string | null;
  readonly version: string;
  /** Host name or address it is reached by, besides localhost; "0.0.0.0" or "::" for any. */
  readonly host?: string;
}

/** What the routes call but do not own: passed in, so that a test needs neither cycle nor exchange. */
export interface Parts {
  readonly add: typeof add;
  readonly addInputs: typeof addInputs;
  readonly briefOn: typeof briefOn;
  readonly claimsCsv: (rows: readonly ClaimRow[]) => string;
}

/** What a group of routes is made of. */
export interface Context extends AppOptions {
  readonly parts: Parts;
  readonly changes: Changes;
}

/** The app from its parts; `createApp` with the real ones. */
export function assemble(options: AppOptions, parts: Parts): Hono {
  const context: Context = { ...options, parts, changes: openChanges() };
  const app = new Hono();
  app.onError(answerFailure);
  app.use(guard(options));
  app.use("/api/*", revalidate);
  app.route("/api", viewRoutes(context));
  app.route("/api", claimRoutes(context));
  app.route("/api", documentRoutes(context));
  app.route("/api", problemRoutes(context));
  app.route("/api", addRoute(context));
  app.route("/api", eventRoute(context));
  app.route("/api", openApiRoute(context));
  app.all("/api/*", answerNotFound);
  app.route("/", pageRoutes(options.webRoot));
  return app;
}
