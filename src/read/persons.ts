import type { Mention } from "../model/mention.ts";
import { isOtherOffice, officeAt, type Office } from "./offices.ts";
import type { Words } from "./phrases.ts";
import { wordsBetween } from "./sources.ts";

/** Who was named beside an office, each with what is known of it; the last one last. */
export class Offices {
  private readonly byNoun = new Map<string, { name: string; office: Office }[]>();

  add(noun: string, name: string, office: Office): void {
    const holders = this.byNoun.get(noun);
    if (!holders) this.byNoun.set(noun, [{ name, office }]);
    else {
      holders.push({ name, office });
      if (holders.length > MOST_HOLDERS) holders.shift();
    }
  }

  /** The last one named beside this noun whose office is not another. */
  holderOf(noun: string, said: Office): string | undefined {
    return this.byNoun.get(noun)?.findLast(({ office }) => !isOtherOffice(said, office))?.name;
  }
}

const MOST_HOLDERS = 8; // of one noun, looked back at

/** Persons named so far, found by halves of their names and by their roles without a look at each. */
export class Persons {
  private readonly inOrder: Mention[] = [];
  private readonly byLastWord = new Map<string, string>();
  private readonly offices = new Offices();

  /**
   * @param found persons of the next sentence, in order of the text
   * @param words the words of that sentence
   */
  add(found: readonly Mention[], words: Words): void {
    for (const person of found) {
      const { text, context } = person;
      this.inOrder.push(person);
      const space = text.lastIndexOf(" ");
      const last = text.slice(space + 1);
      if (space >= 0 && !this.byLastWord.has(last)) this.byLastWord.set(last, text);
      for (const role of context) this.offices.add(role, text, officeBeside(words, role, person));
    }
  }

  /** The first full name that ends in this word. */
  fullName(lastWord: string): string | undefined {
    return this.byLastWord.get(lastWord);
  }

  /** Who was last named beside this office. */
  holderOf(noun: string, said: Office): string | undefined {
    return this.offices.holderOf(noun, said);
  }

  /** Who was last named before this place. */
  namedBefore(place: number): string | undefined {
    return this.inOrder.findLast(({ span }) => span.end <= place)?.text;
  }
}

const BESIDE = 200; // UTF-16 units around a name: its context is a few words to either side

/** The office of the noun that stands nearest to the name. */
function officeBeside(words: Words, noun: string, { span }: Mention): Office {
  const near = wordsBetween(words, { begin: span.begin - BESIDE, end: span.end + BESIDE });
  let nearest = -1;
  let least = Infinity;
  for (const [i, word] of near.entries()) {
    const gap = Math.max(span.begin - word.end, word.begin - span.end);
    if (word.lemma.replace(/\.$/, "") === noun && gap < least) [nearest, least] = [i, gap];
  }
  return officeAt(near, nearest);
}
