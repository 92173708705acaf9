/** The part of `vscode.Memento` that `RecentItems` uses. */
export interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** The IDs of recently used items, stored under a key of a memento. */
export class RecentItems {
  readonly #memento: Memento;
  readonly #key: string;
  readonly #maximum: number;

  /** At most `maximum` IDs are kept. */
  constructor(memento: Memento, key: string, maximum: number) {
    this.#memento = memento;
    this.#key = key;
    this.#maximum = maximum;
  }

  /** Returns the IDs, most recent first. */
  get(): readonly string[] {
    const stored = this.#memento.get(this.#key);
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string").slice(0, this.#maximum) : [];
  }

  /** Records that an item was used. */
  async add(id: string): Promise<void> {
    const others = this.get().filter((other) => other !== id);
    await this.#memento.update(this.#key, [id, ...others].slice(0, this.#maximum));
  }
}
