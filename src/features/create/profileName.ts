import { isSameConnection } from "../../domain/connection";
import type { Violation } from "../../domain/constraints";
import { findViolation, maximumNameLength, suggestUnusedName } from "../../domain/constraints";
import type { WizardState } from "./wizardState";

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

/** Returns the initial name: an unused name like the one of the similar profile or, if there is none, of the source. */
export function initialName({ draft, similar }: WizardState, taken: ReadonlySet<string>): string {
  if (!similar) {
    return suggestName(draft.source?.name ?? "", taken);
  }
  const { name } = similar.profile;
  const isSamePlace = draft.connection !== undefined && isSameConnection(draft.connection, similar.connection);
  return suggestUnusedName(name, isSamePlace ? new Set([...taken, name]) : taken);
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
