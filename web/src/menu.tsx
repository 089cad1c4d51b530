import { useLayoutEffect, useRef } from "preact/hooks";
import { GROUPS, isUnder, type Place } from "./places.ts";

/** The main pages: those one goes to most stand by themselves, the others under what one does there. */
export function Menu({ path }: { path: string }) {
  const nav = useRef<HTMLElement>(null);
  useClosing(nav);
  return (
    <nav aria-label="Main" ref={nav}>
      <ul class="menu">
        {GROUPS.map(({ name, places }) => (
          <li key={places[0]?.[0]}>
            {name === null ? (
              places.map((place) => <PlaceLink key={place[0]} place={place} path={path} />)
            ) : (
              <Group name={name} places={places} path={path} />
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The browser's own disclosure; of those with one name it keeps at most one open. */
function Group({ name, places, path }: { name: string; places: readonly Place[]; path: string }) {
  const isHere = places.some(([href]) => isUnder(path, href));
  return (
    <details name="menu">
      <summary class={isHere ? "here" : undefined}>
        {name}
        {isHere && <span class="unseen">, where you are</span>}
      </summary>
      <ul>
        {places.map((place) => (
          <li key={place[0]}>
            <PlaceLink place={place} path={path} />
            <small>{place[2]}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function PlaceLink({ place: [href, name], path }: { place: Place; path: string }) {
  return (
    <a href={href} aria-current={currentOf(path, href)}>
      {name}
    </a>
  );
}

/** "true": this page was reached from there and is not the page itself. */
function currentOf(path: string, href: string): "page" | "true" | undefined {
  if (!isUnder(path, href)) return undefined;
  return path === href || path.startsWith(`${href}/`) ? "page" : "true";
}

/** A menu goes away by Escape, by a choice, and as soon as one turns to something else. */
function useClosing(nav: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const opened = () => nav.current?.querySelector("details[open]") ?? null;
    const close = () => opened()?.removeAttribute("open");
    const turn = ({ target }: Event) => {
      if (target instanceof Node && !opened()?.contains(target)) close();
    };
    const choose = ({ target }: Event) => {
      if (target instanceof Element && target.closest("nav a")) close();
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || opened() === null) return;
      event.stopPropagation(); // the page would let go of what one holds there
      opened()?.querySelector("summary")?.focus();
      close();
    };
    document.addEventListener("pointerdown", turn);
    document.addEventListener("focusin", turn);
    document.addEventListener("click", choose);
    document.addEventListener("keydown", press, { capture: true });
    return () => {
      document.removeEventListener("pointerdown", turn);
      document.removeEventListener("focusin", turn);
      document.removeEventListener("click", choose);
      document.removeEventListener("keydown", press, { capture: true });
    };
  }, []);
}
