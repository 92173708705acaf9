import type { ArnError } from "../arn";
import type { ModelKind } from "../modelReference";

/** The kind of resource that a reference identifies. */
export type ReferenceKind = Exclude<ModelKind, "unknown"> | "applicationInferenceProfile" | "otherResource";

/** An irregularity in how a reference is written in the text. */
export type ReferenceFinding =
  /** The ARN contains `%2F`, but Bedrock's clients accept only `/`. */
  | { readonly kind: "percentEncoded" }
  | { readonly kind: "upperCase" }
  /** Zero-width characters, soft hyphens, or typographic hyphens inside the reference. */
  | { readonly kind: "unusualCharacters" }
  /** The reference continues on the next line, for example because it was copied from a terminal. */
  | { readonly kind: "lineBreak" }
  /** Text that a client adds to a model ID, for example `[1m]` or `@us-east-1`. AWS does not accept it. */
  | { readonly kind: "droppedSuffix"; readonly text: string }
  /** Text that follows the ID and might belong to it, for example `/internal-app`. */
  | { readonly kind: "unknownText"; readonly text: string }
  /** The reference may continue on the next line. `whole` is the reference with the continuation. */
  | { readonly kind: "unclearEnd"; readonly whole: ProfileReference }
  /** An ID with a geography or provider that is not documented, or in a text that indicates something else. */
  | { readonly kind: "unknownForm" }
  | { readonly kind: "noAccount" }
  /** The Region in an ARN is masked or computed, so that only the ID is known. */
  | { readonly kind: "noRegion" }
  /** The ID in an ARN lacks the format of its kind, for example because it was cut or some of its characters are masked. */
  | { readonly kind: "unusualId" }
  /** The ARN cannot be used. */
  | { readonly kind: "invalid"; readonly fault: ArnError; readonly value: string };

/** An ARN or ID in a text. */
export interface ProfileReference {
  readonly kind: ReferenceKind;
  readonly form: "arn" | "id";
  /** The offset of the first character in the text. A prefix that a client adds, for example `bedrock/`, is not included. */
  readonly start: number;
  /** The offset after the last character of the ID, where a dropped suffix or unknown text begins. */
  readonly end: number;
  /** The ARN or ID in the form AWS accepts: decoded, and without the text that the findings describe. */
  readonly identifier: string;
  /** The part of the ARN after the resource type, or the whole ID. */
  readonly id: string;
  /** The Region in the ARN or, for an ID, in the surrounding text, for example in a URL. Undefined if no Region is given. */
  readonly region: string | undefined;
  readonly findings: readonly ReferenceFinding[];
  /** The other parts of the ARN, or undefined for an ID. */
  readonly arn?: {
    readonly partition: string;
    readonly service: string;
    readonly resourceType: string;
    readonly accountId: string;
  };
}

/** Returns the ARN or ID to look the profile up by. An ARN without an account ID is incomplete, so its ID is used. */
export function identifierToLookUp({ identifier, id, arn }: ProfileReference): string {
  return arn?.accountId === "" ? id : identifier;
}

/** Returns whether the reference identifies an inference profile of either type. */
export function isProfileReference({ kind }: ProfileReference): boolean {
  return kind === "inferenceProfile" || kind === "applicationInferenceProfile";
}

const doubts: ReadonlySet<ReferenceFinding["kind"]> = new Set([
  "noAccount",
  "noRegion",
  "unclearEnd",
  "unknownForm",
  "unknownText",
  "unusualId",
]);

/** Returns whether the user must confirm a reference with this finding before it is looked up. */
export function isDoubt({ kind }: ReferenceFinding): boolean {
  return doubts.has(kind);
}

/**
 * Returns how reliable the reference is. `certain`: the text names this inference profile. `uncertain`: the text may mean
 * something else, so the user must confirm it. `unusable`: it cannot be looked up.
 */
export function certainty(reference: ProfileReference): "certain" | "uncertain" | "unusable" {
  if (!isProfileReference(reference) || reference.findings.some(({ kind }) => kind === "invalid")) {
    return "unusable";
  }
  return reference.findings.some(isDoubt) ? "uncertain" : "certain";
}
