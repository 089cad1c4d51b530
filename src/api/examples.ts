/** Values that a route of the made-up case of the tests can be asked with; each is executed by a test. */
export interface Example {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What stands for the first blank of a path, by what comes before it. */
const IDS: Readonly<Record<string, string>> = {
  documents: "doc-wire",
  propositions: "prop-strike",
  actors: "ent-solvane",
  problems: "amber-strait",
  briefs: "amber-strait",
  sources: "src-herald",
  stories: "story-strike",
  parties: "amber-list:1",
  screening: "ent-solvane",
  follow: "ent-solvane",
};

const OTHERS: Readonly<Record<string, string>> = {
  other: "doc-reprint",
  version: "1",
  form: "md",
  name: "attack",
  format: "csv",
};

const SIGNED = { why: "both names are of one ministry", by: "ana" };

const QUERIES: Readonly<Record<string, Example["query"]>> = {
  "GET /api/claims": { form: "direct", limit: "10" },
  "DELETE /api/views": { name: "denials", by: "ana" },
  "GET /api/problem-templates/{name}": {
    id: "amber",
    side: "Solvane",
    other: "Kestria",
    region: "strait",
    owner: "desk",
  },
  "GET /api/follow/paths": { from: "ent-solvane", to: "amber-list:2" },
  "GET /api/follow/{id}/export": { format: "ftm" },
};

const BODIES: Readonly<Record<string, unknown>> = {
  "POST /api/add": { text: "Boats moved, the ministry said.", publisher: "Courier" },
  "POST /api/views": { by: "ana", views: [{ name: "denials", query: "polarity=negative" }] },
  "POST /api/problem-check": { yaml: "id: strait\n" },
  "POST /api/problems": { yaml: "id: strait\n", by: "ana" },
  "POST /api/briefs/{id}/check": { sections: [] },
  "POST /api/briefs/{id}": {
    by: "ana",
    resolutionCriteria: "two independent origins report a landing",
    source: "the case",
  },
  "POST /api/forecasts": {
    kind: "judgement",
    body: {
      text: "Ordia will land on Pelmara",
      likelihood: 0.3,
      horizonDays: 30,
      resolutionCriteria: "two independent origins report a landing",
      source: "the case",
      by: "ana",
    },
  },
  "POST /api/screen": { queries: [{ id: "1", name: "Amber Line" }] },
  "POST /api/judgements": {
    about: "identity",
    a: "ent-1",
    b: "ent-2",
    verdict: "positive",
    ...SIGNED,
  },
};

/** The example of a route by its name: "GET /api/documents/{id}". */
export function exampleOf(route: string): Example {
  const [, path = ""] = route.split(" ");
  const steps = path.split("/");
  const values = steps.flatMap((step, i) => {
    const name = /^\{(\w+)\}$/.exec(step)?.[1];
    return name === undefined ? [] : [[name, OTHERS[name] ?? IDS[steps[i - 1] ?? ""] ?? ""]];
  });
  const [query, body] = [QUERIES[route], BODIES[route]];
  return {
    path: Object.fromEntries(values),
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
  };
}
