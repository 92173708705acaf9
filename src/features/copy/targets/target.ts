import type { CopyFacts } from "../copyFacts";
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

/** The sections of the list that users choose from. */
export type TargetGroup = "sdk" | "client" | "framework" | "infrastructure" | "permissions";

/** Why a target cannot be made for the chosen profiles. */
export type Unavailable =
  /** The ARN or the ARN of a model contains characters that AWS does not use. */
  | "malformedArn"
  | "applicationOnly"
  | "anthropicOnly"
  /** The client can only chat, and the model does something else. */
  | "notChat"
  /** The model is called with an operation that has no short example. */
  | "otherOperation"
  /** The profile's models are not one foundation model. */
  | "modelUnknown"
  | "sourceUnknown"
  /** The format has one Region for all profiles. */
  | "severalRegions"
  /** The format has one profile for each model. */
  | "sameModel"
  | "noModels";

/** A client, and how a profile is written for it. Pure: the same facts always give the same text. */
export interface CopyTarget {
  /** Never changes, because the targets that were used last are saved by it. */
  readonly id: string;
  /** The client's own name. */
  readonly client: string;
  /** Returns what the text is, if the client has several: the name of a file, a language, or a localized text. */
  readonly variant?: () => string;
  readonly group: TargetGroup;
  /** The version whose source or documentation the text was checked against. */
  readonly checkedAgainst: string;
  readonly language: TextLanguage;
  /** Returns the first reason why the text cannot be made for these profiles, or undefined if it can. */
  readonly unavailable: (profiles: readonly CopyFacts[]) => Unavailable | undefined;
  /** Returns the text for profiles for which the target is available. It ends with a line break. */
  readonly text: (profiles: readonly CopyFacts[]) => string;
}

/** A check of one profile. */
export type Check = (profile: CopyFacts) => Unavailable | undefined;

/** Returns a check of all profiles from checks of each one. Every profile must have ARNs as AWS writes them. */
export function each(...checks: readonly Check[]): (profiles: readonly CopyFacts[]) => Unavailable | undefined {
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

/** An ARN without characters that mean something in a policy, a URL or a setting. */
const arnPattern = /^arn:[a-z-]+:[a-z-]+:[a-z0-9-]*:[0-9]*:[A-Za-z0-9./:_-]+$/;

function hasWellFormedArns({ arn, modelId, modelArns }: CopyFacts): Unavailable | undefined {
  const isSafe = /^[A-Za-z0-9./:_-]+$/.test(modelId);
  return isSafe && [arn, ...modelArns].every((text) => arnPattern.test(text)) ? undefined : "malformedArn";
}

/** Only application profiles. */
export const applicationOnly: Check = ({ type }) => (type === "APPLICATION" ? undefined : "applicationOnly");

/** Only profiles of one foundation model. */
export const modelKnown: Check = ({ model }) => (model ? undefined : "modelUnknown");

/** Only models of Anthropic. */
export const anthropicOnly: Check = ({ model }) =>
  model ? (model.providerKey === "anthropic" ? undefined : "anthropicOnly") : "modelUnknown";

/** Only models that Converse serves. */
export const chatOnly: Check = ({ model }) => (invocationOf(model).api === "converse" ? undefined : "notChat");

/** Only models with a short example of a request. */
export const callable: Check = ({ model }) => (invocationOf(model).api === "other" ? "otherOperation" : undefined);

/** Returns whether the profiles are in several Regions. */
export function inSeveralRegions(profiles: readonly CopyFacts[]): boolean {
  return new Set(profiles.map(({ region }) => region)).size > 1;
}

/** Returns whether two profiles would have the same key. */
export function hasDuplicates(keys: readonly string[]): boolean {
  return new Set(keys).size < keys.length;
}
