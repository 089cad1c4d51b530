import type { Alert, AlertChannel, AlertDelivery, AlertMessage } from "../../src/model/alert.ts";

export const NOW = "2031-05-31T12:00:00.000Z";

export function alert(id: string, change: Partial<Alert> = {}): Alert {
  return {
    id,
    problemId: "border",
    ruleId: null,
    at: NOW,
    kind: "level",
    direction: "rise",
    subject: "level",
    text: `Border: ${id}`,
    from: "WL4",
    to: "WL3",
    evidence: [
      {
        claimId: "c1",
        documentId: "doc-c1",
        span: { begin: 0, end: 15 },
        quote: "troops are seen",
        source: "a guard",
      },
    ],
    origins: ["a guard"],
    details: [],
    ...change,
  };
}

export function delivery(id: string, change: Partial<AlertDelivery> = {}): AlertDelivery {
  return {
    id,
    alertId: `alert-${id}`,
    channelId: "desk",
    ruleId: "all",
    queuedAt: NOW,
    expiresAt: null,
    state: "waiting",
    attempts: 0,
    notBefore: null,
    takenAt: null,
    sentAt: null,
    messageId: null,
    urgency: "WL4",
    fault: null,
    ...change,
  };
}

type FileChannel = Extract<AlertChannel, { type: "file" }>;

export function channel(change: Partial<FileChannel> = {}): FileChannel {
  return { id: "desk", type: "file", path: "alerts.jsonl", ...change };
}

export function message(change: Partial<AlertMessage> = {}): AlertMessage {
  return { id: "message-1", subject: "ALERT: x", text: "words", alerts: [alert("a")], ...change };
}
