import { effect, signal } from "@preact/signals";

export type Theme = "light" | "dark";

const KEY = "tocsin-theme";
const preferred = window.matchMedia("(prefers-color-scheme: dark)");

/** Null: as the system has it. */
const chosen = signal<Theme | null>(read());
const system = signal<Theme>(preferred.matches ? "dark" : "light");

function read(): Theme | null {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : null;
}

export function currentTheme(): Theme {
  return chosen.value ?? system.value;
}

export function toggleTheme(): void {
  chosen.value = currentTheme() === "dark" ? "light" : "dark";
  localStorage.setItem(KEY, chosen.value);
}

export function followTheme(): void {
  preferred.addEventListener("change", () => {
    system.value = preferred.matches ? "dark" : "light";
  });
  effect(() => {
    if (chosen.value !== null) document.documentElement.dataset["theme"] = chosen.value;
  });
}

/** A colour of the style sheet as "rgb(…)", for what draws on a canvas. */
export function colourOf(name: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** Where side columns stand beside what they belong to; the style sheet has the same number. */
export function isWide(): boolean {
  return window.matchMedia("(min-width: 62rem)").matches;
}

export function prefersStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
