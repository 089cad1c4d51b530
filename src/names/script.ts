/** Letters of other scripts → Latin, chosen so that the consonants agree with the usual English spellings. */
const ARABIC: Readonly<Record<string, string>> = {
  ا: "a",
  أ: "a",
  إ: "i",
  آ: "a",
  ٱ: "a",
  ب: "b",
  ت: "t",
  ث: "th",
  ج: "j",
  ح: "h",
  خ: "kh",
  د: "d",
  ذ: "dh",
  ر: "r",
  ز: "z",
  س: "s",
  ش: "sh",
  ص: "s",
  ض: "d",
  ط: "t",
  ظ: "z",
  ع: "a",
  غ: "gh",
  ف: "f",
  ق: "q",
  ك: "k",
  ک: "k",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
  ھ: "h",
  ہ: "h",
  ة: "a",
  ى: "a",
  ء: "",
  ئ: "i",
  ؤ: "u",
  پ: "p",
  چ: "ch",
  ژ: "zh",
  گ: "g",
  ڤ: "v",
  ڕ: "r",
  ڵ: "l",
  ۆ: "o",
  ێ: "e",
  ە: "e",
  ـ: "",
  "\u200c": "",
};

const HEBREW: Readonly<Record<string, string>> = {
  א: "a",
  ב: "b",
  ג: "g",
  ד: "d",
  ה: "h",
  ז: "z",
  ח: "h",
  ט: "t",
  כ: "k",
  ך: "k",
  ל: "l",
  מ: "m",
  ם: "m",
  נ: "n",
  ן: "n",
  ס: "s",
  ע: "a",
  פ: "p",
  ף: "f",
  צ: "tz",
  ץ: "tz",
  ק: "k",
  ר: "r",
  ש: "sh",
  ת: "t",
};

const CYRILLIC: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  ѓ: "g",
  д: "d",
  ђ: "dj",
  е: "e",
  ё: "yo",
  є: "ye",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  і: "i",
  ї: "yi",
  ј: "j",
  к: "k",
  ќ: "k",
  л: "l",
  љ: "lj",
  м: "m",
  н: "n",
  њ: "nj",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  ћ: "c",
  у: "u",
  ў: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  џ: "dz",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

const GREEK: Readonly<Record<string, string>> = {
  α: "a",
  β: "v",
  γ: "g",
  δ: "d",
  ε: "e",
  ζ: "z",
  η: "i",
  θ: "th",
  ι: "i",
  κ: "k",
  λ: "l",
  μ: "m",
  ν: "n",
  ξ: "x",
  ο: "o",
  π: "p",
  ρ: "r",
  σ: "s",
  ς: "s",
  τ: "t",
  υ: "y",
  φ: "f",
  χ: "ch",
  ψ: "ps",
  ω: "o",
};

/** Latin letters that Unicode does not decompose. */
const LATIN: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ə: "a",
  ħ: "h",
};

const LETTERS = new Map(Object.entries({ ...ARABIC, ...HEBREW, ...CYRILLIC, ...GREEK, ...LATIN }));

const UKRAINIAN = /[іїєґ]/;
const FOREIGN = /[\u00df-\u024f\u03b1-\u03c9\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff\u200c]/;

/**
 * Lower-case text in Latin letters; scripts other than Arabic, Hebrew, Cyrillic and Greek stay as they are.
 *
 * Arabic waw and ya and Hebrew vav and yod are consonants at the start of a word and before alef,
 * vowels elsewhere. Ukrainian text, known by its own letters, has г as h.
 */
export function romanise(lower: string): string {
  if (!FOREIGN.test(lower)) return lower;
  const text = UKRAINIAN.test(lower) ? lower.replaceAll("г", "h") : lower;
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    out += semivowel(text, i) ?? LETTERS.get(letter) ?? letter;
  }
  return out;
}

function semivowel(text: string, at: number): string | undefined {
  const letter = text.charAt(at);
  const pair = SEMIVOWELS.get(letter);
  if (!pair) return undefined;
  const consonant =
    at === 0 || text.charAt(at - 1) === " " || "اآאа".includes(text.charAt(at + 1) || "-");
  return consonant ? pair[0] : pair[1];
}

const SEMIVOWELS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["و", ["w", "u"]],
  ["ي", ["y", "i"]],
  ["ی", ["y", "i"]],
  ["ו", ["v", "u"]],
  ["י", ["y", "i"]],
]);
