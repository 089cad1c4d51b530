import assert from "node:assert/strict";
import test from "node:test";
import type { Modality, Realis } from "../model/claim.ts";
import { annotationOf, documentOf, propositionOf } from "../../test/store/factory.ts";
import { claimEvents } from "./claim-events.ts";

/** One proposition with these claims, and the event that came of it. */
function eventsOf(
  tellings: readonly {
    modality: Modality;
    realis: Realis;
    stance?: "supports" | "denies" | "hedged";
  }[],
) {
  const { document } = documentOf("text");
  const made = annotationOf(
    document,
    tellings.map(({ modality }) => ({ modality })),
  ).reading.claims;
  const claims = made.map((claim, i) => ({
    ...claim,
    published: "2031-03-05",
    times: ["t1"],
    mentions: ["m-town"],
    predicates: [
      {
        span: { begin: 0, end: 1 },
        lemma: "raid",
        event: "ASSAULT",
        negated: false,
        realis: tellings[i]?.realis ?? ("occurred" as const),
        agents: ["m-town", "m-army"],
        patients: ["m-brigade"],
      },
    ],
  }));
  const proposition = propositionOf("p", claims, {
    event: "ASSAULT",
    members: claims.map((claim, i) => ({
      claimId: claim.id,
      documentId: document.id,
      stance: tellings[i]?.stance ?? "supports",
      similarity: 1,
      reasons: [],
    })),
  });
  return claimEvents([proposition], {
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    partyOf: (id) => ({ "m-army": "army", "m-brigade": "brigade" })[id],
    areaOf: (id) => (id === "m-town" ? "XA/North" : undefined),
    intervals: new Map([["t1", { from: "2031-03-03", to: "2031-03-04", precision: "day" }]]),
  });
}

test("a proposition becomes one event with its parties, region and day", () => {
  const [event, ...more] = eventsOf([
    { modality: "asserted", realis: "occurred" },
    { modality: "alleged", realis: "occurred", stance: "hedged" },
  ]);
  assert.equal(more.length, 0);
  const { actor, recipient, area, day, published, talk } = event ?? {};
  assert.deepEqual(
    { actor, recipient, area, day, published, talk },
    {
      actor: "army",
      recipient: "brigade",
      area: "XA/North",
      day: "2031-03-03",
      published: "2031-03-05",
      talk: false,
    },
  );
});

test("what is only threatened is talk; what is denied or long past is no event", () => {
  const talk = eventsOf([{ modality: "threatened", realis: "threatened", stance: "hedged" }]);
  assert.equal(talk[0]?.talk, true);
  assert.deepEqual(eventsOf([{ modality: "asserted", realis: "denied" }]), []);
  assert.deepEqual(eventsOf([{ modality: "asserted", realis: "historical" }]), []);
  assert.deepEqual(eventsOf([{ modality: "asserted", realis: "occurred", stance: "denies" }]), []);
});
