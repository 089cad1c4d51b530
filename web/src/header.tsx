import { address, navigate } from "./base/address.ts";
import { overlay } from "./parts/palette.tsx";
import { Menu } from "./menu.tsx";
import { currentTheme, toggleTheme } from "./base/theme.ts";

export function Header() {
  const { path } = address.value;
  return (
    <header class="masthead">
      <a class="wordmark" href="/">
        Tocsin
      </a>
      <Menu path={path} />
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
