/** The main pages: address and name, in the order of the work. */
export const PLACES: readonly (readonly [string, string])[] = [
  ["/", "Today"],
  ["/case", "Case"],
  ["/review", "Review"],
  ["/claims", "Claims"],
  ["/documents", "Documents"],
  ["/propositions", "Propositions"],
  ["/stories", "Stories"],
  ["/actors", "Actors"],
  ["/screening", "Screening"],
  ["/map", "Map"],
  ["/timeline", "Timeline"],
  ["/problems", "Problems"],
  ["/alerts", "Alerts"],
  ["/sources", "Sources"],
  ["/issues", "Issues"],
  ["/add", "Add"],
];
