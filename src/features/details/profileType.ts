import { readInferenceProfileReference } from "../../domain/arn";
import type { InferenceProfile, InferenceProfileType } from "../../domain/inferenceProfile";
import type { DetailsData } from "./detailsData";

/** Returns the type of a profile, from its ARN if it has not loaded, or undefined if that has an unknown format. */
export function profileTypeOf(arn: string, profile: InferenceProfile | undefined): InferenceProfileType | undefined {
  const reference = readInferenceProfileReference(arn);
  return profile?.type ?? (reference.kind === "arn" ? reference.type : undefined);
}

/** Returns whether the page is that of an application profile, unless the profile has never been seen. */
export function isApplicationProfile({ arn, profile }: DetailsData): boolean {
  return (
    profileTypeOf(arn, profile.value) === "APPLICATION" &&
    (profile.value !== undefined || profile.status !== "notFound")
  );
}
