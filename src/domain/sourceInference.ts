import { readModelArn } from "./arn";
import type { InferenceProfile } from "./inferenceProfile";
import { regionOfProfile } from "./inferenceProfile";

/**
 * What an application profile was probably copied from. The service does not return `modelSource.copyFrom`, so this is a
 * conclusion from the models a profile holds, and is to be shown as one.
 */
export type InferredSource =
  | { readonly kind: "foundationModel"; readonly arn: string; readonly modelId: string }
  | { readonly kind: "systemDefined"; readonly profile: InferenceProfile }
  | { readonly kind: "unknown" };

/**
 * Concludes the source of an application profile: one model in its own Region means that foundation model; otherwise the
 * system-defined profile of the same Region whose set of models is the same.
 */
export function inferSource(profile: InferenceProfile, systemDefined: readonly InferenceProfile[]): InferredSource {
  const region = regionOfProfile(profile);
  const [first, ...others] = new Set(profile.modelArns);
  if (first === undefined || region === "") {
    return { kind: "unknown" };
  }
  const model = readModelArn(first);
  if (others.length === 0 && model.region === region) {
    return { kind: "foundationModel", arn: first, modelId: model.modelId };
  }
  const match = systemDefined.find(
    (candidate) => regionOfProfile(candidate) === region && sameModels(candidate.modelArns, profile.modelArns),
  );
  return match ? { kind: "systemDefined", profile: match } : { kind: "unknown" };
}

/**
 * The application profiles that were probably copied from a system-defined one: the way back of `inferSource` among the same
 * profiles, so that of two with the same models only the one that copies name as their source has them.
 */
export function copiesOf(
  source: InferenceProfile,
  application: readonly InferenceProfile[],
  systemDefined: readonly InferenceProfile[],
): InferenceProfile[] {
  const namesSource = (candidate: InferenceProfile) => {
    const inferred = inferSource(candidate, systemDefined);
    return inferred.kind === "systemDefined" && inferred.profile.arn === source.arn;
  };
  // Nearly all drop out by the first question, which costs less.
  return application.filter(
    (candidate) => inferSource(candidate, [source]).kind === "systemDefined" && namesSource(candidate),
  );
}

/** Whether two profiles hold the same models, in whatever order. */
function sameModels(a: readonly string[], b: readonly string[]): boolean {
  const inA = new Set(a);
  return inA.size === new Set(b).size && b.every((arn) => inA.has(arn));
}
