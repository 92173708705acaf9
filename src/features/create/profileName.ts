import type { Violation } from "../../domain/constraints";
import { findViolation, freeName, maximumNameLength } from "../../domain/constraints";

/** Why a name cannot be used. */
export type NameError =
  | { readonly kind: "violation"; readonly violation: Violation }
  /** `free` is a name like it that nobody has. */
  | { readonly kind: "taken"; readonly name: string; readonly free: string };

/** What is wrong with a name for a new application profile; nothing where it can be used. */
export function findNameError(name: string, taken: ReadonlySet<string>): NameError | undefined {
  const violation = findViolation("name", name);
  if (violation) {
    return { kind: "violation", violation };
  }
  return taken.has(name) ? { kind: "taken", name, free: freeName(name, taken) } : undefined;
}

/** A free name made from the source's, for people to type over or add to: `US Claude 3.5 Haiku` gives `us-claude-3-5-haiku`. */
export function suggestName(sourceName: string, taken: ReadonlySet<string>): string {
  const name = sourceName
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, maximumNameLength)
    .replace(/^-|-$/g, "");
  return name === "" ? "" : freeName(name, taken);
}
