import type { DocumentView } from "../../../../src/model/view.ts";
import { address, hrefWith, navigate } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { prefersStillness } from "../../base/theme.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { useKeys } from "../../parts/keys.ts";
import { Section } from "../../parts/page.tsx";
import { useEffect } from "preact/hooks";
import { About, Issues, Versions } from "./about.tsx";
import { Article } from "./article.tsx";
import { Margin } from "./margin.tsx";
import { numberedClaims, type NumberedClaim } from "./numbered.ts";
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

function Opened({ view }: { view: DocumentView }) {
  const claims = numberedClaims(view);
  const chosen = claims.find(({ row }) => row.id === address.value.query.get("claim"));
  useClaimKeys(claims, chosen);
  useClaimInSight(chosen?.row.id);
  return (
    <div class="reading">
      <Article view={view} claims={claims} chosen={chosen} choose={choose} />
      <Margin view={view} claims={claims} chosen={chosen} choose={choose} />
      <div class="after">
        <SharedPassages view={view} />
        <Section title="About this document">
          <About view={view} />
        </Section>
        <Versions view={view} />
        <Issues view={view} />
      </div>
    </div>
  );
}

/** The claim in hand is part of the address: a link to the page is a link to the claim. */
function choose(id: string | null): void {
  navigate(hrefWith({ claim: id }), { replace: true });
}

function useClaimKeys(claims: readonly NumberedClaim[], chosen: NumberedClaim | undefined): void {
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
    if (top >= 0 && bottom <= window.innerHeight * 0.6) return;
    words.scrollIntoView({ block: "center", behavior: prefersStillness() ? "auto" : "smooth" });
  }, [id]);
}
