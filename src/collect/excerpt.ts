import { Excerpt, EXCERPT_TYPE, excerptLayout } from "../model/excerpt.ts";
import type { Extract } from "./draft.ts";
import { webAddress } from "./web-address.ts";

/** An excerpt as `exchange` writes it: its bytes are kept as they are. */
export function readExcerpt(bytes: Uint8Array, text: string): Extract {
  const parsed = Excerpt.safeParse(valueOf(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const message = `invalid excerpt: ${issue?.path.join(".") || "it"}: ${issue?.message ?? ""}`;
    return {
      drafts: [],
      complaints: [{ code: "invalid-record", message, severity: "error" }],
      urls: [],
    };
  }
  const { url, title, publisher, published, language } = parsed.data;
  const stated = { url: webAddress(url), title, publisher, published, language };
  return {
    drafts: [
      {
        bytes,
        mediaType: EXCERPT_TYPE,
        basis: "record",
        stated: { ...stated, originator: null, byline: null, licence: null, collection: null },
        body: { text: excerptLayout(parsed.data).body, links: [] },
        complaints: [],
      },
    ],
    complaints: [],
    urls: [],
  };
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
