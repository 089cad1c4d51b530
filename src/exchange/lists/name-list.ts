import { z } from "zod";
import { TocsinError } from "../../base/error.ts";
import { ListBuilder } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";

const MOST_LIST = 64 << 20; // characters

/** A list of names as Tocsin bundles them: `data/lists/`, and what `screen --list` takes. */
const NameList = z.object({
  asOf: z.string(),
  entries: z.array(
    z.object({
      id: z.string(),
      schema: z.enum(["person", "organisation", "vessel", "any"]),
      name: z.string(),
      aliases: z.array(z.string()),
      programmes: z.array(z.string()),
    }),
  ),
});

const SCHEMAS = {
  person: "Person",
  organisation: "Organization",
  vessel: "Vessel",
  any: "LegalEntity",
} as const;

/** A list of names as JSON: `{id, title, authority, asOf, licence, entries}`. */
export function nameListReader(head: ListHead): ListReader {
  const builder = new ListBuilder(head);
  let text = "";
  return {
    push: (part) => {
      text += part;
      if (text.length > MOST_LIST) throw refused("too large");
    },
    endFile: () => undefined,
    end: () => {
      const list = NameList.safeParse(jsonOf(text));
      if (!list.success) {
        const [issue] = list.error.issues;
        throw refused(`${issue?.path.join(".")} ${issue?.message.toLowerCase()}`);
      }
      for (const [at, { id, schema, name, aliases, programmes }] of list.data.entries.entries())
        builder.party({
          line: at + 2, // one entry a line, after the head
          number: id,
          schema: SCHEMAS[schema],
          names: [
            { text: name, kind: "primary" },
            ...aliases.map((alias) => ({ text: alias, kind: "alias" as const })),
          ],
          programmes,
          topics: ["sanction"],
          reference: id,
        });
      return builder.contents(list.data.asOf);
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused("no JSON");
  }
}

function refused(why: string): TocsinError {
  return new TocsinError("bad-input", `invalid list of names: ${why}`, {
    hint: "give a JSON object {id, title, authority, asOf, licence, entries}",
  });
}
