import type { ChainLink } from "../../../src/model/claim.ts";
import { LINK_TYPE, SCOPE } from "../base/words.ts";
import { Words } from "./page.tsx";

/** The way a claim came to us, publisher at the top, whoever said it at the foot. */
export function ChainPath({ chain, text }: { chain: readonly ChainLink[]; text: string }) {
  return (
    <ol class="chain-path" aria-label="On whose word">
      {chain.map((link, i) => (
        <li key={i} class={`link-${link.type}`}>
          {link.cue && (
            <p class="cue">
              <Words>
                {link.cue.spans.map(({ begin, end }) => text.slice(begin, end)).join(" … ")}
              </Words>
            </p>
          )}
          <p>
            <b>
              <Words>{link.name ?? (link.surface || nobody(link))}</Words>
            </b>{" "}
            {link.name !== undefined && link.name !== link.surface && link.surface !== "" && (
              <Words>{`“${link.surface}” `}</Words>
            )}
            <small>{LINK_TYPE[link.type]}</small>
          </p>
          {SCOPE[link.scope] && i > 0 && <p class="quiet">{SCOPE[link.scope]}</p>}
        </li>
      ))}
    </ol>
  );
}

function nobody({ type }: ChainLink): string {
  return type === "publisher" ? "an unknown publisher" : "nobody named";
}
