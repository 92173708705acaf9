import type { Violation } from "../../domain/constraints";
import { findViolation, maximumNameLength, suggestUnusedName } from "../../domain/constraints";

/** The reason a name cannot be used. */
export type NameError =
  | { readonly kind: "violation"; readonly violation: Violation }
  /** `unusedName` is a similar name that is not taken. */
  | { readonly kind: "taken"; readonly name: string; readonly unusedName: string };

/** Returns the error in the name of a new application profile, or undefined if the name can be used. */
export function findNameError(name: string, taken: ReadonlySet<string>): NameError | undefined {
  const violation = findViolation("name", name);
  if (violation) {
    return { kind: "violation", violation };
  }
  return taken.has(name) ? { kind: "taken", name, unusedName: suggestUnusedName(name, taken) } : undefined;
}

/**
 * Suggests a name that is not taken, derived from the source's name: `US Claude 3.5 Haiku` becomes `us-claude-3-5-haiku`. Returns
 * an empty string if the source's name has no usable characters.
 */
export function suggestName(sourceName: string, taken: ReadonlySet<string>): string {
  const name = sourceName
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, maximumNameLength)
    .replace(/^-|-$/g, "");
  return name === "" ? "" : suggestUnusedName(name, taken);
}
