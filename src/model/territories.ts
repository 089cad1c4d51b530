/** Territories whose borders Natural Earth lists as disputed or indeterminate, by their names there. */
export const DISPUTED_TERRITORIES: ReadonlySet<string> = new Set([
  "Kosovo",
  "N. Cyprus",
  "Palestine",
  "Siachen Glacier",
  "Somaliland",
  "Taiwan",
  "W. Sahara",
]);
