import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { nearest } from "./nearest.ts";
import {
  columnsOf,
  counted,
  cut,
  hasColour,
  oneLine,
  pageColumns,
  printable,
  wrap,
} from "./paper.ts";
import { barLine, progressBar } from "./progress.ts";
import { readLines } from "./stdin.ts";
import { recordedEffects } from "../../test/recorded-effects.ts";
import { table } from "./table.ts";

test("wrap loses no word and breaks no width that can be kept", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
      fc.integer({ min: 12, max: 40 }),
      (words, columns) => {
        const lines = wrap(words.join(" "), columns);
        assert.equal(lines.join(" "), words.join(" "));
        assert.ok(lines.every((line) => line.length <= columns));
      },
    ),
  );
});

test("printable keeps the length and drops every control", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.equal(printable(text).length, text.length);
      // oxlint-disable-next-line no-control-regex
      assert.doesNotMatch(printable(text), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    }),
  );
});

test("an article cannot move the cursor or turn the text around", () => {
  assert.equal(oneLine("a\u001b[2Jb\n\nc \u202edcba"), "a\ufffd[2Jb c \ufffddcba");
});

test("cut never grows over its columns", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 1, max: 30 }),
      (text, n) => columnsOf(cut(oneLine(text), n)) <= n,
    ),
  );
});

test("letters of East Asia take two columns, accents none", () => {
  assert.deepEqual(["abc", "東京", "e\u0301", "بغداد"].map(columnsOf), [3, 4, 1, 5]);
});

test("colour follows NO_COLOR, FORCE_COLOR, TERM and the stream", () => {
  const at = (isTTY: boolean, env: Record<string, string>) =>
    hasColour({ isTTY, columns: 80, write: () => undefined, pour: async () => undefined }, env);
  assert.deepEqual(
    [
      at(true, {}),
      at(false, {}),
      at(true, { NO_COLOR: "1" }),
      at(false, { FORCE_COLOR: "1" }),
      at(true, { TERM: "dumb" }),
    ],
    [true, false, false, true, false],
  );
});

test("a page is never so wide that it is hard to read", () => {
  const at = (columns: number) =>
    pageColumns({ isTTY: true, columns, write: () => undefined, pour: async () => undefined });
  assert.deepEqual([at(20), at(80), at(300)], [40, 80, 96]);
});

test("a table is aligned and keeps to its width", () => {
  const columns = [
    { heading: "n", cell: (row: [number, string]) => String(row[0]), align: "right" as const },
    { heading: "what", cell: (row: [number, string]) => row[1] },
  ];
  const text = table(
    [
      [7, "short"],
      [1234, "a line that is far too long for this"],
    ],
    columns,
    28,
  );
  assert.equal(text, "   n  what\n   7  short\n1234  a line that is far to…\n");
});

test("in a pipe a table is cut nowhere", () => {
  const columns = [
    { heading: "a", cell: (row: string) => row, max: 4 },
    { heading: "b", cell: (row: string) => row },
  ];
  assert.equal(table(["long words"], columns, Infinity), "a           b\nlong words  long words\n");
});

test("nearest finds a slip, a swap and a beginning, and no more", () => {
  const choices = ["claims", "cluster", "alerts", "actors", "start"];
  assert.deepEqual(
    ["calims", "claim", "clus", "strat", "xyz", "a"].map((word) => nearest(word, choices)),
    ["claims", "claims", "cluster", "start", undefined, undefined],
  );
});

test("counted makes plurals", () => {
  assert.deepEqual(
    [
      counted(1, "claim"),
      counted(0, "claim"),
      counted(1200, "claim"),
      counted(2, "story"),
      counted(2, "day"),
    ],
    ["1 claim", "0 claims", "1,200 claims", "2 stories", "2 days"],
  );
});

test("progress is a bar on a terminal and one plain line elsewhere", () => {
  assert.match(barLine({ step: "read", done: 1, total: 2 }), /^read {5}█{14}─{14} 1\/2$/);
  const pipe = recordedEffects();
  const bar = progressBar(pipe.effects);
  for (const done of [1, 2, 2]) bar.show({ step: "read", done, total: 2 });
  assert.equal(pipe.err(), "read: 2\n");
  const terminal = recordedEffects({ isTTY: true });
  const drawn = progressBar(terminal.effects);
  drawn.show({ step: "read", done: 1, total: 2 });
  drawn.end();
  assert.match(terminal.err(), /^\r.*\r\u001b\[K$/); // oxlint-disable-line no-control-regex
});

test("lines survive chunks that cut letters, and a last line without an end", async () => {
  const { effects } = recordedEffects({ stdin: "één\r\nبغداد\n\nlast" });
  assert.deepEqual(await collected(readLines(effects.stdin)), ["één", "بغداد", "", "last"]);
});

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
