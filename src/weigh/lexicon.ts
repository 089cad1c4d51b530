import nationalities from "../../data/lexicons/nationalities.json" with { type: "json" };
import countries from "../../data/countries/countries.json" with { type: "json" };

const words = (list: string) => list.split(/\s+/).filter(Boolean);

/** Words that say nothing of what a claim is about; "not" among them, as polarity is kept apart. */
const STOP_WORDS = new Set(
  words(`a an the this that these those such and or but nor if then than as at by for from in into of off on onto out over to under up upon
    with within without about above across after again against all also although am any are around be became because been before being below
    between both can could did do does doing down during each either else even ever every few further get gets got had has have having he her
    here hers him his how however i its it itself just like likely made make many may me might mine more most much must my near neither never
    no none not now once one only other others our ours own per quite rather really same several shall she should since so some still
    their theirs them there they through thus too toward towards until us very via was we were what when where which while who whom whose why
    will would yes yet you your yours say says said saying tell told report reports reported according accord today yesterday tomorrow
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
    least people isn't aren't wasn't weren't don't doesn't didn't won't can't cannot n't new mr mrs ms recently currently already soon later earlier`),
);

/** Words that stand for one another in reports of conflict, as stems. */
const SYNONYMS = [
  "attack strike raid bomb hit target shell bombard assault airstrik bombardment",
  "kill die dead death slay fatality perish",
  "wound injur hurt",
  "fire launch shoot",
  "deploy send dispatch station",
  "pour funnel invest channel inject spend",
  "resourc money fund financ",
  "significant considerabl substantial major larg huge big heavy heavi",
  "threat threaten menac",
  "visit travel trip",
  "meet talk met convers",
  "weapon arm munition",
  "militia faction paramilitary",
  "missil rocket",
  "drone uav unmann",
  "troop soldier personnel",
  "seiz capture captur overrun",
  "withdraw retreat pull leav left",
  "arrest detain apprehend",
  "ceasefir truc armistic",
  "prepar ready",
  "destroy demolish raz",
  "accus blam",
  "begin start began",
  "build construct",
  "increas rais boost expand",
  "supply suppli provid deliver",
  "near close border",
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
};

const SUFFIXES = [
  "ations",
  "ation",
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

/** Key of a word: without the endings of plural, tense and noun of action; the same for "prepare", "preparing", "preparation". */
export function stemOf(word: string): string {
  const plain = word.replace(/'s?$/, "");
  const irregular = Object.hasOwn(IRREGULAR, plain) ? IRREGULAR[plain] : undefined;
  if (irregular !== undefined) return trimEnd(irregular);
  const suffix = SUFFIXES.find(
    (ending) => plain.endsWith(ending) && plain.length - ending.length >= (ending === "s" ? 3 : 4),
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

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word) || /^\p{N}+$/u.test(word);
}

const SYNONYM_KEY = new Map(
  SYNONYMS.flatMap((set) => words(set).map((word) => [word, `~${words(set)[0]}`] as const)),
);

const COUNTRY_KEY = new Map([
  ...countries.flatMap(({ code, name, capital }) =>
    [name, capital ?? name].map((word) => [word.toLowerCase(), `@${code}`] as const),
  ),
  ...nationalities.map(
    ({ adjective, country }) => [adjective.toLowerCase(), `@${country}`] as const,
  ),
]);

/** What a word is compared by: its country, the set of its synonyms, else its stem. */
export function keyOf(word: string): string {
  const plain = word.replace(/'s?$/, "");
  const stem = stemOf(plain);
  return COUNTRY_KEY.get(plain) ?? SYNONYM_KEY.get(stem) ?? stem;
}
