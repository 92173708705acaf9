import { normalizeForSearch, searchAlternatives, searchTerms } from "./searchTerms";

/** The part of a quick pick row that is searched. */
export interface SearchableRow {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Text that is searched but not shown, for example an ARN. */
  readonly keywords?: string;
  /** Text of the row that counts as much as its label, for example its Region. */
  readonly important?: string;
}

/** The result of a search. */
export interface SearchResult<T> {
  /** The best matches first, limited to the requested number. */
  readonly rows: readonly T[];
  /** The total number of matching rows. */
  readonly total: number;
}

/** A row with its normalized texts. */
interface IndexedRow<T> {
  readonly row: T;
  /** The label, the description, and the keywords. Text that equals one of them identifies the row. */
  readonly names: readonly string[];
  readonly label: string;
  readonly text: string;
}

/**
 * Finds rows that contain all typed words, in any order and in any of their texts. Rows that the text identifies come first, for
 * example by their ID, followed by rows with all words in their label. Otherwise, rows keep their order. VS Code's own filter
 * would require all words to be adjacent in one text.
 */
export class RowSearch<T extends SearchableRow> {
  readonly #rows: readonly T[];
  /** The normalized rows. They are created on the first search, because most rows are never searched. */
  #index: readonly IndexedRow<T>[] | undefined;

  constructor(rows: readonly T[]) {
    this.#rows = rows;
  }

  /** Returns the rows that match the typed text, or all rows if it is empty. */
  find(typed: string, limit: number): SearchResult<T> {
    if (searchTerms(typed).length === 0) {
      return { rows: this.#rows.slice(0, limit), total: this.#rows.length };
    }
    this.#index ??= this.#rows.map(indexRow);
    const index = this.#index;
    const results = searchAlternatives(typed).map((terms) => findAll(index, terms, limit));
    return results.find(({ total }) => total > 0) ?? { rows: [], total: 0 };
  }
}

/** Returns whether a row matches the typed text. */
export function matchesRow(row: SearchableRow, typed: string): boolean {
  const { text } = indexRow(row);
  return searchAlternatives(typed).some((terms) => containsAll(text, terms));
}

function findAll<T>(index: readonly IndexedRow<T>[], terms: readonly string[], limit: number): SearchResult<T> {
  const typed = terms.join(" ");
  const identified: T[] = [];
  const inLabel: T[] = [];
  const elsewhere: T[] = [];
  for (const { row, names, label, text } of index) {
    if (containsAll(text, terms)) {
      (names.includes(typed) ? identified : containsAll(label, terms) ? inLabel : elsewhere).push(row);
    }
  }
  const found = [...identified, ...inLabel, ...elsewhere];
  return { rows: found.slice(0, limit), total: found.length };
}

function indexRow<T extends SearchableRow>(row: T): IndexedRow<T> {
  const { label, description = "", detail = "", keywords = "", important = "" } = row;
  return {
    row,
    names: [label, description, keywords].map(normalizeForSearch),
    label: normalizeForSearch(`${label} ${important}`),
    text: normalizeForSearch([label, description, detail, keywords].join(" ")),
  };
}

function containsAll(text: string, terms: readonly string[]): boolean {
  return terms.every((term) => text.includes(term));
}
