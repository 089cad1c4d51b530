const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** Words for numbers, one to nineteen, the tens, "hundred" and "dozen" → their value. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value): [string, number] => [word, value]).slice(1),
  ...TENS.map((word, i): [string, number] => [word, 10 * (i + 2)]),
  ["dozen", 12],
  ["hundred", 100],
]);

/** Value of "12", "2.5", "seven" or "twenty-four"; undefined for anything else. */
export function numberOf(words: string): number | undefined {
  const lower = words.toLowerCase();
  if (/^\d{1,9}(?:\.\d+)?$/.test(lower)) return Number(lower);
  const [tens, unit] = lower.split(/[- ]/);
  const first = NUMBER_WORDS.get(tens ?? "");
  const second = unit === undefined ? 0 : NUMBER_WORDS.get(unit);
  return first === undefined || second === undefined ? undefined : first + second;
}
