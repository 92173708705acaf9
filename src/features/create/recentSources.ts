/** The part of `vscode.Memento` that `RecentSources` uses. */
interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const storageKey = "recentSources";

/** The maximum number of stored sources. More would push the other sources out of view. */
const maximum = 5;

/**
 * The IDs of the sources that profiles were created from on this computer. The IDs are the same in every account, so they reveal
 * nothing about an account.
 */
export class RecentSources {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  /** Returns the IDs, most recent first. */
  get(): readonly string[] {
    const stored = this.#memento.get(storageKey);
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string").slice(0, maximum) : [];
  }

  /** Moves or adds an ID to the beginning. */
  async add(id: string): Promise<void> {
    const others = this.get().filter((other) => other !== id);
    await this.#memento.update(storageKey, [id, ...others].slice(0, maximum));
  }
}
