import { monthOf, pad, periodValue, type Unit } from "./calendar.ts";
import { rule, relative, duration, set, type Rule, type Scene, type Value } from "./rule.ts";
import { ABOUT, countOf, durationValue, MONTH, NUMBER, SOME, UNIT } from "./words.ts";
import { yearBefore } from "./reckon.ts";

/** Lengths of time, and points that lie such a length away. */
export const COUNTS: readonly Rule[] = [
  rule(
    `${ABOUT}?(?<count>${NUMBER}|${SOME}|an?) (?:or (?:so|two) )?(?<unit>${UNIT})s? (?<way>ago|earlier|later|from now)`,
    ({ count = "", unit = "", way = "" }, scene) => {
      return /^an?$/i.test(count) && /^year$/i.test(unit) && !/later|now/i.test(way)
        ? relative(yearBefore(scene))
        : agoOf(scene, { count: countOf(count), unit: unit.toLowerCase() as Unit, way });
    },
  ),
  rule(
    `${ABOUT}?(?:the |these |those )(?:(?:past|last|next|first|final|latest|coming|previous|year-earlier) )?(?<count>${NUMBER}|few|several|couple of) (?:or (?:so|two) )?(?:more )?(?:(?:trading|working|business) )?(?<unit>${UNIT})s(?: or so| ahead| period)?`,
    ({ count = "", unit = "" }) =>
      duration(
        durationValue(/few|several/i.test(count) ? "X" : countOf(count), unit.toLowerCase()),
      ),
  ),
  rule(
    `(?:${ABOUT}|another )?(?<count>${NUMBER}|${SOME})(?: (?:to|or) ${NUMBER})?(?: more| additional| full| straight| consecutive)?(?: (?:trading|working|business))?[- ](?<unit>${UNIT})s?(?: and a half)?(?: period)?`,
    ({ count = "", unit = "" }, { after }, words) =>
      /^-?\s?old\b/.test(after) ||
      (/quarters?$/i.test(words) && !/^(?:two|three|four|several)\s/i.test(words))
        ? null
        : duration(durationValue(countOf(count), unit.toLowerCase())),
  ),
  rule(`${ABOUT}?an? (?<unit>day|week|month|year|decade)`, ({ unit = "" }, { before }) =>
    /(?:\d|illion|thousand|hundred|percent|%|times?|once|twice|hours|days|barrels|tons|dollars|cents)\s$/i.test(
      before,
    )
      ? set(durationValue(1, unit.toLowerCase()))
      : duration(durationValue(1, unit.toLowerCase())),
  ),
  rule(
    "(?<some>recent|coming|past|future|these) (?<unit>days|weeks|months|quarters|years|decades)(?: and (?:months|years))?",
    ({ some = "", unit = "" }) => {
      if (/^these$/i.test(some)) return /^days$/i.test(unit) ? relative("PRESENT_REF") : null;
      return relative(/^(?:coming|future)$/i.test(some) ? "FUTURE_REF" : "PAST_REF");
    },
  ),
  rule(
    "(?<!\\d\\s)(?<unit>days|weeks|months|years|decades|centuries)(?: or months| ahead)?",
    ({ unit = "" }) => duration(durationValue("X", unit.toLowerCase())),
  ),
];

/** Words that say no more than past, present, future or how often. */
export const VAGUE: readonly Rule[] = [
  rule("(?:right )?now(?!-)|currently|current|at present|at the moment|nowadays", () =>
    relative("PRESENT_REF"),
  ),
  rule("(?:more |most )?recently|recent|the past", () => relative("PAST_REF")),
  rule("the (?:near |foreseeable )?future(?!s)|soon|shortly|the (?:near|short|long) term", () =>
    relative("FUTURE_REF"),
  ),
  rule("(?<often>hourly|daily|weekly|monthly|annually|yearly)", ({ often = "" }) =>
    set({ h: "PT1H", d: "P1D", w: "P1W", m: "P1M" }[often[0]?.toLowerCase() ?? ""] ?? "P1Y"),
  ),
  rule(`(?:each|every) (?<unit>${UNIT}|morning|night|${MONTH})`, ({ unit = "" }) => {
    if (new RegExp(`^${MONTH}$`, "i").test(unit)) return set(`XXXX-${pad(monthOf(unit))}`);
    return set(/morning|night/i.test(unit) ? "P1D" : durationValue(1, unit.toLowerCase()));
  }),
];

function agoOf(
  scene: Scene,
  { count, unit, way }: { count: number | "X"; unit: Unit; way: string },
): Value {
  const back = /^(?:ago|earlier)$/i.test(way);
  if (count === "X" || /hour|minute|second/.test(unit))
    return relative(back ? "PAST_REF" : "FUTURE_REF");
  // "Two days later" is reckoned from something the text told before, which is not known here.
  if (/^later$/i.test(way) || !scene.published) return relative(null);
  const of = unit === "decade" ? "year" : unit;
  const steps = Math.round(unit === "decade" ? count * 10 : count);
  return relative(periodValue(scene.published, of, back ? -steps : steps));
}
