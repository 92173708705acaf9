import { isText, isVisible } from "../../util/readableText";
import type { OnDroppedField } from "./droppedFields";

/** A structure of a response, whose members may have any value whatever the SDK's types say. */
export type UntrustedFields<Structure> = { readonly [Name in keyof Structure]?: unknown };

/** Parses the members of a response one by one, and calls `onDroppedField` for those that are present but malformed. */
export class FieldParser {
  readonly #onDroppedField: OnDroppedField;

  constructor(onDroppedField: OnDroppedField) {
    this.#onDroppedField = onDroppedField;
  }

  /** Returns the items of a list; none if it is missing or malformed. */
  list(name: string, value: unknown): readonly unknown[] {
    if (Array.isArray(value)) {
      return value;
    }
    if (!isMissing(value)) {
      this.#onDroppedField(name);
    }
    return [];
  }

  /** Parses each structure in a list, and skips the other items and those that `parse` returns undefined for. */
  items<Parsed>(
    name: string,
    value: unknown,
    parse: (item: Readonly<Record<string, unknown>>) => Parsed | undefined,
  ): Parsed[] {
    const all: Parsed[] = [];
    // A loop, and one parser for all rows, because there may be thousands of them.
    for (const item of this.list(name, value)) {
      // A missing item is malformed, unlike a missing member.
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

  /** Returns a text, or undefined if it is missing, empty or malformed. */
  text(name: string, value: unknown): string | undefined {
    if (isText(value)) {
      return value;
    }
    if (!isMissing(value) && value !== "") {
      this.#onDroppedField(name);
    }
    return undefined;
  }

  /** Returns a text with at least one visible character, as the label of a row needs. */
  visible(name: string, value: unknown): string | undefined {
    const text = this.text(name, value);
    if (text === undefined || isVisible(text)) {
      return text;
    }
    this.#onDroppedField(name);
    return undefined;
  }

  /** Returns a text that its structure cannot do without; if it is missing, that is reported as well. */
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

/** Whether a member is missing: AWS may omit it or return null. */
export function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
