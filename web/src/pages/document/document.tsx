import type { DocumentView } from "../../../../src/model/view.ts";
import { address, hrefWith, navigate } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { isWide, prefersStillness } from "../../base/theme.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { useKeys } from "../../parts/keys.ts";
import { Section } from "../../parts/page.tsx";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { About, Issues, Versions } from "./about.tsx";
import { Article } from "./article.tsx";
import { AddClaim, Corrections } from "./correct.tsx";
import { Margin } from "./margin.tsx";
import { type Choosing, numberedClaims, type NumberedClaim } from "./numbered.ts";
import { useSelectedSpan } from "./selected.ts";
import { SharedPassages } from "./shared.tsx";

/** One article as a page: its text, and in the margin what each claim in it rests on. */
export function DocumentPage({ id }: { id: string }) {
  const answer = useAnswer<DocumentView>(`/api/documents/${encodeURIComponent(id)}`);
  return (
    <LoadedPage answer={answer} kind="Document">
      {(view) => <Opened view={view} />}
    </LoadedPage>
  );
}

/** The claim in hand is part of the address: a link to the page is a link to the claim. */
function Opened({ view }: { view: DocumentView }) {
  const claims = numberedClaims(view);
  const asked = claims.find(({ row }) => row.id === address.value.query.get("claim"));
  const isPutAway = useSignal(false);
  const chosen = asked ?? (isPutAway.value ? undefined : leadOf(claims));
  const choose = (id: string | null) => {
    isPutAway.value = id === null;
    navigate(hrefWith({ claim: id }), { replace: true });
  };
  const selected = useSelectedSpan();
  useClaimKeys(claims, chosen, choose);
  useClaimInSight(asked?.row.id);
  return (
    <div class="reading">
      <Article view={view} claims={claims} chosen={chosen} choose={choose} />
      <Margin view={view} claims={claims} chosen={chosen} choose={choose}>
        <AddClaim selected={selected} view={view} />
      </Margin>
      <div class="after">
        <SharedPassages view={view} />
        <Section title="About this document">
          <About view={view} />
        </Section>
        <Corrections view={view} />
        <Versions view={view} />
        <Issues view={view} />
      </div>
    </div>
  );
}

/** Where there is a margin to show it in: the first claim on another's word, until a reader takes one up. */
function leadOf(claims: readonly NumberedClaim[]): NumberedClaim | undefined {
  if (!isWide()) return undefined;
  return claims.find(({ claim }) => claim.chain.length > 1);
}

function useClaimKeys(
  claims: readonly NumberedClaim[],
  chosen: NumberedClaim | undefined,
  choose: Choosing["choose"],
): void {
  const step = (by: 1 | -1) => {
    const at = chosen ? claims.indexOf(chosen) + by : by > 0 ? 0 : claims.length - 1;
    const next = claims[at];
    if (next) choose(next.row.id);
  };
  useKeys({ j: () => step(1), k: () => step(-1), Escape: () => choose(null) });
}

/** Scrolls the text to the claim, unless it is to be seen as it is. */
function useClaimInSight(id: string | undefined): void {
  useEffect(() => {
    const words = id === undefined ? null : document.querySelector(".article .chosen");
    if (words === null) return;
    const { top, bottom } = words.getBoundingClientRect();
    const inSight = isWide() ? 0.9 : 0.45; // the card covers the lower half of a phone
    if (top >= 0 && bottom <= window.innerHeight * inSight) return;
    window.scrollBy({
      top: top - window.innerHeight / 4,
      behavior: prefersStillness() ? "auto" : "smooth",
    });
  }, [id]);
}
