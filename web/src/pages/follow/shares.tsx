import type {
  ListedShareView,
  OwnershipNode,
  OwnershipView,
} from "../../../../src/model/ownership-view.ts";
import { counted } from "../../base/words.ts";
import { Section, Words } from "../../parts/page.tsx";

/** The party of an id, where it is in the view. */
export type Names = (id: string) => OwnershipNode | undefined;

const BASES: Readonly<Record<ListedShareView["basis"], string>> = {
  recorded: "By lists and registers alone",
  claimed: "With what articles claim",
  alleged: "With what is only alleged",
};

/** How much listed owners have, on each basis, and what is not known. */
export function Shares({ view, names }: { view: OwnershipView; names: Names }) {
  return (
    <Section title="Share of listed owners">
      {view.shares.map((share) => (
        <div key={share.basis} class="share">
          <h3>{BASES[share.basis]}</h3>
          <p>{share.words}.</p>
          <p class="note">
            Products of shares along the chains: {percent(share.product.low)}
            {share.product.high > share.product.low && ` to ${percent(share.product.high)}`} %.
          </p>
          <Unknown share={share} names={names} />
        </div>
      ))}
    </Section>
  );
}

function percent(share: number): string {
  return String(Math.round(share * 1000) / 10);
}

const GAPS: Readonly<Record<ListedShareView["gaps"][number]["kind"], string>> = {
  unknown: "share not known",
  unnamed: "owner not named",
  over: "shares add up to more than the whole",
  differing: "sources differ on the share",
  unfollowed: "chain goes on",
};

function Unknown({ share, names }: { share: ListedShareView; names: Names }) {
  const { gaps, rings } = share;
  if (gaps.length + rings.length === 0) return null;
  return (
    <details>
      <summary>
        {counted(gaps.length, "gap")}, {counted(rings.length, "ring")}
      </summary>
      <ul class="names">
        {gaps.map((gap) => (
          <li key={`${gap.kind} ${gap.assetId} ${gap.ownerId}`}>
            {GAPS[gap.kind]}
            {gap.share !== null && `: ${percent(gap.share)} %`} of{" "}
            <Words>{names(gap.assetId)?.name ?? gap.assetId}</Words>
            {gap.ownerId && (
              <>
                , <Words>{names(gap.ownerId)?.name ?? gap.ownerId}</Words>
              </>
            )}
          </li>
        ))}
        {rings.map((ring) => (
          <li key={ring.join(" ")}>
            own each other: <Words>{ring.map((id) => names(id)?.name ?? id).join(", ")}</Words>
          </li>
        ))}
      </ul>
    </details>
  );
}
