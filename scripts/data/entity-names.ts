import type { EntityName } from "../../src/model/entity.ts";

export function name(text: string, kind: EntityName["kind"] = "alias"): EntityName {
  return { text, language: null, kind };
}

/** A row of the table of further names: entity, name, kind. */
export function furtherName([, text = "", kind]: readonly string[]): EntityName {
  const isKind = kind === "capital" || kind === "former" || kind === "weak" || kind === "acronym";
  return name(text, isKind ? kind : "alias");
}

