import { TocsinError } from "../base/error.ts";

/** A value of a JSON document that is read as it comes, with where it stands. */
export interface JsonItem {
  /** @see RFC 6901: "/objects/17" */
  readonly pointer: string;
  /** In which it begins, from 1. */
  readonly line: number;
  readonly value: unknown;
}

/** Reads one JSON document piece by piece. */
export interface JsonItems {
  push(text: string): JsonItem[];
  /** @throws TocsinError "bad-input" where the document does not end here */
  end(): JsonItem[];
}

const MOST_UNITS = 16 * 2 ** 20; // of one value: the longest report of the bundles looked at has a hundredth
const SPACE = /\s/;
const [QUOTE, COMMA, BACKSLASH, BLANK] = [0x22, 0x2c, 0x5c, 0x20];

/**
 * The members of a JSON object, and the elements of one of them where it is a list, each as soon as it is whole; of a
 * document that is a list itself, its elements. Only the value at hand is in memory.
 *
 * @param list the member that is taken apart
 * @throws TocsinError "bad-input", from `push`, with the line of what is no JSON
 */
export function jsonItems(list: string): JsonItems {
  const document = new OpenDocument(list);
  return {
    push: (text) => document.read(text),
    end: () => {
      if (document.isDone) return [];
      throw document.invalid("it does not end");
    },
  };
}

/** What may come next: the container at hand decides what a comma or a bracket means. */
type Expects = "top" | "key" | "colon" | "value" | "comma" | "nothing";

class OpenDocument {
  readonly #list: string;
  #expects: Expects = "top";
  /** Of the containers that are open: the document, and the list within it. */
  readonly #open: ("{" | "[")[] = [];
  #key = "";
  #index = 0;
  #line = 1;
  #raw: string[] = [];
  #rawUnits = 0;
  #begun = 0;
  #depth = 0;
  #inText = false;
  #escaped = false;

  constructor(list: string) {
    this.#list = list;
  }

  get isDone(): boolean {
    return this.#expects === "nothing" && this.#open.length === 0;
  }

  read(text: string): JsonItem[] {
    const found: JsonItem[] = [];
    for (let at = 0; at < text.length;) {
      at = this.#begun > 0 ? this.#within(text, at, found) : this.#between(text, at);
    }
    return found;
  }

  invalid(why: string): TocsinError {
    return new TocsinError("bad-input", `invalid JSON in line ${this.#line}: ${why}`, {
      hint: "get the file anew: it is damaged, cut off, or no JSON",
    });
  }

  /** One character between values; where a value begins, it is left to be read as such. */
  #between(text: string, at: number): number {
    const character = text[at] ?? "";
    if (this.#isSkipped(character) || this.#closes(character) || this.#opens(character))
      return at + 1;
    if (this.#isMark(character)) return at + 1;
    if (!this.#beginsValue(character))
      throw this.invalid(`unexpected ${JSON.stringify(character)}`);
    this.#begun = this.#line;
    return at;
  }

  #isSkipped(character: string): boolean {
    if (character === "\n") this.#line++;
    return SPACE.test(character) || (character === "\ufeff" && this.#expects === "top");
  }

  /** The colon or comma that is due; what is due after it follows from it. */
  #isMark(character: string): boolean {
    const isColon = character === ":" && this.#expects === "colon";
    const isComma = character === "," && this.#expects === "comma";
    if (isColon) this.#expects = "value";
    if (isComma) this.#expects = this.#open.at(-1) === "{" ? "key" : "value";
    return isColon || isComma;
  }

  #beginsValue(character: string): boolean {
    return (
      (this.#expects === "value" && !/[\]},:]/.test(character)) ||
      (this.#expects === "key" && character === '"')
    );
  }

  #opens(character: string): boolean {
    if (character !== "{" && character !== "[") return false;
    const isList = this.#open.length === 1 && this.#open[0] === "{" && this.#key === this.#list;
    if (this.#expects !== "top" && !(this.#expects === "value" && isList && character === "["))
      return false;
    this.#open.push(character);
    this.#index = 0;
    this.#expects = character === "{" ? "key" : "value";
    return true;
  }

  #closes(character: string): boolean {
    const container = this.#open.at(-1);
    if (!((container === "{" && character === "}") || (container === "[" && character === "]")))
      return false;
    if (this.#expects === "colon" || (this.#expects === "value" && container === "{")) return false;
    this.#open.pop();
    this.#expects = this.#open.length === 0 ? "nothing" : "comma";
    return true;
  }

  /** Characters of the value at hand, up to its end or that of the text. */
  #within(text: string, from: number, found: JsonItem[]): number {
    let at = from;
    let isWhole = false;
    while (at < text.length && !isWhole) isWhole = this.#step(text.charCodeAt(at++));
    // What ends a number or a word belongs to the container around it.
    if (isWhole && this.#depth < 0) at--;
    this.#keep(text.slice(from, at));
    if (isWhole) this.#finish(found);
    return at;
  }

  /** @returns true at the last character of a value, or one past it: then the depth is below 0 */
  #step(code: number): boolean {
    if (this.#inText) return this.#stepInText(code);
    switch (code) {
      case QUOTE:
        this.#inText = true;
        return false;
      case 0x7b: // {
      case 0x5b: // [
        this.#depth++;
        return false;
      case 0x7d: // }
      case 0x5d: // ]
        return --this.#depth <= 0;
      default:
        return this.#endsWord(code);
    }
  }

  /** A number or a word ends before a comma or white space. */
  #endsWord(code: number): boolean {
    const ends = this.#depth === 0 && (code === COMMA || code <= BLANK);
    if (ends) this.#depth = -1;
    return ends;
  }

  #stepInText(code: number): boolean {
    if (this.#escaped) this.#escaped = false;
    else if (code === BACKSLASH) this.#escaped = true;
    else if (code === QUOTE) {
      this.#inText = false;
      return this.#depth === 0;
    }
    return false;
  }

  #keep(piece: string): void {
    this.#rawUnits += piece.length;
    if (this.#rawUnits > MOST_UNITS) throw this.invalid(`a value of more than ${MOST_UNITS} units`);
    this.#raw.push(piece);
    for (let nl = piece.indexOf("\n"); nl >= 0; nl = piece.indexOf("\n", nl + 1)) this.#line++;
  }

  #finish(found: JsonItem[]): void {
    const value = this.#parsed(this.#raw.join(""));
    const line = this.#begun;
    [this.#raw, this.#rawUnits, this.#begun, this.#depth] = [[], 0, 0, 0];
    if (this.#expects === "key") {
      this.#key = String(value);
      this.#expects = "colon";
      return;
    }
    this.#expects = "comma";
    found.push({ pointer: this.#pointer(), line, value });
  }

  #pointer(): string {
    if (this.#open.at(-1) === "{")
      return `/${this.#key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const index = this.#index++;
    return this.#open.length === 1 ? `/${index}` : `/${this.#list}/${index}`;
  }

  #parsed(raw: string): unknown {
    try {
      return JSON.parse(raw);
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw this.invalid(cause.message.split("\n")[0]?.slice(0, 120) ?? "");
    }
  }
}
