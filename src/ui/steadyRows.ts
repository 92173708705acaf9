/** What of a quick pick this needs. */
interface RowsHolder<T> {
  items: readonly T[];
}

/**
 * The rows of a quick pick that change while it is open. VS Code tells the row that was chosen by its place among those it
 * shows, so that what a person chooses while other rows are still on their way there is a place among the ones before.
 */
export class SteadyRows<T> {
  readonly #picker: RowsHolder<T>;
  readonly #arrived: () => Promise<void>;
  /** What VS Code shows for sure, while other rows are on their way to it. */
  #before: readonly T[] = [];
  #onTheirWay = 0;

  /** `arrived` resolves when VS Code has the rows that were set just before. */
  constructor(picker: RowsHolder<T>, arrived: () => Promise<void>) {
    this.#picker = picker;
    this.#arrived = arrived;
  }

  /** Shows other rows. Rejects where it cannot be known when they have arrived. */
  async set(rows: readonly T[]): Promise<void> {
    if (this.#onTheirWay === 0) {
      this.#before = this.#picker.items;
    }
    this.#onTheirWay += 1;
    this.#picker.items = rows;
    try {
      await this.#arrived();
    } finally {
      this.#onTheirWay -= 1;
    }
  }

  /** The row that a person has chosen, or whose button was pressed, of the one that VS Code tells; none where there was none. */
  meant(told: T | undefined): T | undefined {
    const place = told === undefined ? -1 : this.#picker.items.indexOf(told);
    // One that is not among the rows was told before they were set.
    return this.#onTheirWay === 0 || place === -1 ? told : this.#before[place];
  }
}
