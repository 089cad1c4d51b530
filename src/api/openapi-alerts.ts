import { z } from "zod";
import { Alert, AlertDelivery, AlertRule } from "../model/alert.ts";
import type { Route } from "./openapi-route.ts";

/** Routes of alerts: what moved, and whom it was told. */
export const ALERT_ROUTES = {
  "GET /api/alerts": { summary: "What moved", answer: z.array(Alert) },
  "GET /api/alerts.json": {
    summary: "The latest alerts as JSON Feed, for a reader of feeds",
    answer: "application/feed+json",
  },
  "GET /api/alerts.atom": {
    summary: "The newest of them as a feed",
    answer: "application/atom+xml",
  },
  "GET /api/alert-rules": {
    summary: "What is asked for, and the channels by name",
    answer: z.object({
      since: z.iso.datetime().nullable(),
      rules: z.array(AlertRule),
      channels: z.array(z.object({ id: z.string(), type: z.string() })),
    }),
  },
  "GET /api/deliveries": {
    summary: "What went out, what waits and what failed",
    answer: z.array(AlertDelivery),
  },
} as const satisfies Readonly<Record<string, Route>>;
