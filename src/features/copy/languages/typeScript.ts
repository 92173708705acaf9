import { escapeCommon, escapeInvisible, hex } from "./invisible";

/** Returns a string literal of TypeScript and JavaScript. */
export function typeScriptString(text: string): string {
  return `"${typeScriptContent(text, '"')}"`;
}

/** Returns the text between the quotes of a literal. */
export function typeScriptContent(text: string, quote: string): string {
  return escapeInvisible(escapeCommon(text, quote), (codePoint) =>
    codePoint > 0xff_ff ? String.raw`\u{${hex(codePoint, 1)}}` : String.raw`\u${hex(codePoint, 4)}`,
  );
}

/** Returns an object literal, whose keys are quoted where they have to be. */
export function typeScriptObject(value: unknown, indent = ""): string {
  if (typeof value === "string") {
    return typeScriptString(value);
  }
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value);
  }
  const inner = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => typeScriptObject(item, inner))
    : Object.entries(value).map(([key, member]) => `${propertyName(key)}: ${typeScriptObject(member, inner)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return members.length === 0
    ? `${open}${close}`
    : `${open}\n${members.map((member) => `${inner}${member},\n`).join("")}${indent}${close}`;
}

function propertyName(key: string): string {
  // As a literal, `__proto__` would set the prototype and not a property. In brackets it is a name like any other.
  return key === "__proto__" ? '["__proto__"]' : /^[A-Za-z_]\w*$/.test(key) ? key : typeScriptString(key);
}
