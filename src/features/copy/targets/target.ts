import type { CopyFacts } from "../copyFacts";
import { inSeveralAccounts } from "../describeProfile";
import { invocationOf } from "../invocation";

/** The VS Code language IDs of the texts. */
export type TextLanguage =
  | "json"
  | "jsonc"
  | "plaintext"
  | "powershell"
  | "python"
  | "shellscript"
  | "terraform"
  | "typescript"
  | "yaml";

/** The sections of the list of targets. */
export type TargetGroup = "sdk" | "client" | "framework" | "infrastructure" | "permissions";

/** The reason a target is not available for the chosen profiles. */
export type Unavailable =
  /** The profile's ARN or the ARN of a model contains characters that AWS does not use. */
  | "malformedArn"
  | "applicationOnly"
  | "anthropicOnly"
  /** The client has a list of models, in which this model is missing. */
  | "modelNotInClient"
  /** The client has one setting for each model family, but none for the family of this model. */
  | "noFamilySetting"
  /** The client supports only chat models, and this model has a different purpose. */
  | "notChat"
  /** There is no short example for the operation that this model uses. */
  | "otherOperation"
  /** The profile does not have exactly one foundation model. */
  | "modelUnknown"
  | "sourceUnknown"
  /** The format supports only one Region for all profiles. */
  | "severalRegions"
  | "severalAwsProfiles"
  /** The format supports only one set of credentials for all profiles, which belongs to one account. */
  | "severalAccounts"
  /** The format supports only one profile per model. */
  | "sameModel"
  | "noModels";

/** A client, and the text for using a profile with it. The same facts always result in the same text. */
export interface CopyTarget {
  /** The ID of the target. It must never change, because recently used targets are stored by ID. */
  readonly id: string;
  /** The name of the client. */
  readonly client: string;
  /** Returns the kind of text, if the client has several: a file name, a language, or a localized description. */
  readonly variant?: () => string;
  readonly group: TargetGroup;
  /** The client version whose source code or documentation was used to check the text. */
  readonly checkedAgainst: string;
  readonly language: TextLanguage;
  /** Whether the text cannot contain the AWS profile, not even in a comment. */
  readonly omitsAwsProfile?: boolean;
  /** Returns the first reason that the target is not available for these profiles, or undefined if it is. */
  readonly unavailable: (profiles: readonly CopyFacts[]) => Unavailable | undefined;
  /** Returns the text, which ends with a line break. The target must be available for the profiles. */
  readonly text: (profiles: readonly CopyFacts[]) => string;
  /** Returns a localized sentence if the text exceeds a limit of AWS, or an empty string. */
  readonly explainLimit?: (text: string) => string;
}

/** Checks a profile. Returns the reason that a target is not available for it, or undefined if it is. */
export type Check = (profile: CopyFacts) => Unavailable | undefined;

/** Combines checks of individual profiles into a check of all profiles. Every profile must also have well-formed ARNs. */
export function checkProfiles(
  ...checks: readonly Check[]
): (profiles: readonly CopyFacts[]) => Unavailable | undefined {
  return (profiles) => {
    for (const check of [hasWellFormedArns, ...checks]) {
      for (const profile of profiles) {
        const reason = check(profile);
        if (reason) {
          return reason;
        }
      }
    }
    return undefined;
  };
}

/** Matches an ARN without characters that have a special meaning in a policy, URL, or setting. */
const arnPattern = /^arn:[a-z-]+:[a-z-]+:[a-z0-9-]*:[0-9]*:[A-Za-z0-9./:_-]+$/;

function hasWellFormedArns({ arn, modelId, modelArns }: CopyFacts): Unavailable | undefined {
  const isSafe = /^[A-Za-z0-9./:_-]+$/.test(modelId);
  return isSafe && [arn, ...modelArns].every((text) => arnPattern.test(text)) ? undefined : "malformedArn";
}

/** Accepts only application profiles. */
export const applicationOnly: Check = ({ type }) => (type === "APPLICATION" ? undefined : "applicationOnly");

/** Accepts only profiles with exactly one foundation model. */
export const modelKnown: Check = ({ model }) => (model ? undefined : "modelUnknown");

/** Accepts only Anthropic models. */
export const anthropicOnly: Check = ({ model }) =>
  model ? (model.providerKey === "anthropic" ? undefined : "anthropicOnly") : "modelUnknown";

/** Accepts only models that Converse supports. */
export const chatOnly: Check = ({ model }) => (invocationOf(model).api === "converse" ? undefined : "notChat");

/** Accepts only models that have a short example request. */
export const callable: Check = ({ model }) => (invocationOf(model).api === "other" ? "otherOperation" : undefined);

/** Returns whether the profiles are in several Regions. */
export function inSeveralRegions(profiles: readonly CopyFacts[]): boolean {
  return new Set(profiles.map(({ region }) => region)).size > 1;
}

/**
 * Returns the reason that settings with one Region and one set of credentials cannot contain the profiles, or undefined if they
 * can. The profiles have an AWS profile only if the user has asked to include it, so their accounts are compared as well.
 */
export function connectionConflict(profiles: readonly CopyFacts[]): Unavailable | undefined {
  if (inSeveralRegions(profiles)) {
    return "severalRegions";
  }
  if (new Set(profiles.map(({ awsProfile }) => awsProfile)).size > 1) {
    return "severalAwsProfiles";
  }
  return inSeveralAccounts(profiles) ? "severalAccounts" : undefined;
}

/** Returns whether two profiles would have the same key. */
export function hasDuplicates(keys: readonly string[]): boolean {
  return new Set(keys).size < keys.length;
}
