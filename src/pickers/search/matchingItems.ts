import type * as vscode from "vscode";
import { StableItems } from "../stableItems";
import type { SearchableRow } from "./rowSearch";
import { RowSearch, matchesRow } from "./rowSearch";

/** An item of a quick pick. Items with `alwaysShow` are shown whatever is typed, the others if they match. */
export type SearchableItem = vscode.QuickPickItem & SearchableRow;

/** How many items VS Code gets at once. All items are sent and drawn again at each typed character, and nobody scrolls further. */
const maximumItems = 500;

/** `vscode.QuickPickItemKind.Separator`, which is not available outside VS Code. */
const separatorKind = -1;

/** The part of a quick pick that is used here. */
type Picker<T extends vscode.QuickPickItem> = Pick<vscode.QuickPick<T>, "items" | "value">;

/** The items that are shown in place of others. */
export interface OtherItems<T> {
  /** Returns items that say that nothing matches the typed text, and what to do next. */
  readonly noMatch: (typed: string) => readonly T[];
  /** Returns the item that says how many of the matches are shown. */
  readonly more: (shown: number, total: number) => T;
}

/**
 * Shows the items of a quick pick that match the typed text, as `RowSearch` finds them. VS Code has no stable API to turn its own
 * filter off, so all items that VS Code gets have `alwaysShow`. Separators are shown while nothing is typed.
 */
export class MatchingItems<T extends SearchableItem> {
  readonly #picker: Picker<T>;
  readonly #items: StableItems<T>;
  readonly #other: OtherItems<T>;
  #all: readonly T[] = [];
  /** Items with `alwaysShow` in front of all that are searched, and behind the first of those. */
  #first: readonly T[] = [];
  #last: readonly T[] = [];
  #search = new RowSearch<T>([]);

  /** `waitForRender` is that of `StableItems`. */
  constructor(picker: Picker<T>, waitForRender: () => Promise<void>, other: OtherItems<T>) {
    this.#picker = picker;
    this.#items = new StableItems(picker, waitForRender);
    this.#other = other;
  }

  /** Sets all items, and shows those that match. Resolves when VS Code has them. */
  set(items: readonly T[]): Promise<void> {
    const isSearched = (item: T) => !item.alwaysShow && item.kind !== separatorKind;
    const firstSearched = items.findIndex(isSearched);
    const pinned = (part: readonly T[]) => part.filter((item) => item.alwaysShow && item.kind !== separatorKind);
    this.#first = pinned(firstSearched === -1 ? items : items.slice(0, firstSearched));
    this.#last = pinned(firstSearched === -1 ? [] : items.slice(firstSearched));
    this.#all = items.map((item) => (isSearched(item) ? { ...item, alwaysShow: true } : item));
    this.#search = new RowSearch(this.#all.filter((_, index) => isSearched(items[index] as T)));
    return this.show();
  }

  /** Shows the items that match what is typed now. Resolves when VS Code has them. */
  show(): Promise<void> {
    return this.#items.set(this.#matching());
  }

  /**
   * Returns the item that the user chose, given the one that VS Code reported. If Enter came before VS Code had the items for the
   * typed text, this is the first item for that text.
   */
  resolve(reported: T | undefined): T | undefined {
    const chosen = this.#items.resolve(reported);
    const isOutdated = chosen !== undefined && this.#search.has(chosen) && !matchesRow(chosen, this.#picker.value);
    return isOutdated ? this.#matching()[0] : chosen;
  }

  #matching(): readonly T[] {
    const typed = this.#picker.value.trim();
    if (typed === "" && this.#all.length <= maximumItems) {
      return this.#all;
    }
    const { rows, total } = this.#search.find(typed, maximumItems);
    const more = rows.length < total ? [this.#other.more(rows.length, total)] : [];
    const noMatch = total === 0 && typed !== "" ? this.#other.noMatch(typed) : [];
    return [...this.#first, ...rows, ...more, ...this.#last, ...noMatch];
  }
}
