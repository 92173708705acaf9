import { findProfileReferences } from "../../domain/profileReferences/findProfileReferences";
import { isApplicationProfileId } from "../../domain/profileReferences/idShape";
import type { ProfileReference, ReferenceFinding } from "../../domain/profileReferences/profileReference";
import { certainty, identifierToLookUp } from "../../domain/profileReferences/profileReference";

/** The inference profile that the typed text identifies. */
export interface TypedReference {
  /** The ARN or ID. */
  readonly identifier: string;
  /** The Region, or undefined if the text does not contain it. */
  readonly region?: string;
  /** The account ID in an ARN. Undefined for an ID. */
  readonly accountId?: string;
  /** Whether the text does not show where the ID ends, so that the profile could be another one. */
  readonly isUnclear?: true;
}

const unclearFindings: readonly ReferenceFinding["kind"][] = ["unclearEnd", "unknownText", "unusualId"];

/**
 * Returns the first ARN or ID of an inference profile in a typed text, or undefined if there is none. A text that consists of
 * twelve letters and digits counts as the ID of an application profile. It must contain a digit, because otherwise it could be a
 * word.
 */
export function typedReference(typed: string): TypedReference | undefined {
  const reference = findProfileReferences(typed).find((each) => certainty(each) !== "unusable");
  if (reference) {
    return fromReference(reference);
  }
  const text = typed.trim();
  return isApplicationProfileId(text) && /[0-9]/.test(text) ? { identifier: text } : undefined;
}

function fromReference(reference: ProfileReference): TypedReference {
  const { region, arn, findings } = reference;
  const accountId = arn?.accountId ?? "";
  return {
    identifier: identifierToLookUp(reference),
    ...(region === undefined ? {} : { region }),
    ...(accountId === "" ? {} : { accountId }),
    ...(findings.some(({ kind }) => unclearFindings.includes(kind)) ? { isUnclear: true } : {}),
  };
}
