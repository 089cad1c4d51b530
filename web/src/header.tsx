import { address, navigate } from "./base/address.ts";
import { overlay } from "./parts/palette.tsx";
import { PLACES } from "./places.ts";
import { currentTheme, toggleTheme } from "./base/theme.ts";

export function Header() {
  const { path } = address.value;
  return (
    <header class="masthead">
      <a class="wordmark" href="/">
        Tocsin
      </a>
      <nav aria-label="Main">
        <ul>
          {PLACES.map(([href, name]) => (
            <li key={href}>
              <a href={href} aria-current={isUnder(path, href) ? "page" : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Search />
      <button type="button" class="plain" onClick={() => (overlay.value = "palette")}>
        Go to <kbd>Ctrl K</kbd>
      </button>
      <button type="button" class="plain" onClick={toggleTheme}>
        {currentTheme() === "dark" ? "Light" : "Dark"}
      </button>
    </header>
  );
}

/** Pages that are reached from another, and have no place of their own in the row. */
const REACHED_FROM: Readonly<Record<string, string>> = {
  "problem-new": "/problems",
  forecasts: "/problems",
  follow: "/screening",
};

function isUnder(path: string, href: string): boolean {
  if (href === "/") return path === "/";
  return (
    path === href || path.startsWith(`${href}/`) || REACHED_FROM[path.split("/")[1] ?? ""] === href
  );
}

function Search() {
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const q = new FormData(event.currentTarget as HTMLFormElement).get("q");
    if (typeof q === "string") navigate(`/claims?${new URLSearchParams({ q }).toString()}`);
  };
  return (
    <form class="search" role="search" onSubmit={search}>
      <input type="search" name="q" aria-label="Search claims" placeholder="Search claims" />
    </form>
  );
}
