import { Hono } from "hono";
import { addRoute } from "./add.ts";
import { alertRoutes } from "./alerts.ts";
import { openChanges } from "./changes.ts";
import { claimRoutes } from "./claims.ts";
import type { AppOptions, Context, Parts } from "./context.ts";
import { documentRoutes } from "./documents.ts";
import { eventRoute } from "./events.ts";
import { exportRoutes } from "./exports.ts";
import { answerFailure, answerNotFound } from "./failures.ts";
import { followRoutes } from "./follow.ts";
import { forecastRoutes } from "./forecasts.ts";
import { guard } from "./guard.ts";
import { judgementRoutes } from "./judgements.ts";
import { openApiRoute } from "./openapi.ts";
import { pageRoutes } from "./pages.ts";
import { problemRoutes } from "./problems.ts";
import { reconcileRoutes } from "./reconcile.ts";
import { revalidate } from "./revalidate.ts";
import { seriesRoutes } from "./series.ts";
import { viewRoutes } from "./views.ts";

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
  app.route("/api", exportRoutes(context));
  app.route("/api", problemRoutes(context));
  app.route("/api", alertRoutes(context));
  app.route("/api", seriesRoutes(context));
  app.route("/api", forecastRoutes(context));
  app.route("/api", judgementRoutes(context));
  app.route("/api", followRoutes(context));
  app.route("/api", reconcileRoutes(context));
  app.route("/api", addRoute(context));
  app.route("/api", eventRoute(context));
  app.route("/api", openApiRoute(context));
  app.all("/api/*", answerNotFound);
  app.route("/", pageRoutes(options.webRoot));
  return app;
}
