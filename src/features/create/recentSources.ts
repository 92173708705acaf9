/** The part of `vscode.Memento` that is used here. */
interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const storageKey = "recentSources";

/** How many sources are stored. More would push the other sources out of view. */
const maximum = 5;

/**
 * The IDs of the sources that profiles were created from on this computer. An ID is the same in every account, and says nothing
 * about one.
 */
export class RecentSources {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  /** Returns the IDs, the latest first. */
  get(): readonly string[] {
    const stored = this.#memento.get(storageKey);
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string").slice(0, maximum) : [];
  }

  /** Puts an ID first. */
  async add(id: string): Promise<void> {
    const others = this.get().filter((other) => other !== id);
    await this.#memento.update(storageKey, [id, ...others].slice(0, maximum));
  }
}
