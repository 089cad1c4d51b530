import assert from "node:assert/strict";
import test from "node:test";
import * as make from "../../test/warn/factory.ts";
import type { Judgement } from "../model/judgement.ts";
import { achMatrix } from "./ach-matrix.ts";
import { assess } from "./assessment.ts";
import { warningSubject } from "./judged.ts";

const { AS_OF, claim, documents, input, problem, proposition } = make;

let count = 0;
function said(
  about: "cell" | "indication",
  part: string,
  claimId: string,
  change: Partial<Judgement>,
): Judgement {
  count += 1;
  return {
    id: `jud-${count}`,
    about,
    subjectId: warningSubject("border", part, claimId),
    verdict: "II",
    why: "they stayed",
    by: "ana",
    at: `2031-05-31T12:00:${String(count).padStart(2, "0")}Z`,
    ...change,
  };
}

const given = input({
  claims: [claim({ id: "c1" }), claim({ id: "c2" })],
  propositions: [proposition("p", { a: ["c1"], b: ["c2"] })],
  documents: documents(5),
});

function matrix(
  judgements: Judgement[] = [],
  about = problem(),
  propositions = given.propositions,
) {
  return achMatrix(about, assess(about, { ...given, judgements }, AS_OF), propositions, judgements);
}
const cells = (found: ReturnType<typeof matrix>) => found.rows[0]?.cells.map(({ cell }) => cell);

test("under scenarios the likelihood of the indicator suggests the cells; what speaks against counts", () => {
  const found = matrix();
  assert.deepEqual(cells(found), ["I", "CC"]); // U under calm, HL under war
  assert.deepEqual(
    found.hypotheses.map(({ id, inconsistency, leads }) => [id, inconsistency, leads]),
    [
      ["calm", 1, false],
      ["war", 0, true],
    ],
  );
});

test("analysts' ratings go before the suggestion, with their middle and how far they differ", () => {
  const judgements = [
    said("cell", "war", "c1", { by: "ana", verdict: "II" }),
    said("cell", "war", "c1", { by: "ben", verdict: "CC" }),
    said("cell", "war", "c1", { by: "cem", verdict: "I" }),
  ];
  const [row] = matrix(judgements).rows;
  assert.deepEqual(
    row?.cells[1]?.ratings.map(({ by, cell }) => [by, cell]),
    [
      ["ana", "II"],
      ["ben", "CC"],
      ["cem", "I"],
    ],
  );
  assert.equal(row?.cells[1]?.cell, "I");
  assert.ok((row?.cells[1]?.disagreement ?? 0) > 1.5);
  assert.deepEqual(matrix(judgements).analysts, ["ana", "ben", "cem"]);
});

test("a later word of the same analyst replaces his first, and can be taken back", () => {
  const first = said("cell", "war", "c1", { verdict: "II" });
  const second = said("cell", "war", "c2", { verdict: "C" }); // another claim of the same proposition
  const back = said("cell", "war", "c1", { verdict: "none" });
  assert.deepEqual(cells(matrix([first])), ["I", "II"]);
  assert.deepEqual(cells(matrix([second, first])), ["I", "C"]);
  assert.deepEqual(cells(matrix([first, second, back])), ["I", "CC"]);
});

test("hypotheses have no suggestion: an unrated cell is not applicable, never neutral", () => {
  const about = problem({
    hypotheses: [
      { id: "true", text: "It is so." },
      { id: "feint", text: "It is a feint." },
    ],
  });
  const blank = matrix([], about);
  assert.deepEqual(cells(blank), ["NA", "NA"]);
  assert.ok(blank.hypotheses.every(({ leads }) => !leads));
  const rated = matrix([said("cell", "feint", "c1", { verdict: "II" })], about);
  assert.deepEqual(
    rated.hypotheses.map(({ inconsistency, leads }) => [inconsistency, leads]),
    [
      [0, true],
      [2, false],
    ],
  );
});

test("a rejected indication counts for nothing and is listed with who said so; accepted or reopened it counts", () => {
  const rejected = said("indication", "troops", "c2", { verdict: "rejected", why: "a parade" });
  const stateOf = (judgements: Judgement[]) => {
    const [state] = assess(problem(), { ...given, judgements }, AS_OF).indicators;
    assert.ok(state);
    return state;
  };
  assert.equal(stateOf([]).level, "serious");
  const out = stateOf([rejected]);
  assert.equal(out.level, "negligible");
  assert.match(out.reasons.join("; "), /1 indication rejected by ana/);
  assert.deepEqual(
    out.indications.map(({ judged }) => [judged?.verdict, judged?.why]),
    [["rejected", "a parade"]],
  );
  const accepted = said("indication", "troops", "c1", { verdict: "accepted", by: "ben" });
  assert.equal(stateOf([rejected, accepted]).level, "serious");
  assert.match(stateOf([rejected, accepted]).reasons.join("; "), /accepted by ben/);
  const reopened = said("indication", "troops", "c1", { verdict: "none" });
  assert.deepEqual(stateOf([rejected, accepted, reopened]), stateOf([]));
  const elsewhere = { ...rejected, subjectId: warningSubject("coast", "troops", "c2") };
  assert.deepEqual(stateOf([elsewhere]), stateOf([]));
  assert.deepEqual(matrix([rejected]).rows, []);
});
