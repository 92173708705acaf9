/** The part of a quick pick that is used here. */
interface ItemsHolder<T> {
  items: readonly T[];
}

/**
 * The items of a quick pick that change while it is open. VS Code reports the accepted item by its index. If newer items are
 * still on their way to VS Code, the user chose from the previous ones, and the index must be looked up there.
 */
export class StableItems<T> {
  readonly #picker: ItemsHolder<T>;
  readonly #waitForRender: () => Promise<void>;
  /** The items that VS Code is known to have, or undefined before the first ones have arrived. */
  #rendered: readonly T[] | undefined;

  /** `waitForRender` resolves when VS Code has the items that were set last. Calls must resolve in order. */
  constructor(picker: ItemsHolder<T>, waitForRender: () => Promise<void>) {
    this.#picker = picker;
    this.#waitForRender = waitForRender;
  }

  /** Sets the items. Resolves when VS Code has them, and rejects if that cannot be found out. */
  async set(items: readonly T[]): Promise<void> {
    this.#picker.items = items;
    try {
      await this.#waitForRender();
    } finally {
      this.#rendered = items;
    }
  }

  /** Returns the item that the user chose, given the one that VS Code reported. */
  resolve(reported: T | undefined): T | undefined {
    const index = reported === undefined ? -1 : this.#picker.items.indexOf(reported);
    // An item that is not in the list was reported before the list was set. An index beyond the rendered items can only come
    // from the newer ones, which have then arrived although that is not known yet.
    return index === -1 ? reported : (this.#rendered?.[index] ?? reported);
  }
}
