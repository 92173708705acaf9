/** The part of a quick pick that `StableItems` uses. */
interface ItemsHolder<T> {
  items: readonly T[];
}

/**
 * The items of a quick pick that change while it is open. VS Code reports the accepted item by its index. If VS Code has not
 * received the newest items yet, the user chose from the previous items, so the index must be looked up in those.
 */
export class StableItems<T> {
  readonly #picker: ItemsHolder<T>;
  readonly #waitForRender: () => Promise<void>;
  /** The items that VS Code is known to have received, or undefined before it has received any. */
  #rendered: readonly T[] | undefined;

  /** `waitForRender` must resolve when VS Code has received the most recently set items. Its calls must resolve in order. */
  constructor(picker: ItemsHolder<T>, waitForRender: () => Promise<void>) {
    this.#picker = picker;
    this.#waitForRender = waitForRender;
  }

  /** Sets the items. Resolves when VS Code has received them. Rejects if `waitForRender` fails. */
  async set(items: readonly T[]): Promise<void> {
    this.#picker.items = items;
    try {
      await this.#waitForRender();
    } finally {
      this.#rendered = items;
    }
  }

  /** Returns the item that the user chose, given the item that VS Code reported. */
  resolve(reported: T | undefined): T | undefined {
    const index = reported === undefined ? -1 : this.#picker.items.indexOf(reported);
    // An item that is not in the list was reported before the list was set. An index beyond the rendered items can only refer to
    // the newer items, so VS Code has received those even if `set` has not resolved yet.
    return index === -1 ? reported : (this.#rendered?.[index] ?? reported);
  }
}
