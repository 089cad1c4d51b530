import { CLAIM_FORMS, MODALITIES } from "../model/claim.ts";
import { ClaimFilter, type ClaimRow } from "../model/view.ts";
import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { counted, oneLine, pageColumns, paintFor, wrap, type Paint } from "./paper.ts";
import { parseOptions, printJson, printTotal } from "./print.ts";

/** `tocsin claims`: the claims list of the workbench, with the same filters. */
export const claims = command({
  usage: "claims [WORDS…]",
  options: {
    ...LIST,
    speaker: { type: "string", value: "NAME", about: "whose words they are: name or id" },
    actor: { type: "string", value: "ID", about: "an actor the claim is about" },
    place: { type: "string", value: "ID", about: "a place named in it" },
    publisher: { type: "string", value: "NAME", about: "who published it" },
    collection: { type: "string", value: "ID", about: "only this collection" },
    document: { type: "string", value: "ID", about: "only this document" },
    modality: { type: "string", value: "WORD", about: MODALITIES.join(", ") },
    form: { type: "string", value: "WORD", about: CLAIM_FORMS.join(", ") },
    polarity: { type: "string", value: "WORD", about: "positive, negative" },
    event: { type: "string", value: "TYPE", about: "PLOVER type, e.g. ASSAULT" },
    problem: { type: "string", value: "ID", about: "evidence for this warning problem" },
    from: { type: "string", value: "DAY", about: "published on this day or later, YYYY-MM-DD" },
    to: { type: "string", value: "DAY", about: "published before this day" },
    "min-origins": { type: "string", value: "N", about: "independent origins at least" },
    sort: { type: "string", value: "WORD", about: "newest, origins, text" },
  },
  examples: ["tocsin claims militia --min-origins 2", "tocsin claims --modality threatened --json"],
  run: async ({ values, positionals }, effects) => {
    const { json, case: _, "min-origins": minOrigins, ...asked } = values;
    const q = positionals.length > 0 ? positionals.join(" ") : undefined;
    const filter = parseOptions(ClaimFilter, { ...asked, ...rowRange(values), minOrigins, q });
    const page = await withCase({ values }, effects, (store) => store.listClaims(filter));
    if (json) return printJson(page, effects);
    const paper = {
      paint: paintFor(effects.stdout, effects.env),
      columns: pageColumns(effects.stdout),
    };
    effects.stdout.write(page.claims.map((row) => claimLines(row, paper)).join("\n"));
    printTotal({ shown: page.claims.length, total: page.total, noun: "claim" }, effects);
  },
});

const INDENT = "  ";

/** A claim of a list: what is said, by whom, how it is put, and from how many origins. */
export function claimLines(
  row: ClaimRow,
  { paint, columns }: { paint: Paint; columns: number },
): string {
  const said = wrap(`“${oneLine(row.text)}”`, columns).map(paint.strong);
  const chain = row.chain.toReversed().map((link) => oneLine(link.surface) || "publisher unknown");
  const manner = [
    row.form,
    row.modality,
    row.polarity === "negative" ? "negative" : "",
    ...row.hedges.map((hedge) => `“${oneLine(hedge)}”`),
  ];
  const basis = [
    originWords(row),
    row.denials > 0 ? `denied by ${row.denials}` : "",
    row.grade,
    row.published?.slice(0, 10) ?? "undated",
    row.id,
  ];
  const indented = (words: readonly string[], separator: string) =>
    wrap(words.filter(Boolean).join(separator), columns - INDENT.length).map(
      (line) => INDENT + line,
    );
  return [
    ...said,
    ...indented(chain, " ← ").map(paint.source),
    ...indented(manner, " · ").map(paint.cue),
    ...indented(basis, " · ").map(paint.faint),
    "",
  ].join("\n");
}

/** "1 origin, 3 documents"; "1 to 2 origins, independence not established" where some may be one. */
function originWords({ nMin, nMax, independence, articles }: ClaimRow): string {
  const origins = nMin === nMax ? counted(nMax, "origin") : `${nMin} to ${counted(nMax, "origin")}`;
  const words =
    independence === "not-established" ? `${origins}, independence not established` : origins;
  return `${words}, ${counted(articles, "document")}`;
}
