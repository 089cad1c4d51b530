import { eld } from "eld/small";

/** ISO 639-1 code (ckb: 639-3) or "und"; `overrules` where the text contradicts what was stated. */
export interface Language {
  readonly language: string;
  readonly overrules: boolean;
}

export const UNDETERMINED = "und";

const SAMPLE_UNITS = 3000; // more changes no answer and costs time
const SURE_LETTERS = 20; // shorter texts are names and labels
const OVERRULING_LETTERS = 200;
/** Share of the best score below which a stated language cannot be a near relative taken for another. */
const NEAR_SCORE = 0.8;

/**
 * The language a text is in.
 *
 * What is stated counts, unless a long text scores clearly higher in another language: pages are often marked with the
 * language of their template. Nothing is guessed for short text.
 */
export function languageOf(text: string, stated: string | null): Language {
  const sample = text.slice(0, SAMPLE_UNITS);
  const named = primaryCode(stated);
  const letters = count(sample, /\p{L}/gu);
  const { language: detected, scores } = letters < SURE_LETTERS ? UNKNOWN : detect(sample, letters);
  if (named === null) return { language: detected ?? UNDETERMINED, overrules: false };
  if (detected === null || letters < OVERRULING_LETTERS)
    return { language: named, overrules: false };
  const overrules = (scores[named] ?? 0) < NEAR_SCORE * (scores[detected] ?? 1);
  return { language: overrules ? detected : named, overrules };
}

interface Detection {
  readonly language: string | null;
  readonly scores: Readonly<Record<string, number>>;
}

const UNKNOWN: Detection = { language: null, scores: {} };
/** The detector knows one Kurdish, written in Arabic letters: that is Sorani. */
const SORANI = "ckb";
const ARABIC = /[\u0600-\u06ff]/;

function detect(sample: string, letters: number): Detection {
  const result = eld.detect(sample);
  const scores = result.getScores();
  const given = byLetters(sample, letters);
  if (given !== null || !result.isReliable()) return { language: given, scores };
  return {
    language: result.language === "ku" && ARABIC.test(sample) ? SORANI : result.language,
    scores,
  };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const LETTER_SHARE = 0.01; // of the letters: a name or two in another language is less

/** Languages that the detector lacks or confuses but whose letters give them away. */
const BY_LETTERS: readonly {
  readonly language: string;
  readonly has: RegExp;
  readonly lacks: RegExp | null;
}[] = [
  { language: "ckb", has: /[ێۆڵڕ]/gu, lacks: null },
  { language: "ps", has: /[ټډړږښۍ]/gu, lacks: null },
  { language: "ku", has: /[êîû]/giu, lacks: /[ğıàáâãèéëíóôõúœ]/iu },
];
const KURDISH_LATIN = /[çş]/iu;

function byLetters(sample: string, letters: number): string | null {
  const found = BY_LETTERS.find(
    ({ language, has, lacks }) =>
      count(sample, has) > letters * LETTER_SHARE &&
      !lacks?.test(sample) &&
      (language !== "ku" || KURDISH_LATIN.test(sample)),
  );
  return found?.language ?? null;
}

/** "en-US" → "en", "eng" → "en", "English" → null. */
function primaryCode(stated: string | null): string | null {
  const code = /^[a-z]{2,3}(?=$|[-_])/i.exec(stated?.trim() ?? "")?.[0];
  if (code === undefined) return null;
  const canonical = Intl.getCanonicalLocales(code)[0] ?? null;
  return canonical === UNDETERMINED ? null : canonical;
}
