import { escapeCommon, escapeInvisible, hex } from "./invisible";

/** Returns a string literal for TypeScript and JavaScript. */
export function typeScriptString(text: string): string {
  return `"${typeScriptContent(text, '"')}"`;
}

/** Returns the text between the quotes of a literal. */
export function typeScriptContent(text: string, quote: string): string {
  return escapeInvisible(escapeCommon(text, quote), (codePoint) =>
    codePoint > 0xff_ff ? String.raw`\u{${hex(codePoint, 1)}}` : String.raw`\u${hex(codePoint, 4)}`,
  );
}

/** Returns an object literal. Keys are quoted only if necessary. */
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
  // A plain `__proto__` key would set the prototype, but in brackets it is an ordinary property name.
  return key === "__proto__" ? '["__proto__"]' : /^[A-Za-z_]\w*$/.test(key) ? key : typeScriptString(key);
}
