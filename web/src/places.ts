/** A main page: address, name, and what one finds there. */
export type Place = readonly [href: string, name: string, what: string];

interface Group {
  /** What one does on these pages; null where the page stands in the header by itself. */
  readonly name: string | null;
  readonly places: readonly Place[];
}

/** The main pages in the order of the work, under what one does on them. */
export const GROUPS: readonly Group[] = [
  { name: null, places: [["/", "Today", "what changed since you were here"]] },
  {
    name: "Read",
    places: [
      ["/case", "Case", "everything at a glance"],
      ["/claims", "Claims", "who says what, on whose word"],
      ["/documents", "Documents", "the articles themselves"],
      ["/stories", "Stories", "reports of one happening"],
      ["/sources", "Sources", "what each adds and repeats"],
      ["/issues", "Issues", "what was not read, and why"],
    ],
  },
  {
    name: "Weigh",
    places: [
      ["/propositions", "Propositions", "what is said, from how many origins"],
      ["/review", "Review", "what waits for your answer"],
    ],
  },
  {
    name: "Warn",
    places: [
      ["/problems", "Problems", "scenarios, indicators, levels"],
      ["/alerts", "Alerts", "what moved, and whom it was told"],
      ["/forecasts", "Forecasts", "what was foretold, and what came"],
    ],
  },
  {
    name: "Follow",
    places: [
      ["/actors", "Actors", "who is tied to whom"],
      ["/map", "Map", "where it is said to happen"],
      ["/timeline", "Timeline", "what is out of the ordinary"],
      ["/screening", "Screening", "names on lists, and who owns whom"],
    ],
  },
  { name: null, places: [["/add", "Add", "files, addresses, text"]] },
];

export const PLACES: readonly Place[] = GROUPS.flatMap(({ places }) => places);

/** The documentation: plain pages beside the workbench, which the browser loads by itself. */
export const DOCUMENTATION = "/docs/";

/** Pages that are reached from a main page and stand under another address. */
const REACHED_FROM: Readonly<Record<string, string>> = {
  "/problem-new": "/problems",
  "/follow": "/screening",
};

/** Whether an address is a main page, or one that is reached from it. */
export function isUnder(path: string, href: string): boolean {
  const within = (page: string) => path === page || path.startsWith(`${page}/`);
  if (href === "/") return path === "/";
  return (
    within(href) ||
    Object.keys(REACHED_FROM).some((page) => REACHED_FROM[page] === href && within(page))
  );
}
