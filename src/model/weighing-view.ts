import { z } from "zod";
import { Judgement } from "./judgement.ts";
import { RELIABILITIES } from "./source.ts";
import { ClaimRow, DocumentRow, Label, PropositionRow, SourceRow } from "./view.ts";

// Views of weighing: sources, versions and stories; made by `cycle` from what the store holds.

/** What was changed between two versions of one page. */
export const VersionDifference = z.object({
  earlier: DocumentRow.pick({
    id: true,
    title: true,
    publisher: true,
    published: true,
    retrieved: true,
    url: true,
  }),
  later: DocumentRow.pick({
    id: true,
    title: true,
    publisher: true,
    published: true,
    retrieved: true,
    url: true,
  }),
  /** In order; what was kept and added is the later version. */
  edits: z.array(z.object({ kind: z.enum(["kept", "removed", "added"]), text: z.string() })),
  isEdited: z.boolean(),
  /** The later version says itself that it was changed. */
  isAnnounced: z.boolean(),
  /** Claims of the earlier that the later does not make, and the reverse. */
  dropped: z.array(ClaimRow),
  added: z.array(ClaimRow),
});
export type VersionDifference = z.infer<typeof VersionDifference>;

/** How often a source was right on what analysts settled since, and the letter that suggests. */
export const TrackRecord = z.object({
  role: z.enum(["origin", "transmitter"]),
  /** PLOVER type; null for all. */
  topic: z.string().nullable(),
  right: z.int(),
  resolved: z.int(),
  mean: z.number(),
  suggested: z.enum(RELIABILITIES),
  /** What keeps it from a better letter, beside how often it was right. */
  capped: z.string().nullable(),
});
export type TrackRecord = z.infer<typeof TrackRecord>;

const Tally = z.object({ name: z.string(), count: z.int() });
const Kin = Label.extend({ inCase: z.boolean() });

/** What was settled that a party reported, and whether it was right. */
const Resolved = z.object({
  propositionId: z.string(),
  text: z.string(),
  topic: z.string().nullable(),
  role: z.enum(["origin", "transmitter"]),
  isTrue: z.boolean(),
  wasRight: z.boolean(),
  by: z.string(),
  why: z.string(),
  at: z.string(),
});

/** One source: what it adds, what it repeats and from whom, what it changed, how often it was right. */
export const SourceView = z.object({
  row: SourceRow,
  firstWith: z.array(PropositionRow),
  repeatsFrom: z.array(Tally),
  /** Whose words it copies, and who copies its own. */
  copiesFrom: z.array(Tally),
  copiedBy: z.array(Tally),
  /** Of one owner, and speaking for one state: evidence that their reports depend on each other. */
  sameOwner: z.array(Kin),
  sameState: z.array(Kin),
  /** Pages that it changed, announced or in silence. */
  edited: z.array(VersionDifference.pick({ earlier: true, later: true, isAnnounced: true })),
  /** Pages in several versions that were too many to compare. */
  notCompared: z.int(),
  resolved: z.array(Resolved),
  record: z.array(TrackRecord),
  /** Letters that analysts gave it. */
  letters: z.array(Judgement),
});
export type SourceView = z.infer<typeof SourceView>;

/** What a speaker said that was settled since, and how often the speaker was right, by role and topic. */
export const SpeakerRecord = z.object({
  resolved: SourceView.shape.resolved,
  record: SourceView.shape.record,
});
export type SpeakerRecord = z.infer<typeof SpeakerRecord>;

const Turn = z.object({ id: z.string(), on: z.string() });

/** Reports of one happening over time; what is contested in it is no agreement of its documents. */
export const StoryRow = z.object({
  id: z.string(),
  title: z.string(),
  first: z.string(),
  last: z.string(),
  documentIds: z.array(z.string()),
  publishers: z.array(z.string()),
  /** Stories that turned out to be this one, and the one of which it was taken to be a part. */
  mergedFrom: z.array(Turn),
  splitFrom: Turn.nullable(),
  /** Independent origins of what is best supported of what its reports say; null where they say nothing outright. */
  origins: z.object({ nMin: z.int(), nMax: z.int(), articles: z.int() }).nullable(),
  contested: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      nMin: z.int(),
      nMax: z.int(),
      denials: z.int(),
      conflicts: z.array(z.string()),
    }),
  ),
});
export type StoryRow = z.infer<typeof StoryRow>;

/** One story with its reports, the earliest first, and what they say, the best supported first. */
export const StoryView = z.object({
  story: StoryRow,
  documents: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      publisher: z.string().nullable(),
      published: z.string(),
      language: z.string(),
    }),
  ),
  propositions: z.array(PropositionRow),
  /** Of how many these propositions are the first. */
  total: z.int(),
});
export type StoryView = z.infer<typeof StoryView>;
