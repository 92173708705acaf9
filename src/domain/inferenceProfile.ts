import { splitArn } from "./arn";
import { compareNaturally } from "../util/naturalOrder";

/** The type of an inference profile (`InferenceProfileSummary.type`). */
export type InferenceProfileType = "SYSTEM_DEFINED" | "APPLICATION";

/** An inference profile as ListInferenceProfiles and GetInferenceProfile return it. */
export interface InferenceProfile {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly type: InferenceProfileType;
  /** The service model defines only `ACTIVE`. Any other status is shown as returned. Empty if AWS returned no status. */
  readonly status: string;
  readonly description?: string;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
  /** `models[].modelArn`: one for each destination Region, and one without a Region if requests may run in any commercial Region. */
  readonly modelArns: readonly string[];
}

/** A tag of an application profile. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The reason a profile can be neither invoked nor copied. */
export type UnusableReason =
  | { readonly kind: "notActive"; readonly status: string }
  | { readonly kind: "noStatus" }
  | { readonly kind: "noModels" };

/**
 * Returns the reason a profile cannot be used, or undefined if it can. `ACTIVE` is the only status in the service model, so it is
 * the only status known to be usable (ListInferenceProfiles, `status`).
 */
export function findUnusableReason({
  status,
  modelArns,
}: Pick<InferenceProfile, "status" | "modelArns">): UnusableReason | undefined {
  if (status === "") {
    return { kind: "noStatus" };
  }
  if (status !== "ACTIVE") {
    return { kind: "notActive", status };
  }
  return modelArns.length === 0 ? { kind: "noModels" } : undefined;
}

/**
 * Returns whether application profiles can be copied from a profile. AWS accepts only system-defined profiles, and copies of
 * unusable profiles would be useless.
 */
export function isCopySource(profile: InferenceProfile): boolean {
  return profile.type === "SYSTEM_DEFINED" && findUnusableReason(profile) === undefined;
}

/** Returns the Region in a profile's ARN, or an empty string if the ARN has none. */
export function regionOfProfile(profile: Pick<InferenceProfile, "arn">): string {
  return splitArn(profile.arn)?.region ?? "";
}

/** Returns the account ID in a profile's ARN, or an empty string if the ARN has none. */
export function accountOfProfile(profile: Pick<InferenceProfile, "arn">): string {
  return splitArn(profile.arn)?.accountId ?? "";
}

/**
 * Returns whether a profile is known to belong to a different account than the credentials, for example because it is shared.
 * Check this before every change to a profile. `accountId` is the account of the credentials. If it is undefined, returns false.
 */
export function isForeign(profile: Pick<InferenceProfile, "arn">, accountId: string | undefined): boolean {
  const owner = accountOfProfile(profile);
  return accountId !== undefined && owner !== "" && owner !== accountId;
}

/**
 * Returns the model ID that clients use to invoke a profile: the ID of a system-defined profile, or the ARN of an application
 * profile.
 */
export function modelIdToInvoke(profile: Pick<InferenceProfile, "arn" | "id" | "type">): string {
  return profile.type === "APPLICATION" ? profile.arn : profile.id;
}

/**
 * Returns the profiles without duplicate ARNs, keeping the first profile for each ARN. If a list changes while its pages are
 * being loaded, entries can be repeated.
 */
export function dropDuplicates(profiles: Iterable<InferenceProfile>): InferenceProfile[] {
  const byArn = new Map<string, InferenceProfile>();
  for (const profile of profiles) {
    if (!byArn.has(profile.arn)) {
      byArn.set(profile.arn, profile);
    }
  }
  return [...byArn.values()];
}

/** Compares profiles for sorting: by name in natural order, then by ID so that profiles with equal names keep a stable order. */
export function compareProfiles(a: InferenceProfile, b: InferenceProfile): number {
  return compareNaturally(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
}
