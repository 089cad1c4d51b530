import type { Span } from "../base/span.ts";
import type { Claim, Cue } from "../model/claim.ts";
import type { CoreferenceChain } from "../model/coreference.ts";
import type { Document } from "../model/document.ts";
import type { Incident } from "../model/incident.ts";
import type { Mention } from "../model/mention.ts";
import type { ReadRelation } from "../model/read-relation.ts";
import type { CodedEvent, Reading } from "../model/reading.ts";
import type { TimeExpression } from "../model/time.ts";
import type { TaggerModel } from "./attribution/tagger-model.ts";
import type { CoreferenceModel } from "./coreference/model.ts";
import type { RelationModel } from "./relations/model.ts";
import type { EntityModels } from "./mentions/models.ts";
import type { EventModels } from "./events/model.ts";
import type { IncidentModels } from "./incidents/model.ts";
import type { SyntaxModel } from "./syntax/model.ts";
import type { Words } from "./words.ts";

/** Universal part of speech, as the tagger gives it. */
export type PartOfSpeech =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X"
  | "SPACE";

/** A word of the text. `index` is its place in the layer; `sentence` that of its sentence. */
export interface Token extends Span {
  readonly index: number;
  readonly sentence: number;
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  readonly pos: PartOfSpeech;
  /** Inside double quotation marks; the marks themselves count as inside. */
  readonly quoted: boolean;
}

/** A token before its sentence and quotation are known. */
export type Word = Omit<Token, "index" | "sentence" | "quoted">;

/** A sentence as a run of tokens `[first, last]` of one block. */
export interface Sentence extends Span {
  readonly index: number;
  readonly block: number;
  readonly first: number;
  readonly last: number;
}

/** Source, cue and content of one attribution, before it is made a claim. Token runs are kept as spans. */
export interface Attribution {
  readonly source: Span | null;
  readonly cue: Cue;
  readonly content: readonly Span[];
  readonly sentence: number;
  /** Which rule found it: part of the extractor's name. */
  readonly rule: string;
  /** How the source was found: printed here, or carried over from the sentence before. */
  readonly scope: "explicit" | "carried";
  /** Probability that it is right, where a trained reader found it. */
  readonly confidence?: number;
}

/** Every layer a reader may ask for or add. */
export interface Layers {
  blocks: Reading["blocks"];
  tokens: readonly Token[];
  sentences: readonly Sentence[];
  attributions: readonly Attribution[];
  mentions: readonly Mention[];
  times: readonly TimeExpression[];
  /** Chains of mentions that mean the same. */
  coreference: readonly CoreferenceChain[];
  relations: readonly ReadRelation[];
  citations: Reading["citations"];
  claims: readonly Claim[];
  events: readonly CodedEvent[];
  incidents: readonly Incident[];
}
export type LayerName = keyof Layers;

/** Weights that `train/` made, one model a reader. */
export interface Models {
  /** Classes and vectors of common words: features of the other models. */
  readonly words?: Words;
  /** Tagger and parser: no reader needs them. Opened when first asked for. */
  readonly syntax?: SyntaxModel | undefined;
  readonly attribution?: TaggerModel;
  readonly entities?: EntityModels;
  readonly events?: EventModels;
  readonly incidents?: IncidentModels;
  readonly coreference?: CoreferenceModel;
  readonly relations?: RelationModel;
}

/** What a reader is told besides the text: names of outlets, so that "Walla" is known for one. */
export interface ReadContext {
  /** Folded name → the outlet's usual name. */
  readonly outlets: ReadonlyMap<string, string>;
  /** Trained readers; where one is absent, rules read alone. */
  readonly models?: Models;
  /** Whether the readers that cost most and that no list of a case shows yet run too: incidents. */
  readonly deep?: boolean;
}

/** One step of reading: the layers it needs, the layer it adds, a pure function between them. */
export interface Reader<Needs extends LayerName = LayerName, Adds extends LayerName = LayerName> {
  readonly name: string;
  readonly needs: readonly Needs[];
  readonly adds: Adds;
  read(document: Document, layers: Pick<Layers, Needs>, context: ReadContext): Layers[Adds];
}

/** Checks at compile time that a reader uses no layer it does not declare. */
export function reader<Needs extends LayerName, Adds extends LayerName>(
  definition: Reader<Needs, Adds>,
): Reader<Needs, Adds> {
  return definition;
}
