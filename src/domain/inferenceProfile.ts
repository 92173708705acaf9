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
  /** `ACTIVE` is the only status in the service model; another one is shown as it came. */
  readonly status: string;
  readonly description?: string;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
  /** `models[].modelArn`: one a destination Region, and one without a Region where any commercial Region may serve. */
  readonly modelArns: readonly string[];
}

/** A tag of an application profile. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The Region that a profile belongs to, from its ARN; empty where the ARN has none. */
export function regionOfProfile(profile: Pick<InferenceProfile, "arn">): string {
  return splitArn(profile.arn)?.region ?? "";
}

/** The account that a profile belongs to, from its ARN; empty where the ARN has none. */
export function accountOfProfile(profile: Pick<InferenceProfile, "arn">): string {
  return splitArn(profile.arn)?.accountId ?? "";
}

/** What people store to call a profile: the ID of a system-defined one, the ARN of an application one. */
export function modelIdToInvoke(profile: Pick<InferenceProfile, "arn" | "id" | "type">): string {
  return profile.type === "APPLICATION" ? profile.arn : profile.id;
}

/** Keeps the first of each ARN: pages of a list that changes meanwhile can repeat an entry. */
export function dropDuplicates(profiles: Iterable<InferenceProfile>): InferenceProfile[] {
  const byArn = new Map<string, InferenceProfile>();
  for (const profile of profiles) {
    if (!byArn.has(profile.arn)) {
      byArn.set(profile.arn, profile);
    }
  }
  return [...byArn.values()];
}

/** Order of profiles for people: by name, numbers by value, then by ID so that equal names keep their places. */
export function compareProfiles(a: InferenceProfile, b: InferenceProfile): number {
  return compareNaturally(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
}
