import { counted, gradeInWords, INDEPENDENCE, originsInWords } from "../base/words.ts";

interface Counted {
  readonly articles: number;
  readonly nMin: number;
  readonly nMax: number;
}

/** Origins first; how many articles repeat them is small print. What nobody says is so has none. */
export function Origins({ of }: { of: Counted }) {
  if (of.articles === 0) {
    return (
      <span class="origins" title="Threats, plans, predictions and denials count for no origin.">
        not asserted
      </span>
    );
  }
  const isOpen = of.nMin < 2 && of.nMax >= 2;
  return (
    <span class="origins" title={isOpen ? INDEPENDENCE["not-established"] : undefined}>
      <b>{originsInWords(of.nMin, of.nMax)}</b>
      {isOpen && <small> independence not established</small>}{" "}
      <small>{counted(of.articles, "article")}</small>
    </span>
  );
}

export function Denied({ origins }: { origins: number }) {
  if (origins === 0) return null;
  return <span class="denied">denied by {counted(origins, "origin")}</span>;
}

export function Grade({ grade }: { grade: string }) {
  return (
    <abbr class="grade" title={gradeInWords(grade)}>
      {grade}
    </abbr>
  );
}
