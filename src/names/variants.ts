/** Forms of one given name that no rule of spelling joins; a line is a class. */
const GIVEN_NAMES = `
vladimir volodymyr uladzimir
sergei sergey serhii serhiy siarhei
aleksandr alexander oleksandr aliaksandr alexandr iskander
mikhail mykhailo michael mikhailo
nikolai mykola nikolay
yevgeny yevhen evgeny eugene
dmitry dmytro dmitri dmitriy
andrei andriy andrey andrew
pavel pavlo paul
pyotr petro peter
yuri yuriy iurii
olga olha
elena olena yelena helen
muhammad mohammed mohammad mohamed mohamad muhammed mehmet mahamat mamadou
ahmad ahmed achmad
hussein hussain husayn hossein husein
hassan hasan
yusuf youssef yousef yusef joseph
ibrahim abraham ebrahim
ismail esmail ismael
sulaiman suleiman soleimani soleyman
usama osama
omar umar
uthman othman osman
abdullah abdallah
john jon jonathan
william bill will
robert bob rob
theodore ted teddy
richard rick dick
james jim jimmy
michael mike
thomas tom
joseph joe
edward ed eddie
antonio tony anthony
benjamin ben binyamin
`;

/** Words around a name that are no part of it. */
const TITLES =
  "mr mrs ms miss dr prof professor president premier minister gen general lt lieutenant col colonel maj capt captain brig brigadier sgt adm admiral sheikh sheik shaikh shaykh sayyid sayed seyed hajj haji hajji hojatoleslam ayatollah mullah mulla maulana mawlawi maulvi molla sir lord lady king queen prince princess emir amir rev reverend hon";

const FILIATIONS = "bin ibn ben bint bn ould wuld uld oglu ogly";

/** Legal forms by class: what a company may write in full, shorten, or leave out. Longest first. */
const LEGAL_FORMS: readonly (readonly [string, readonly string[]])[] = [
  [
    "llc",
    [
      "limited liability company",
      "obshchestvo s ogranichennoy otvetstvennostyu",
      "societatea cu raspundere limitata",
      "sociedad de responsabilidad limitada",
      "llc",
      "ooo",
      "o o o",
      "srl",
      "sarl",
      "gmbh",
      "ltda",
      "tov",
      "fze",
      "fzco",
      "fz llc",
      "bv",
      "b v",
    ],
  ],
  [
    "jsc",
    [
      "public limited company",
      "public joint stock company",
      "open joint stock company",
      "joint stock company",
      "aktiengesellschaft",
      "aktiengeselschaft",
      "aktsionernoe obshchestvo",
      "aktsionernoye obshchestvo",
      "societe anonyme",
      "plc",
      "p l c",
      "jsc",
      "pjsc",
      "ojsc",
      "oao",
      "pao",
      "zao",
      "ao",
      "ag",
      "akg",
      "sa",
      "s a",
      "nv",
      "n v",
      "ab",
      "as",
      "a s",
      "spa",
      "oyj",
      "kk",
    ],
  ],
  [
    "ltd",
    [
      "private limited",
      "pte ltd",
      "pty ltd",
      "pvt ltd",
      "co ltd",
      "company limited",
      "limited",
      "ltd",
    ],
  ],
  ["inc", ["incorporated", "corporation", "inc", "corp"]],
  ["lp", ["limited partnership", "l p", "lp", "llp", "l l p"]],
  ["co", ["company", "companies", "co", "kompaniya"]],
  ["na", ["n a"]],
];

/** Shortened words in names of bodies → the word. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ["intl", "international"],
  ["natl", "national"],
  ["govt", "government"],
  ["dept", "department"],
  ["assn", "association"],
  ["organisation", "organization"],
  ["mfg", "manufacturing"],
  ["univ", "university"],
  ["centre", "center"],
  ["defence", "defense"],
  ["labour", "labor"],
]);

/** Words found in so many names of bodies that sharing one says little. */
const GENERIC_WORDS =
  "group holding holdings international global national general industries industry trading enterprise enterprises bank fund capital partners services solutions systems company organization organisation movement front party army brigade brigades forces force council committee union association islamic people peoples new united state republic ministry department agency office";

/** Names borne by so many people that sharing one says little. */
const COMMON_NAMES =
  "muhammad ali ahmad hussein hassan abd abdullah abu umm khan kim lee ibrahim yusuf omar mahmud said mustafa john michael thomas";

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const ORDINAL_ONES =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";

/** Folded given name → the first of its class; classes are listed most common first. */
export const CANONICAL_NAMES: ReadonlyMap<string, string> = new Map(
  GIVEN_NAMES.trim()
    .split("\n")
    .flatMap((line) => {
      const forms = line.split(" ");
      return forms.map((form): [string, string] => [form, forms[0] ?? form]);
    })
    .reverse(),
);

export const TITLE_WORDS: ReadonlySet<string> = new Set(TITLES.split(" "));
export const FILIATION_WORDS: ReadonlySet<string> = new Set(FILIATIONS.split(" "));
export const GENERIC_ORG_WORDS: ReadonlySet<string> = new Set(GENERIC_WORDS.split(" "));
export const COMMON_PERSON_NAMES: ReadonlySet<string> = new Set(COMMON_NAMES.split(" "));

/** Folded legal form → its class, the longest form first, so that the first that fits is the right one. */
export const LEGAL_FORM_CLASSES: readonly (readonly [readonly string[], string])[] =
  LEGAL_FORMS.flatMap(([kind, forms]) =>
    forms.map((form): readonly [readonly string[], string] => [form.split(" "), kind]),
  ).sort(([a], [b]) => b.length - a.length);

/** Number words and their values; "forty" and "forty-four" are added up by the parser. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.split(" ").map((word, i): [string, number] => [word, i]),
  ...ORDINAL_ONES.split(" ").map((word, i): [string, number] => [word, i]),
  ...TENS.split(" ").map((word, i): [string, number] => [word, (i + 2) * 10]),
  ["fourty", 40],
]);

/** Roman numerals that can hardly be a word; "I", "V", "X" count only at the end of a body's name. */
export const ROMAN_NUMERALS: ReadonlyMap<string, number> = new Map(
  "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
    .split(" ")
    .map((numeral, i): [string, number] => [numeral, i + 1]),
);
