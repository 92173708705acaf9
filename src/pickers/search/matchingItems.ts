import type * as vscode from "vscode";
import { StableItems } from "../stableItems";
import { keepOrder } from "./keepOrder";
import type { SearchableRow } from "./rowSearch";
import { RowSearch, matchesRow } from "./rowSearch";

/** An item of a quick pick. Items with `alwaysShow` are always shown. Other items are shown if they match the typed text. */
export type SearchableItem = vscode.QuickPickItem & SearchableRow;

/**
 * The maximum number of items that are shown. All items are sent and rendered again for each typed character, and users do not
 * scroll further than this.
 */
const maximumItems = 500;

/** `vscode.QuickPickItemKind.Separator`, which is not available outside VS Code. */
const separatorKind: vscode.QuickPickItemKind.Separator = -1;

/** The part of a quick pick that `MatchingItems` uses. */
type Picker<T extends vscode.QuickPickItem> = Pick<vscode.QuickPick<T>, "items" | "value"> & { sortByLabel?: boolean };

/** Additional items that are shown instead of, or after, the matching items. */
export interface OtherItems<T> {
  /** Returns the items to show if nothing matches the typed text, with next steps. */
  readonly noMatch: (typed: string) => readonly T[];
  /** Returns the item that shows how many of the matches are displayed. */
  readonly more: (shown: number, total: number) => T;
}

/**
 * Shows the items of a quick pick that match the typed text according to `RowSearch`. VS Code has no stable API to turn off its
 * own filter, so all items passed to VS Code have `alwaysShow`. Separators are shown only if nothing is typed.
 */
export class MatchingItems<T extends SearchableItem> {
  readonly #picker: Picker<T>;
  readonly #items: StableItems<T>;
  readonly #other: OtherItems<T>;
  #all: readonly T[] = [];
  /**
   * The items with `alwaysShow` that come before the searched items. Those after the first searched item are in `#last`.
   */
  #first: readonly T[] = [];
  #last: readonly T[] = [];
  #search = new RowSearch<T>([]);
  /** The typed text of the items that VS Code is known to have received. */
  #receivedText = "";
  /** All items that have ever been searched, because VS Code may still report an item that has been replaced. */
  readonly #searched = new WeakSet<T>();

  /** See `StableItems` for `waitForRender`. */
  constructor(picker: Picker<T>, waitForRender: () => Promise<void>, other: OtherItems<T>) {
    this.#picker = picker;
    keepOrder(picker);
    this.#items = new StableItems(picker, waitForRender);
    this.#other = other;
  }

  /** Sets all items and shows those that match. Resolves when VS Code has received them. */
  set(items: readonly T[]): Promise<void> {
    const isSearched = (item: T) => !item.alwaysShow && item.kind !== separatorKind;
    const firstSearched = items.findIndex(isSearched);
    const pinned = (part: readonly T[]) => part.filter((item) => item.alwaysShow && item.kind !== separatorKind);
    this.#first = pinned(firstSearched === -1 ? items : items.slice(0, firstSearched));
    this.#last = pinned(firstSearched === -1 ? [] : items.slice(firstSearched));
    this.#all = items.map((item) => (isSearched(item) ? { ...item, alwaysShow: true } : item));
    const searched = this.#all.filter((_, index) => isSearched(items[index] as T));
    searched.forEach((item) => this.#searched.add(item));
    this.#search = new RowSearch(searched);
    return this.show();
  }

  /** Shows the items that match the current text. Resolves when VS Code has received them. */
  async show(): Promise<void> {
    const typed = this.#typed();
    await this.#items.set(this.#matching());
    this.#receivedText = typed;
  }

  /**
   * Returns the item that the user chose, given the item that VS Code reported. If the user pressed Enter before VS Code received
   * the items for the typed text, returns the first item for that text.
   */
  resolve(reported: T | undefined): T | undefined {
    const chosen = this.#items.resolve(reported);
    // VS Code reports an item by its index, so it reports no item if the index is beyond the end of the newer list.
    if (chosen === undefined) {
      return this.#typed() === this.#receivedText ? undefined : this.#matching()[0];
    }
    const isOutdated = this.#searched.has(chosen) && !matchesRow(chosen, this.#picker.value);
    return isOutdated ? this.#matching()[0] : chosen;
  }

  #typed(): string {
    return this.#picker.value.trim();
  }

  #matching(): readonly T[] {
    const typed = this.#typed();
    if (typed === "" && this.#all.length <= maximumItems) {
      return this.#all;
    }
    const { rows, total } = this.#search.find(typed, maximumItems);
    const more = rows.length < total ? [this.#other.more(rows.length, total)] : [];
    const noMatch = total === 0 && typed !== "" ? this.#other.noMatch(typed) : [];
    return [...this.#first, ...rows, ...more, ...this.#last, ...noMatch];
  }
}
