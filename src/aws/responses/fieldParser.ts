import { isText, isVisible } from "../../util/readableText";
import type { OnDroppedField } from "./droppedFields";

/** A structure in a response. Its members may have any value, despite the types of the SDK. */
export type UntrustedFields<Structure> = { readonly [Name in keyof Structure]?: unknown };

/** Parses the members of a response individually, and calls `onDroppedField` for those that are present but malformed. */
export class FieldParser {
  readonly #onDroppedField: OnDroppedField;

  constructor(onDroppedField: OnDroppedField) {
    this.#onDroppedField = onDroppedField;
  }

  /** Returns the items of a list, or no items if the list is missing or malformed. */
  list(name: string, value: unknown): readonly unknown[] {
    if (Array.isArray(value)) {
      return value;
    }
    if (!isMissing(value)) {
      this.#onDroppedField(name);
    }
    return [];
  }

  /** Parses each structure in a list. Skips items that are not structures, and items for which `parse` returns undefined. */
  items<Parsed>(
    name: string,
    value: unknown,
    parse: (item: Readonly<Record<string, unknown>>) => Parsed | undefined,
  ): Parsed[] {
    const all: Parsed[] = [];
    // Use a loop and a single parser, because there may be thousands of items.
    for (const item of this.list(name, value)) {
      // Unlike a missing member, a missing item is malformed.
      const structure = this.structure(name, item ?? "");
      const parsed = structure && parse(structure);
      if (parsed !== undefined) {
        all.push(parsed);
      }
    }
    return all;
  }

  /** Returns a structure, or undefined if it is missing or malformed. */
  structure(name: string, value: unknown): Readonly<Record<string, unknown>> | undefined {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
    if (!isMissing(value)) {
      this.#onDroppedField(name);
    }
    return undefined;
  }

  /** Returns a text, or undefined if it is missing, empty, or malformed. */
  text(name: string, value: unknown): string | undefined {
    if (isText(value)) {
      return value;
    }
    if (!isMissing(value) && value !== "") {
      this.#onDroppedField(name);
    }
    return undefined;
  }

  /** Returns a text with at least one visible character, as required for the label of a row, or undefined. */
  visible(name: string, value: unknown): string | undefined {
    const text = this.text(name, value);
    if (text === undefined || isVisible(text)) {
      return text;
    }
    this.#onDroppedField(name);
    return undefined;
  }

  /** Returns a required text, or undefined if it is missing, empty, or malformed. A missing text is also reported. */
  required(name: string, value: unknown): string | undefined {
    if (isText(value)) {
      return value;
    }
    this.#onDroppedField(name);
    return undefined;
  }

  /** Returns a date, or undefined if it is missing or malformed. */
  date(name: string, value: unknown): Date | undefined {
    if (value instanceof Date) {
      return value;
    }
    if (!isMissing(value)) {
      this.#onDroppedField(name);
    }
    return undefined;
  }
}

/** Returns whether a member is missing. AWS may omit it or return null. */
export function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
