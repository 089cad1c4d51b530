import { useLayoutEffect } from "preact/hooks";

/** Single keys of a page, as a reader who never leaves the keyboard expects; silent while one types. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  // Before the next key: an effect waits for a frame, and the key would meet what stood before.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = keys[event.key];
      if (!action || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) {
        return;
      }
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select");
}

/** Moves the focus one on, or one back, among the elements that match. */
export function moveFocus(selector: string, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
  all[next]?.focus();
  all[next]?.scrollIntoView({ block: "nearest" });
}
