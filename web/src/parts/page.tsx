import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { moves } from "../base/address.ts";
import { plainly } from "../base/words.ts";

interface PageParts {
  readonly title: string;
  /** What kind of thing it is, in small capitals above the title. */
  readonly kind?: string;
  readonly lede?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A page with its heading: named in the tab, and first in the order of focus when one comes to it. */
export function Page({ title, kind, lede, children }: PageParts) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === "Tocsin" ? title : `${plainly(title)} · Tocsin`;
  }, [title]);
  useFocusOnArrival(heading);
  return (
    <div class="page">
      <header class="page-head">
        {kind && <p class="label">{kind}</p>}
        <h1 ref={heading} tabIndex={-1}>
          <bdi>{plainly(title)}</bdi>
        </h1>
        {lede && <div class="lede">{lede}</div>}
      </header>
      {children}
    </div>
  );
}

/** Tells a screen reader that the page changed; the first page of a visit keeps the browser's own order. */
export function useFocusOnArrival(target: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    if (moves.peek() > 0) target.current?.focus({ preventScroll: true });
  }, []);
}

/** A part of a page under a small heading with a hairline. */
export function Section(parts: {
  title: string;
  note?: ComponentChildren;
  id?: string;
  children: ComponentChildren;
}) {
  return (
    <section class="section" id={parts.id}>
      <h2 class="label">{parts.title}</h2>
      {parts.note && <p class="note">{parts.note}</p>}
      {parts.children}
    </section>
  );
}

/** Foreign words, kept from turning the words around them. */
export function Words({ children, lang }: { children: string; lang?: string }) {
  return <bdi lang={lang}>{plainly(children)}</bdi>;
}
