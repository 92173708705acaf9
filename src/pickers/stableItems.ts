/** What of a quick pick this needs. */
interface RowsHolder<T> {
  items: readonly T[];
}

/**
 * The rows of a quick pick that change while it is open. VS Code tells the row that was chosen by its place among those it
 * shows, so that what a person chooses while other rows are still on their way there is a place among the ones before.
 */
export class StableItems<T> {
  readonly #picker: RowsHolder<T>;
  readonly #arrived: () => Promise<void>;
  /** The rows that VS Code is known to have; none are before the first have arrived. */
  #shown: readonly T[] | undefined;

  /** `arrived` resolves when VS Code has the rows that were set just before, and those of earlier calls before it. */
  constructor(picker: RowsHolder<T>, arrived: () => Promise<void>) {
    this.#picker = picker;
    this.#arrived = arrived;
  }

  /** Shows other rows. Rejects where it cannot be known when they have arrived. */
  async set(rows: readonly T[]): Promise<void> {
    this.#picker.items = rows;
    try {
      await this.#arrived();
    } finally {
      this.#shown = rows;
    }
  }

  /** The row that a person has chosen, or whose button was pressed, of the one that VS Code tells; none where there was none. */
  meant(told: T | undefined): T | undefined {
    const place = told === undefined ? -1 : this.#picker.items.indexOf(told);
    // One that is not among the rows was told before they were set. One that has no place among those that VS Code was known
    // to have was chosen among newer ones: word that they have arrived is all that is on its way.
    return place === -1 ? told : (this.#shown?.[place] ?? told);
  }
}
