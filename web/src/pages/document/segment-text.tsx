import { hrefWith } from "../../base/address.ts";
import type { Segment } from "../../base/segments.ts";
import { isHedged, plainly } from "../../base/words.ts";
import { speakerOf } from "../../parts/claim-line.tsx";
import { type Choosing, lengthOf, type NumberedClaim } from "./numbered.ts";

interface SegmentParts extends Choosing {
  readonly segment: Segment;
  readonly text: string;
  /** Claims whose first words these are. */
  readonly starts: readonly NumberedClaim[];
}

/** One stretch of the text under the same marks: underlined, linked, chosen, or plain. */
export function SegmentText({ segment, text, starts, claims, chosen, choose }: SegmentParts) {
  const covering = claimsOver(segment, claims);
  const words = plainly(text.slice(segment.begin, segment.end));
  const style = classesOf(segment, covering, chosen);
  const link = segment.marks.find(({ kind }) => kind === "mention");
  const pick = () => {
    if (document.getSelection()?.isCollapsed === false) return; // words are being selected
    choose(nextOf(covering, chosen));
  };
  const place = { "data-begin": segment.begin, "data-end": segment.end };
  return (
    <>
      {starts.map((claim) => (
        <ClaimNumber key={claim.number} claim={claim} chosen={chosen} choose={choose} />
      ))}
      {link ? (
        <a class={`${style} mention`} href={link.id} {...place}>
          {words}
        </a>
      ) : covering.length > 0 ? (
        // The number before the first words does the same for the keyboard.
        <span class={style} onClick={pick} {...place}>
          {words}
        </span>
      ) : (
        <span class={style || undefined} {...place}>
          {words}
        </span>
      )}
    </>
  );
}

/** The innermost first: where a report and the speech in it overlap, the speech is meant. */
function claimsOver(segment: Segment, claims: readonly NumberedClaim[]): NumberedClaim[] {
  const ids = new Set(segment.marks.filter(({ kind }) => kind === "claim").map(({ id }) => id));
  return claims
    .filter(({ claim }) => ids.has(claim.id))
    .sort((a, b) => lengthOf(a.claim) - lengthOf(b.claim));
}

/** A further click on the same words goes outward, claim by claim. */
function nextOf(
  covering: readonly NumberedClaim[],
  chosen: NumberedClaim | undefined,
): string | null {
  const at = chosen ? covering.indexOf(chosen) : -1;
  return covering[(at + 1) % covering.length]?.row.id ?? null;
}

function classesOf(
  segment: Segment,
  covering: readonly NumberedClaim[],
  chosen: NumberedClaim | undefined,
): string {
  const classes: string[] = [];
  const innermost = covering[0];
  if (innermost) {
    classes.push("claimed", `form-${innermost.claim.form}`);
    if (isHedged(innermost.claim.modality)) classes.push("hedged");
    if (covering.length > 1) classes.push("stacked");
  }
  if (chosen && covering.includes(chosen)) classes.push("chosen");
  for (const { kind } of segment.marks) {
    if (kind !== "claim" && kind !== "mention") classes.push(`mark-${kind}`);
  }
  return classes.join(" ");
}

/** The number of a claim: a link to it, for the keyboard, and for whoever wants to send it. */
function ClaimNumber({
  claim,
  chosen,
  choose,
}: Omit<Choosing, "claims"> & { claim: NumberedClaim }) {
  const { id } = claim.row;
  const isChosen = id === chosen?.row.id;
  return (
    <a
      class="claim-number"
      href={hrefWith({ claim: id })}
      aria-current={isChosen || undefined}
      aria-label={`Claim ${claim.number}, by ${speakerOf(claim.row)}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        choose(isChosen ? null : id);
      }}
    >
      {claim.number}
    </a>
  );
}
