import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { type Mark, segmentsOf } from "./segments.ts";

const mark = (begin: number, end: number, id = `${begin}-${end}`): Mark => ({
  kind: "claim",
  id,
  span: { begin, end },
});

const LENGTH = 40;
const anyMark = fc
  .tuple(fc.nat(LENGTH), fc.nat(LENGTH))
  .map(([a, b]) => mark(Math.min(a, b), Math.max(a, b)));

test("overlapping and discontinuous claims are cut, not nested", () => {
  const segments = segmentsOf({ begin: 0, end: 10 }, [mark(0, 6), mark(4, 8), mark(9, 10, "0-6")]);
  assert.deepEqual(
    segments.map(({ begin, end, marks }) => [begin, end, marks.map(({ id }) => id)]),
    [
      [0, 4, ["0-6"]],
      [4, 6, ["0-6", "4-8"]],
      [6, 8, ["4-8"]],
      [8, 9, []],
      [9, 10, ["0-6"]],
    ],
  );
});

test("segments join to the stretch, each with exactly the marks that cover it", () => {
  fc.assert(
    fc.property(fc.array(anyMark), fc.nat(LENGTH), fc.nat(LENGTH), (marks, a, b) => {
      const within = { begin: Math.min(a, b), end: Math.max(a, b) };
      const segments = segmentsOf(within, marks);
      let at = within.begin;
      for (const segment of segments) {
        assert.equal(segment.begin, at);
        assert.ok(segment.end > segment.begin);
        at = segment.end;
        for (const each of marks) {
          for (let i = segment.begin; i < segment.end; i++) {
            const covered = each.span.begin <= i && i < each.span.end;
            assert.equal(segment.marks.includes(each), covered);
          }
        }
      }
      assert.equal(at, within.end);
    }),
  );
});
