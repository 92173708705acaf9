import { parseInferenceProfileReference } from "../../domain/arn";
import type { InferenceProfile, InferenceProfileType } from "../../domain/inferenceProfile";
import type { DetailsData } from "./detailsData";

/**
 * Returns the type of a profile. If the profile has not loaded, derives the type from its ARN. Returns undefined if the ARN has
 * an unknown format.
 */
export function profileTypeOf(arn: string, profile: InferenceProfile | undefined): InferenceProfileType | undefined {
  const reference = parseInferenceProfileReference(arn);
  return profile?.type ?? (reference.kind === "arn" ? reference.type : undefined);
}

/** Returns whether the page shows an application profile. Returns false if the profile was never found. */
export function isApplicationProfile({ arn, profile }: DetailsData): boolean {
  return (
    profileTypeOf(arn, profile.value) === "APPLICATION" &&
    (profile.value !== undefined || profile.status !== "notFound")
  );
}
