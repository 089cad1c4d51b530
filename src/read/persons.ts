import type { Mention } from "../model/mention.ts";

/** Persons named so far, found by halves of their names and by their roles without a look at each. */
export class Persons {
  private readonly inOrder: Mention[] = [];
  private readonly byLastWord = new Map<string, string>();
  private readonly byRole = new Map<string, string>();

  /** @param found persons of the next sentence, in order of the text */
  add(found: readonly Mention[]): void {
    for (const person of found) {
      const { text, context } = person;
      this.inOrder.push(person);
      const space = text.lastIndexOf(" ");
      const last = text.slice(space + 1);
      if (space >= 0 && !this.byLastWord.has(last)) this.byLastWord.set(last, text);
      for (const role of context) this.byRole.set(role, text);
    }
  }

  /** The first full name that ends in this word. */
  fullName(lastWord: string): string | undefined {
    return this.byLastWord.get(lastWord);
  }

  /** Who was last named beside this role. */
  holderOf(role: string): string | undefined {
    return this.byRole.get(role);
  }

  /** Who was last named before this place. */
  namedBefore(place: number): string | undefined {
    return this.inOrder.findLast(({ span }) => span.end <= place)?.text;
  }
}
