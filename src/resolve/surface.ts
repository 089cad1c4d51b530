import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";

/** One way to read the words of a mention as a name, with what was taken off it. */
export interface NameReading {
  readonly key: string;
  /** Country stated by what was taken off: "Iraqi …", "Lebanon's …", "… in Lebanon". */
  readonly country: string | null;
}

const KIND_WORDS =
  /\s+(?:militia|militias|group|movement|fighters|forces|faction|party|organi[sz]ation|leader|commander|rebels|militants|network|news agency|newspaper|channel|TV|television|website|radio|network)$/i;
const TITLE_WORDS =
  "Mr|Mrs|Ms|Dr|Gen|Lt|Maj|Col|Brig|Sgt|Adm|Capt|Cmdr|Staff|Chief|Petty|Officer|General|Lieutenant|Major|Colonel|Brigadier|Admiral|Commodore|Captain|Sheikh|Ayatollah|Sayyid|President|Prime|Minister|Premier|Secretary|Foreign|Defen[cs]e|Interior|Deputy|Commander|Spokesman|Spokeswoman|Spokesperson|King|Prince|Crown|Senator|Ambassador|Envoy";
const TITLES = new RegExp(`^(?:(?:${TITLE_WORDS})\\.?\\s+)+`);
/** "Navy Capt. Jeff Davis": what stands before the last title, the title, and two to four words of a name. */
const TITLED = new RegExp(
  `^((?:[\\w.'’-]+\\s+){0,4}?(?:${TITLE_WORDS})\\.?(?:\\s+(?:${TITLE_WORDS})\\.?)*)\\s+((?:\\p{Lu}[\\p{L}.'’-]*\\s?){2,4})$`,
  "u",
);

/** The name itself, then the name without what often stands round it; the longest first. */
export function readingsOf(text: string, base: ResolverBase): NameReading[] {
  const whole = text.replace(/^the\s+/i, "").trim();
  const found: NameReading[] = [{ key: nameKey(whole), country: null }];
  const untitled = withoutTitle(whole);
  if (untitled !== whole) found.push({ key: nameKey(untitled), country: null });
  const rest = withoutCountry(whole, base);
  if (rest) found.push({ key: nameKey(rest.name), country: rest.country });
  for (const reading of [{ name: whole, country: null }, rest].filter((one) => one !== undefined)) {
    const bare = reading.name.replace(KIND_WORDS, "");
    if (bare !== reading.name && bare !== "")
      found.push({ key: nameKey(bare), country: reading.country });
  }
  return found.filter(
    (reading, i) =>
      reading.key !== "" && found.findIndex((other) => other.key === reading.key) === i,
  );
}

/** A person's name without title: "Defence Minister Amos Peretz" → "Amos Peretz". */
export function withoutTitle(text: string): string {
  const bare = TITLED.exec(text)?.[2] ?? text.replace(TITLES, "");
  return bare === "" ? text : bare;
}

/** True where the words are a title and a name: a person, whatever the reader took it for. */
export function isTitled(text: string): boolean {
  return TITLED.test(text);
}

function withoutCountry(
  text: string,
  base: ResolverBase,
): { name: string; country: string } | undefined {
  const inCountry = /^(.+?) in (?:the )?([A-Z].*)$/.exec(text);
  const country = inCountry?.[2] ? base.countryNamed(nameKey(inCountry[2])) : undefined;
  if (inCountry?.[1] && country) return { name: inCountry[1], country };
  return withoutPrefix(text, base);
}

/** "Iraqi Kata'ib Hezbollah", "Lebanon's Hezbollah", "Iran-backed Houthis". */
function withoutPrefix(
  text: string,
  base: ResolverBase,
): { name: string; country: string } | undefined {
  const words = text.split(/\s+/);
  for (const taken of [2, 1]) {
    const prefix = words.slice(0, taken).join(" ");
    const name = words.slice(taken).join(" ");
    const country = base.nationality(prefix) ?? possessor(prefix, base);
    if (name !== "" && country) return { name, country };
  }
  return undefined;
}

function possessor(prefix: string, base: ResolverBase): string | undefined {
  const owner = /^(.+)(?:['’]s|s['’])$/.exec(prefix)?.[1];
  if (owner === undefined) return undefined;
  return base.countryNamed(nameKey(owner)) ?? base.countryOfCapital(nameKey(owner));
}
