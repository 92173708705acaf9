import { parseRfc3339DateTimeWithOffset } from "@smithy/core/serde";

/** The part of a response body that the SDK can parse, and the names of the dropped fields. */
export interface ReadableResponse {
  readonly body: string;
  /** The names of the dropped members, without duplicates. */
  readonly droppedFields: readonly string[];
}

/** The maximum nesting depth of lists and structures. Bedrock's responses have five levels. */
const maxDepth = 8;

/** The whitespace that JSON allows before the first value. */
const whiteSpace: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Throws a SyntaxError if the body of a response cannot be a JSON object. Every Bedrock response is a JSON object, but the SDK
 * parses most other bodies as an empty response.
 */
export function assertJsonObject(body: Uint8Array): void {
  const first = body.find((byte) => !whiteSpace.has(byte));
  if (first !== 0x7b) {
    throw new SyntaxError(first === undefined ? "The response has no body" : "The response is not a JSON object");
  }
}

/**
 * Drops malformed dates from the body of a response, because the SDK rejects an entire list because of one malformed date. Also
 * drops values that are nested too deeply to be parsed. Throws a SyntaxError if the body is not JSON.
 */
export function dropUnreadableFields(body: string): ReadableResponse {
  const droppedFields = new Set<string>();
  const response = JSON.parse(body) as object;
  dropUnreadable(response, droppedFields, maxDepth);
  return { body: JSON.stringify(response), droppedFields: [...droppedFields] };
}

function dropUnreadable(structure: object, droppedFields: Set<string>, depth: number): void {
  for (const [name, value] of Object.entries(structure) as [string, unknown][]) {
    const isStructure = typeof value === "object" && value !== null;
    if (/^[a-zA-Z]{1,40}(?:At|Time)$/.test(name) && value !== null && !isDate(value)) {
      droppedFields.add(name);
      Reflect.deleteProperty(structure, name);
    } else if (isStructure && depth === 1) {
      droppedFields.add("a structure nested too deeply");
      Reflect.set(structure, name, null);
    } else if (isStructure) {
      dropUnreadable(value, droppedFields, depth - 1);
    }
  }
}

/** Returns whether the SDK can parse the value as a date. */
function isDate(value: unknown): boolean {
  try {
    return parseRfc3339DateTimeWithOffset(value) !== undefined;
  } catch {
    return false;
  }
}
