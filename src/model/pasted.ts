import { z } from "zod";
import { idOf } from "../base/id.ts";
import type { RawInput } from "./document.ts";

/** Only the web: a path here would read the disk of the server. */
export const WebAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.hostname });

/** An article given as text, with what the giver knows of it. */
export const PastedText = z.strictObject({
  text: z.string().refine((text) => text.trim() !== "", "text must not be blank"),
  title: z.string().optional(),
  publisher: z.string().optional(),
  url: WebAddress.optional(),
  published: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional(),
});
export type PastedText = z.infer<typeof PastedText>;

/** Pasted text travels as one line of the JSON-lines format, which keeps title, outlet and date beside it. */
export function pastedInput(pasted: PastedText, retrieved: string): RawInput {
  const line = JSON.stringify({ id: idOf("pasted", pasted.text), ...pasted });
  return {
    bytes: new TextEncoder().encode(`${line}\n`),
    name: "pasted.jsonl",
    mediaType: "application/x-ndjson",
    retrieved,
    ...(pasted.url === undefined ? {} : { url: pasted.url }),
  };
}
