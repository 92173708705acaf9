import { parseRfc3339DateTimeWithOffset } from "@smithy/core/serde";

/** A reply's body that the SDK can read, and what was left out for it. */
export interface ReadableResponse {
  readonly body: string;
  /** Names of members, each once. */
  readonly droppedFields: readonly string[];
}

/** Levels of lists and structures in a reply, with some to spare: the service's own have five. */
const deepest = 8;

/** What JSON allows before its first value. */
const whiteSpace: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Throws a SyntaxError where a reply's body cannot be the JSON object that every reply of the service is. The SDK would take
 * most of such bodies for an empty reply.
 */
export function assertJsonObject(body: Uint8Array): void {
  const first = body.find((byte) => !whiteSpace.has(byte));
  if (first !== 0x7b) {
    throw new SyntaxError(first === undefined ? "The reply has no body" : "The reply is not a JSON object");
  }
}

/**
 * Takes dates that are none out of a reply's body, for which the SDK would give up a whole list, and what is nested deeper
 * than anybody can read. Throws a SyntaxError where the body is no JSON.
 */
export function dropUnreadableFields(body: string): ReadableResponse {
  const droppedFields = new Set<string>();
  const reply = JSON.parse(body) as object;
  dropUnreadable(reply, droppedFields, deepest);
  return { body: JSON.stringify(reply), droppedFields: [...droppedFields] };
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

/** Whether the SDK would read the value, by its own rule. */
function isDate(value: unknown): boolean {
  try {
    return parseRfc3339DateTimeWithOffset(value) !== undefined;
  } catch {
    return false;
  }
}
