const LEGAL_FORMS =
  "Inc|Incorporated|Corp|Corporation|Co|Company|Cos|Ltd|Limited|LLC|Plc|PLC|AG|GmbH|S\\.?A|SpA|S\\.p\\.A|N\\.?V|BV|AB|A/S|Oy|SE|KK|Bhd|Group|Holdings?";
const LEGAL_FORM = new RegExp(`,?\\s+(?:${LEGAL_FORMS})\\.?$`, "i");
/** "Acme Corp ACM", "Acme Co Ltd of Leeds": what stands behind the legal form is no part of the name. */
const BEHIND_FORM = new RegExp(
  `^((?:[\\p{L}\\p{N}&.'’-]+,?\\s+){1,6}?(?:${LEGAL_FORMS})\\.?)\\s+(?!of\\b|for\\b|and\\b|&)\\S`,
  "u",
);

/** "Acme Co Ltd" → "Acme Co". */
export function withoutOneForm(name: string): string {
  return name.replace(LEGAL_FORM, "");
}

/** The name of a company without its legal forms: "Acme Holdings Ltd." → "Acme". */
export function withoutLegalForm(name: string): string {
  return withoutOneForm(withoutOneForm(name));
}

/** Up to the legal form, where more stands behind it: a ticker, the next name; undefined where nothing does. */
export function upToLegalForm(name: string): string | undefined {
  const cut = BEHIND_FORM.exec(name)?.[1];
  return cut === undefined ? undefined : withoutLegalForm(cut);
}
