import type { ArnError } from "../arn";
import type { ModelKind } from "../modelReference";

/** What a reference identifies. */
export type ReferenceKind = Exclude<ModelKind, "unknown"> | "applicationInferenceProfile" | "otherResource";

/** Something about a reference as it stands in the text. */
export type ReferenceFinding =
  /** Bedrock's clients take an ARN with `/`, not with `%2F`. */
  | { readonly kind: "percentEncoded" }
  | { readonly kind: "upperCase" }
  /** Zero-width characters, soft hyphens, or typographic hyphens inside the reference. */
  | { readonly kind: "unusualCharacters" }
  /** The reference continues on the next line, as after a copy from a terminal. */
  | { readonly kind: "lineBreak" }
  /** Text that a client adds to a model ID, for example `[1m]`. AWS does not know it. */
  | { readonly kind: "droppedSuffix"; readonly text: string }
  /** Text that follows the ID and might belong to it, for example `/internal-app`. */
  | { readonly kind: "unknownText"; readonly text: string }
  | { readonly kind: "noAccount" }
  /** The ARN cannot be used. */
  | { readonly kind: "invalid"; readonly fault: ArnError; readonly value: string };

/** An ARN or ID in a text. */
export interface ProfileReference {
  readonly kind: ReferenceKind;
  readonly form: "arn" | "id";
  /** The offset of the first character in the text. Text that clients put in front, for example `bedrock/`, is before it. */
  readonly start: number;
  /** The offset after the last character of the ID. A dropped suffix and unknown text begin here. */
  readonly end: number;
  /** The ARN or ID as AWS takes it: decoded, and without what the findings name. */
  readonly identifier: string;
  /** The part of the ARN after the resource type, or the whole ID. */
  readonly id: string;
  /** Undefined for an ID whose surroundings, for example a URL, do not name a Region. */
  readonly region: string | undefined;
  readonly findings: readonly ReferenceFinding[];
  /** Undefined for an ID. */
  readonly arn?: {
    readonly partition: string;
    readonly service: string;
    readonly resourceType: string;
    readonly accountId: string;
  };
}

/** Whether the reference identifies an inference profile, of either type. */
export function isProfileReference({ kind }: ProfileReference): boolean {
  return kind === "inferenceProfile" || kind === "applicationInferenceProfile";
}

/**
 * How far the reference can be trusted. `certain`: the text names this inference profile. `uncertain`: the text may mean
 * something else, so that the person must confirm it. `unusable`: it cannot be looked up.
 */
export function certainty(reference: ProfileReference): "certain" | "uncertain" | "unusable" {
  const kinds = new Set(reference.findings.map(({ kind }) => kind));
  if (!isProfileReference(reference) || kinds.has("invalid")) {
    return "unusable";
  }
  return kinds.has("unknownText") || kinds.has("noAccount") ? "uncertain" : "certain";
}
