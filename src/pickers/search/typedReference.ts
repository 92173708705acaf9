import { findProfileReferences } from "../../domain/profileReferences/findProfileReferences";
import { isApplicationProfileId } from "../../domain/profileReferences/idShape";
import type { ProfileReference } from "../../domain/profileReferences/profileReference";
import { certainty } from "../../domain/profileReferences/profileReference";

/** What a typed text identifies. */
export interface TypedReference {
  /** The ARN, or the ID. */
  readonly identifier: string;
  /** Undefined if the text does not contain it. */
  readonly region?: string;
  /** Undefined for an ID. */
  readonly accountId?: string;
}

/**
 * Returns the first ARN or ID of an inference profile in a typed text, or undefined if there is none. A text that is nothing but
 * twelve letters and digits counts as the ID of an application profile, unless it has no digit, as words have none.
 */
export function typedReference(typed: string): TypedReference | undefined {
  const reference = findProfileReferences(typed).find((each) => certainty(each) !== "unusable");
  if (reference) {
    return fromReference(reference);
  }
  const text = typed.trim();
  return isApplicationProfileId(text) && /[0-9]/.test(text) ? { identifier: text } : undefined;
}

function fromReference({ identifier, id, region, arn }: ProfileReference): TypedReference {
  const accountId = arn?.accountId ?? "";
  return {
    identifier: arn && accountId === "" ? id : identifier,
    ...(region === undefined ? {} : { region }),
    ...(accountId === "" ? {} : { accountId }),
  };
}
