import { createHmac } from "node:crypto";
import { TocsinError } from "../../base/error.ts";
import type { AlertChannel, AlertMessage } from "../../model/alert.ts";
import { alertsToAtom } from "../../exchange/index.ts";
import type { Store } from "../../store/index.ts";
import type { Send } from "../deliver.ts";
import { post } from "../net.ts";
import { appendLine, replaceFile } from "./file.ts";
import { sendMail } from "./smtp.ts";
import { runCommand } from "./command.ts";

const FEED_ENTRIES = 100;

interface Outside {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => string;
}

/** The real channels. Secrets come from the environment alone. */
export function openChannels(store: Store, { env, now }: Outside): Send {
  const secret = (name: string): string => {
    const value = env[name];
    if (value) return value;
    throw new TocsinError("bad-input", `missing secret: ${name} is not set`, {
      hint: `set ${name} in the environment of Tocsin`,
    });
  };
  return async (channel, message, isRetry) => {
    switch (channel.type) {
      case "file":
        return appendLine(channel.path, { id: message.id, line: JSON.stringify(message), isRetry });
      case "feed":
        return replaceFile(
          channel.path,
          alertsToAtom(await store.listAlerts({ most: FEED_ENTRIES }), now()),
        );
      case "command":
        return runCommand(channel.command, {
          input: JSON.stringify(message),
          timeoutMs: channel.timeoutSeconds * 1000,
        });
      case "webhook":
        return sendWebhook(channel, message, secret);
      case "email":
        return sendMail(channel, message, {
          now: now(),
          password: channel.passwordEnv === undefined ? null : secret(channel.passwordEnv),
        });
    }
  };
}

type Webhook = Extract<AlertChannel, { type: "webhook" }>;

/** The body is signed as it stands; a second copy of a message bears the same key. */
function sendWebhook(
  { url, secretEnv, allowPrivate }: Webhook,
  message: AlertMessage,
  secret: (name: string) => string,
): Promise<void> {
  const body = JSON.stringify(message);
  const signature =
    secretEnv === undefined
      ? {}
      : {
          "x-tocsin-signature": `sha256=${createHmac("sha256", secret(secretEnv)).update(body).digest("hex")}`,
        };
  const headers = {
    "content-type": "application/json",
    "idempotency-key": message.id,
    ...signature,
  };
  return post(url, { body, headers }, { allowPrivate });
}
