import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import { currentTheme } from "../base/theme.ts";

/** Something drawn on a canvas, which can show one thing and let the others recede. */
export interface Drawing {
  mark(id: string | null): void;
  close(): void;
}

interface Canvas {
  readonly box: RefObject<HTMLDivElement | null>;
  /** True where the browser cannot draw: whoever asked says so in words. */
  readonly failed: ReadonlySignal<boolean>;
}

/**
 * Draws into a box once it is on the page, and again when what is drawn or the theme changes.
 *
 * @param draw loads what it needs first; may reject where the browser has no WebGL
 */
export function useDrawing(
  subject: unknown,
  draw: (box: HTMLElement) => Promise<Drawing>,
  marked: () => string | null,
): Canvas {
  const box = useRef<HTMLDivElement>(null);
  const drawing = useSignal<Drawing | null>(null);
  const failed = useSignal(false);
  const theme = currentTheme();
  useEffect(() => {
    let left = false;
    const begin = async () => {
      if (box.current === null) return;
      const drawn = await draw(box.current);
      if (left) drawn.close();
      else drawing.value = drawn;
    };
    begin().catch((error: unknown) => {
      console.warn(error);
      failed.value = true;
    });
    return () => {
      left = true;
      drawing.value?.close();
      drawing.value = null;
    };
  }, [subject, theme]);
  useSignalEffect(() => drawing.value?.mark(marked()));
  return { box, failed };
}
