// Measures how often a name whose article the knowledge base knows gets that article.
//   npm run eval:linking [-- --gold DIR] [--wrong]
// "In the base" is a property of the gold title alone: an actor's record has it, or the naming conventions give it to a
// place of the gazetteer. What the reader
// did not find counts as wrong. Nothing of the texts is written; --wrong prints the errors to the screen.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { overlap, slice, type Span } from "../src/base/span.ts";
import { loadKnowledge } from "../src/cycle/index.ts";
import { placeTitle } from "../src/exchange/titles.ts";
import { goldText } from "./sets.ts";

const HERE = import.meta.dirname;
const BIN = join(HERE, "..", "bin", "tocsin.js");
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;
const ASKED_FOR = 0.8;

const { values } = parseArgs({
  options: {
    gold: { type: "string", default: join(HERE, "..", "..", "shared", "gold") },
    wrong: { type: "boolean", default: false },
  },
});

interface Linked extends Span {
  readonly value?: string;
  readonly uri?: string | null;
}

interface Article {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly Linked[];
}

function parseLines(text: string): Article[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => JSON.parse(line) as Article);
}

function predict(articles: readonly Article[]): Map<string, readonly Linked[]> {
  const input = articles.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join("");
  const run = spawnSync(process.execPath, [BIN, "extract", "--layers", "entities"], {
    input,
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  if (run.status !== 0) throw new Error(`tocsin extract ended with ${run.status}: ${run.stderr}`);
  return new Map(parseLines(run.stdout).map(({ id, entities }) => [id, entities]));
}

/** Title of a gold address; undefined where the entity has no article. */
function titleOf(uri: string | null | undefined): string | undefined {
  if (uri == null || uri.includes("notInWiki")) return undefined;
  return decodeURIComponent(uri.replace(/^.*\/resource\//, "")).replaceAll(" ", "_");
}

/** The predicted name that shares most of its text with the gold one; of equals the shorter. */
function nearest(gold: Span, predicted: readonly Linked[]): Linked | undefined {
  const shared = (one: Span) => overlap(gold, one);
  return predicted
    .filter((one) => shared(one) > 0)
    .toSorted((a, b) => shared(b) - shared(a) || a.end - a.begin - (b.end - b.begin))[0];
}

/** Whether an actor's record has the title, or a place of the gazetteer gets it by convention. */
async function openBaseTitles(): Promise<{
  isActor: (title: string) => boolean;
  isPlace: (title: string) => boolean;
}> {
  const { entities, gazetteer } = await loadKnowledge();
  const actors = new Set(
    entities.flatMap(({ wikipedia }) => wikipedia?.replaceAll(" ", "_") ?? []),
  );
  return {
    isActor: (title) => actors.has(title),
    isPlace: (title) => {
      const words = title.replaceAll("_", " ");
      const plain = words.replace(/(?:, .*| \([^)]*\))$/, "");
      return [words, plain, plain.replace(/ \p{Lu}\p{L}+$/u, "")]
        .flatMap((name) => gazetteer.find(name))
        .some((place) => placeTitle(place) === words);
    },
  };
}

interface LinkedName {
  readonly title: string;
  readonly value: string;
  readonly found: Linked | undefined;
}

function linkedNames(articles: readonly Article[]): LinkedName[] {
  const predictions = predict(articles);
  return articles.flatMap(({ id, text, entities }) =>
    entities.flatMap((gold) => {
      const title = titleOf(gold.uri);
      const found = nearest(gold, predictions.get(id) ?? []);
      return title === undefined ? [] : [{ title, value: slice(text, gold), found }];
    }),
  );
}

function isRight({ title, found }: LinkedName): boolean {
  return found?.uri === title;
}

function lineOf({ title, value, found }: LinkedName): string {
  return [title, value, found?.value ?? "not found", found?.uri ?? "none"].join("\t");
}

function share(part: number, whole: number): string {
  return `${(part / whole).toFixed(4)}  (${part} of ${whole})`;
}

async function main(): Promise<number> {
  const file = join(values.gold, "n3-linking", "reuters-128.jsonl");
  if (!existsSync(file)) {
    console.log(`skipped: no ${file}; name the folder of gold data with --gold DIR`);
    return 0;
  }
  const linked = linkedNames(parseLines(goldText(file)));
  const { isActor, isPlace } = await openBaseTitles();
  const inBase = linked.filter(({ title }) => isActor(title) || isPlace(title));
  const right = inBase.filter(isRight);
  const actors = inBase.filter(({ title }) => isActor(title));
  console.log(`${share(inBase.length, linked.length)} linked names are in the base`);
  console.log(`${share(right.length, inBase.length)} of these get their article`);
  console.log(`${share(actors.filter(isRight).length, actors.length)} of the actors among them`);
  if (values.wrong) for (const one of inBase) if (!isRight(one)) console.log(lineOf(one));
  return right.length / inBase.length < ASKED_FOR ? 1 : 0;
}

process.exit(await main());
