const words = (list: string) => list.split(/\s+/).filter(Boolean);

/** Words that say nothing of what a claim is about; "not" among them, as polarity is kept apart. */
const STOP_WORDS = new Set(
  words(`a an the is am this that these those such and or but nor if then than as at by for from in into of off on onto out over to under up upon
    with within without about above across after again against all also although am any are around be became because been before being below
    between both can could did do does doing down during each either else even ever every few further get gets got had has have having he her
    here hers him his how however i its it itself just like likely made make many may me might mine more most much must my near neither never
    no none not now once one only other others our ours own per quite rather really same several shall she should since so some still
    their theirs them there they through thus too toward towards until us very via was we were what when where which while who whom whose why
    will would yes yet you your yours say says said saying tell told report reports reported according accord today yesterday tomorrow
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
    least people isn't aren't wasn't weren't don't doesn't didn't won't can't cannot n't new mr mrs ms recently currently already soon later earlier`),
);

/** Words that stand for one another in reports of conflict. */
const SYNONYMS = [
  "attack strike raid bomb bombing hit target shell bombard assault airstrike bombardment",
  "kill die dead death slay fatality perish",
  "wound injure hurt",
  "fire launch shoot",
  "deploy send dispatch station",
  "pour funnel invest channel inject spend",
  "resources money funds financing",
  "significant considerable substantial major large huge big heavy",
  "threat threaten menace",
  "visit travel travelled trip",
  "meet talk met conversation",
  "weapon arm munition",
  "militia faction paramilitary",
  "missile rocket",
  "drone uav unmanned",
  "troop soldier personnel",
  "seize capture overrun",
  "withdraw retreat pull leave",
  "arrest detain apprehend",
  "ceasefire truce armistice",
  "prepare ready",
  "destroy demolish raze",
  "accuse blame",
  "begin start",
  "build construct",
  "increase raise boost expand",
  "supply provide deliver",
];

const IRREGULAR: Readonly<Record<string, string>> = {
  struck: "strike",
  striking: "strike",
  hit: "hit",
  shot: "shoot",
  fought: "fight",
  sent: "send",
  met: "meet",
  held: "hold",
  slain: "slay",
  died: "die",
  dying: "die",
  dies: "die",
  lying: "lie",
  began: "begin",
  begun: "begin",
  left: "leav",
  took: "take",
  taken: "take",
  gave: "give",
  given: "give",
  built: "build",
  spent: "spend",
  flew: "fly",
  flown: "fly",
  men: "man",
  women: "woman",
  children: "child",
  withdrew: "withdraw",
  withdrawn: "withdraw",
  seen: "see",
  saw: "see",
  found: "find",
  lost: "lose",
  brought: "bring",
  bought: "buy",
  sold: "sell",
  thrown: "throw",
  threw: "throw",
  grew: "grow",
  grown: "grow",
  agreed: "agree",
  fled: "flee",
};

const SUFFIXES = [
  "ations",
  "ation",
  "ern",
  "ments",
  "ment",
  "ings",
  "ing",
  "edly",
  "ies",
  "ied",
  "ions",
  "ion",
  "es",
  "ed",
  "ly",
  "s",
];

const LEAST_STEM: Readonly<Record<string, number>> = { s: 3, ly: 5 }; // letters: "drones", but not "supply"

/** Key of a word: without the endings of plural, tense and noun of action; the same for "prepare", "preparing", "preparation". */
export function stemOf(word: string): string {
  const plain = word.replace(/'s?$/, "");
  const irregular = Object.hasOwn(IRREGULAR, plain) ? IRREGULAR[plain] : undefined;
  if (irregular !== undefined) return trimEnd(irregular);
  const suffix = SUFFIXES.find(
    (ending) => plain.endsWith(ending) && plain.length - ending.length >= (LEAST_STEM[ending] ?? 4),
  );
  if (suffix === undefined || /(?:ss|us|is)$/.test(plain)) return trimEnd(plain);
  const stem = plain.slice(0, -suffix.length);
  return trimEnd(suffix.startsWith("ie") ? `${stem}y` : stem);
}

/** Without a doubled last consonant and a last "e": "planned" and "plan", "prepare" and "prepar". */
function trimEnd(stem: string): string {
  const single = stem.replace(/([bdgmnprt])\1$/, "$1");
  return single.length > 3 ? single.replace(/e$/, "") : single;
}

// Amounts and dates are compared apart; "Resolution 2254" is a name.
const NUMBER_NO_NAME = /^(?:\p{N}{1,2}|0\p{N}+|(?:19|20)\p{N}\p{N})$/u;

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word) || word.length < 2 || NUMBER_NO_NAME.test(word);
}

const SYNONYM_KEY = new Map(
  SYNONYMS.flatMap((set) => words(set).map((word) => [stemOf(word), `~${words(set)[0]}`] as const)),
);

/** What a word in lower case is compared by: the set of its synonyms, else its stem. */
export function keyOf(word: string): string {
  const stem = stemOf(word);
  return SYNONYM_KEY.get(stem) ?? stem;
}
