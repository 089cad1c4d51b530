import type { Command } from "./command.ts";

interface Entry {
  readonly about: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help: its one line, and its file, read only when it is called. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  start: {
    about: "open the workbench; a new case gets the sample collections",
    load: async () => (await import("./start.ts")).start,
  },
  read: {
    about: "one article: who says what, on whose word; no case needed",
    load: async () => (await import("./read.ts")).read,
  },

  add: {
    about: "add files, folders, collections, pages and feeds to a case",
    load: async () => (await import("./add.ts")).add,
  },
  watch: {
    about: "add the same pages and feeds again and again",
    load: async () => (await import("./watch.ts")).watch,
  },
  import: {
    about: "add a file of records in a given format",
    load: async () => (await import("./import.ts")).importRecords,
  },
  export: {
    about: "write claims or places for other tools",
    load: async () => (await import("./export.ts")).exportCase,
  },

  claims: {
    about: "who says what, filtered",
    load: async () => (await import("./claims.ts")).claims,
  },
  actors: {
    about: "who the claims are by and about",
    load: async () => (await import("./actors.ts")).actors,
  },
  judge: {
    about: "a person's word: who is who, what says the same, who rests on whom, how good",
    load: async () => (await import("./judge.ts")).judge,
  },
  events: {
    about: "what is said to have happened, by event type",
    load: async () => (await import("./events.ts")).events,
  },
  sources: {
    about: "outlets and speakers: who is first, who repeats",
    load: async () => (await import("./sources.ts")).sources,
  },
  stories: {
    about: "what happened, over time, with what is contested in each",
    load: async () => (await import("./stories.ts")).stories,
  },
  versions: {
    about: "pages that came in several versions, and what was changed",
    load: async () => (await import("./versions.ts")).versions,
  },
  problems: {
    about: "warning problems and their levels; check a problem file",
    load: async () => (await import("./problems.ts")).problems,
  },
  changes: {
    about: "what moved on a problem since a day, as an exact sum",
    load: async () => (await import("./changes.ts")).changes,
  },
  alerts: {
    about: "what changed its level, and on which words",
    load: async () => (await import("./alerts.ts")).alerts,
  },
  series: {
    about: "what happens between two parties, bin by bin",
    load: async () => (await import("./series.ts")).series,
  },
  detect: {
    about: "what is out of the ordinary, and what it rests on",
    load: async () => (await import("./detect.ts")).detect,
  },
  forecasts: {
    about: "questions, chances and outcomes; who was how often right",
    load: async () => (await import("./forecasts.ts")).forecasts,
  },
  backtest: {
    about: "a problem day by day, as it would have been known then",
    load: async () => (await import("./backtest.ts")).backtest,
  },
  issues: {
    about: "bad data, by stage and place: nothing is skipped in silence",
    load: async () => (await import("./issues.ts")).issues,
  },
  brief: {
    about: "the cited brief on one problem",
    load: async () => (await import("./brief.ts")).brief,
  },

  extract: {
    about: "JSON lines in, annotations out",
    load: async () => (await import("./extract.ts")).extract,
  },
  cluster: {
    about: "JSON lines in, the story of each out",
    load: async () => (await import("./cluster.ts")).cluster,
  },
  reuse: {
    about: "JSON lines in, pairs that share words out",
    load: async () => (await import("./reuse.ts")).reuse,
  },
  screen: {
    about: "names or all actors against lists, scored with reasons",
    load: async () => (await import("./screen.ts")).screen,
  },

  lists: {
    about: "sanctions lists and registers: versions, changes, names",
    load: async () => (await import("./lists.ts")).lists,
  },
  follow: {
    about: "who owns and leads whom, and how much listed owners have",
    load: async () => (await import("./follow.ts")).followMoney,
  },

  serve: {
    about: "serve the workbench and its API, without a browser",
    load: async () => (await import("./serve.ts")).serve,
  },
  mcp: {
    about: "the case for other programs: Model Context Protocol",
    load: async () => (await import("./mcp.ts")).mcp,
  },
  replay: {
    about: "make everything derived again from the archived bytes",
    load: async () => (await import("./replay.ts")).replay,
  },
  audit: {
    about: "check the file, the archive's hashes and the log's chain",
    load: async () => (await import("./audit.ts")).audit,
  },
  backup: {
    about: "a consistent copy of a case, while others read it",
    load: async () => (await import("./backup.ts")).backup,
  },
  restore: {
    about: "put a copy back in place of a case",
    load: async () => (await import("./restore.ts")).restore,
  },
  migrate: {
    about: "bring the tables of a case to this version",
    load: async () => (await import("./migrate.ts")).migrate,
  },
  completions: {
    about: "what a shell needs to finish the words of a command",
    load: async () => (await import("./completions.ts")).completionsOf(COMMANDS),
  },
  doctor: {
    about: "check this machine and this installation",
    load: async () => (await import("./doctor.ts")).doctor,
  },
};
