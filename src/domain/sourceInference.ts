import type { InferenceProfile } from "./inferenceProfile";
import { regionOfProfile } from "./inferenceProfile";
import { parseModelArn } from "./modelReference";

/**
 * The probable source of an application profile. AWS does not return `modelSource.copyFrom`, so it is inferred from the
 * profile's models and must be marked as inferred in the UI.
 */
export type InferredSource =
  | { readonly kind: "foundationModel"; readonly arn: string; readonly modelId: string }
  | { readonly kind: "systemDefined"; readonly profile: InferenceProfile }
  | { readonly kind: "unknown" };

/**
 * Infers the source of an application profile: the foundation model if the profile has exactly one model, in its own Region;
 * otherwise the system-defined profile in the same Region with the same set of models.
 */
export function inferSource(profile: InferenceProfile, systemDefined: readonly InferenceProfile[]): InferredSource {
  const region = regionOfProfile(profile);
  const [first, ...others] = new Set(profile.modelArns);
  if (first === undefined || region === "") {
    return { kind: "unknown" };
  }
  const model = parseModelArn(first);
  if (others.length === 0 && model.kind === "foundationModel" && model.region === region) {
    return { kind: "foundationModel", arn: first, modelId: model.modelId };
  }
  const match = systemDefined.find(
    (candidate) => regionOfProfile(candidate) === region && sameModels(candidate.modelArns, profile.modelArns),
  );
  return match ? { kind: "systemDefined", profile: match } : { kind: "unknown" };
}

/**
 * Returns the application profiles that were probably copied from a system-defined one. Consistent with `inferSource`: if two
 * system-defined profiles have the same models, only the one that `inferSource` returns has copies.
 */
export function copiesOf(
  source: InferenceProfile,
  application: readonly InferenceProfile[],
  systemDefined: readonly InferenceProfile[],
): InferenceProfile[] {
  const isCopy = (candidate: InferenceProfile) => {
    const inferred = inferSource(candidate, systemDefined);
    return inferred.kind === "systemDefined" && inferred.profile.arn === source.arn;
  };
  // The first check is cheaper and excludes most profiles.
  return application.filter(
    (candidate) => inferSource(candidate, [source]).kind === "systemDefined" && isCopy(candidate),
  );
}

/** Returns whether two profiles have the same models in any order. */
function sameModels(a: readonly string[], b: readonly string[]): boolean {
  const inA = new Set(a);
  return inA.size === new Set(b).size && b.every((arn) => inA.has(arn));
}
