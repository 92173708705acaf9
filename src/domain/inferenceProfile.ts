import { splitArn } from "./arn";
import { compareNaturally } from "../util/naturalOrder";

/** `InferenceProfileSummary.type` of the service. */
export type InferenceProfileType = "SYSTEM_DEFINED" | "APPLICATION";

/** An inference profile as ListInferenceProfiles and GetInferenceProfile return it. */
export interface InferenceProfile {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly type: InferenceProfileType;
  /** The service model lists `ACTIVE` only. Any other status is shown as returned; empty if AWS returned none. */
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

/** Why a profile can neither be invoked nor copied. */
export type UnusableReason =
  | { readonly kind: "notActive"; readonly status: string }
  | { readonly kind: "noStatus" }
  | { readonly kind: "noModels" };

/**
 * Why a profile cannot be used; undefined if it can. The only status of the service model, and so the only one that is known to be
 * usable, is `ACTIVE` (ListInferenceProfiles, `status`).
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

/** Whether application profiles can be copied from a profile: AWS accepts system-defined ones, and only usable ones make sense. */
export function isCopySource(profile: InferenceProfile): boolean {
  return profile.type === "SYSTEM_DEFINED" && findUnusableReason(profile) === undefined;
}

/** The Region in a profile's ARN; empty if the ARN has none. */
export function regionOfProfile(profile: Pick<InferenceProfile, "arn">): string {
  return splitArn(profile.arn)?.region ?? "";
}

/** The account ID in a profile's ARN; empty if the ARN has none. */
export function accountOfProfile(profile: Pick<InferenceProfile, "arn">): string {
  return splitArn(profile.arn)?.accountId ?? "";
}

/**
 * Whether a profile is known to belong to another account than the credentials, for example because it is shared. Every change of
 * a profile must ask this first. `accountId` is the account of the credentials; while it is unknown, nothing is claimed.
 */
export function isForeign(profile: Pick<InferenceProfile, "arn">, accountId: string | undefined): boolean {
  const owner = accountOfProfile(profile);
  return accountId !== undefined && owner !== "" && owner !== accountId;
}

/** The model ID that clients use to invoke a profile: the ID of a system-defined one, the ARN of an application one. */
export function modelIdToInvoke(profile: Pick<InferenceProfile, "arn" | "id" | "type">): string {
  return profile.type === "APPLICATION" ? profile.arn : profile.id;
}

/** Keeps the first profile for each ARN. Pages of a list that changes while it is read can repeat entries. */
export function dropDuplicates(profiles: Iterable<InferenceProfile>): InferenceProfile[] {
  const byArn = new Map<string, InferenceProfile>();
  for (const profile of profiles) {
    if (!byArn.has(profile.arn)) {
      byArn.set(profile.arn, profile);
    }
  }
  return [...byArn.values()];
}

/** Sorts profiles by name in natural order, then by ID so that the order of equal names is stable. */
export function compareProfiles(a: InferenceProfile, b: InferenceProfile): number {
  return compareNaturally(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
}
