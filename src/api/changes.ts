/** Tells open pages that the case is no longer what they show. */
export interface Changes {
  announce(): void;
  /** @returns call it to stop listening */
  listen(onChange: () => void): () => void;
}

export function openChanges(): Changes {
  const listeners = new Set<() => void>();
  return {
    announce: () => listeners.forEach((onChange) => onChange()),
    listen(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
  };
}
