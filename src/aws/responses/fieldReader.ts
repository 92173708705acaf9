import { isText, isVisible } from "../../util/readableText";
import type { OnDroppedField } from "./droppedFields";

/** A structure of a reply as it really is: of its members only the names are known. */
export type UntrustedFields<Structure> = { readonly [Name in keyof Structure]?: unknown };

/** Reads the members of a reply one by one, and tells of those that are there but cannot be read. */
export class FieldReader {
  readonly #onDroppedField: OnDroppedField;

  constructor(onDroppedField: OnDroppedField) {
    this.#onDroppedField = onDroppedField;
  }

  list(name: string, value: unknown): readonly unknown[] {
    if (Array.isArray(value)) {
      return value;
    }
    if (!isNothing(value)) {
      this.#onDroppedField(name);
    }
    return [];
  }

  /** What is made of the items of a list that are structures, whatever else stands among them. */
  items<Made>(
    name: string,
    value: unknown,
    make: (item: Readonly<Record<string, unknown>>) => Made | undefined,
  ): Made[] {
    const made: Made[] = [];
    // A loop, and one reader for all rows: there may be thousands of them.
    for (const item of this.list(name, value)) {
      // In a list, nothing at all is as odd as a text.
      const structure = this.structure(name, item ?? "");
      const one = structure && make(structure);
      if (one !== undefined) {
        made.push(one);
      }
    }
    return made;
  }

  structure(name: string, value: unknown): Readonly<Record<string, unknown>> | undefined {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
    if (!isNothing(value)) {
      this.#onDroppedField(name);
    }
    return undefined;
  }

  /** A text with something in it. */
  text(name: string, value: unknown): string | undefined {
    if (isText(value)) {
      return value;
    }
    if (!isNothing(value) && value !== "") {
      this.#onDroppedField(name);
    }
    return undefined;
  }

  /** A text with something in it that can be seen, as a row by its name must be. */
  visible(name: string, value: unknown): string | undefined {
    const text = this.text(name, value);
    if (text === undefined || isVisible(text)) {
      return text;
    }
    this.#onDroppedField(name);
    return undefined;
  }

  /** A text without which its structure is none. */
  required(name: string, value: unknown): string | undefined {
    if (isText(value)) {
      return value;
    }
    this.#onDroppedField(name);
    return undefined;
  }

  date(name: string, value: unknown): Date | undefined {
    if (value instanceof Date) {
      return value;
    }
    if (!isNothing(value)) {
      this.#onDroppedField(name);
    }
    return undefined;
  }
}

export function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
