import { parseRfc3339DateTimeWithOffset } from "@smithy/core/serde";

/** A reply's body that the SDK can read, and what was left out for it. */
export interface ReadableReply {
  readonly body: string;
  /** Names of members, each once. */
  readonly leftOut: readonly string[];
}

/** Levels of lists and structures in a reply, with some to spare: the service's own have five. */
const deepest = 8;

/**
 * Takes dates that are none out of a reply's body, for which the SDK would give up a whole list, and what is nested deeper
 * than anybody can read. Throws a SyntaxError where the body is not the JSON object that every reply of the service is.
 */
export function makeReadable(body: string): ReadableReply {
  if (body.trim() === "") {
    throw new SyntaxError("The reply has no body");
  }
  const reply: unknown = JSON.parse(body);
  if (typeof reply !== "object" || reply === null || Array.isArray(reply)) {
    throw new SyntaxError("The reply is not a JSON object");
  }
  const leftOut = new Set<string>();
  dropUnreadable(reply, leftOut, deepest);
  return leftOut.size === 0 ? { body, leftOut: [] } : { body: JSON.stringify(reply), leftOut: [...leftOut] };
}

function dropUnreadable(structure: object, leftOut: Set<string>, depth: number): void {
  for (const [name, value] of Object.entries(structure) as [string, unknown][]) {
    const isStructure = typeof value === "object" && value !== null;
    if (/^[a-zA-Z]{1,40}(?:At|Time)$/.test(name) && value !== null && !isDate(value)) {
      leftOut.add(name);
      Reflect.deleteProperty(structure, name);
    } else if (isStructure && depth === 1) {
      leftOut.add("a structure nested too deeply");
      Reflect.set(structure, name, null);
    } else if (isStructure) {
      dropUnreadable(value, leftOut, depth - 1);
    }
  }
}

/** Whether the SDK would read the value, by its own rule. */
function isDate(value: unknown): boolean {
  try {
    const date = parseRfc3339DateTimeWithOffset(value);
    return date !== undefined && !Number.isNaN(date.getTime());
  } catch {
    return false;
  }
}
