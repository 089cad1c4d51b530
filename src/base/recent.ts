/** The latest things asked for, by key; the one that was not asked for the longest goes first. */
export class Recent<K, V> {
  readonly #items = new Map<K, V>();
  readonly #most: number;

  /** @param most items kept at most; at least 1 */
  constructor(most: number) {
    this.#most = most;
  }

  find(key: K): V | undefined {
    const item = this.#items.get(key);
    if (item !== undefined) this.set(key, item);
    return item;
  }

  set(key: K, item: V): void {
    this.#items.delete(key);
    this.#items.set(key, item);
    if (this.#items.size <= this.#most) return;
    const [oldest] = this.#items.keys();
    if (oldest !== undefined) this.#items.delete(oldest);
  }
}
