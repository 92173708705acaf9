import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Account } from "./account";
import { applicationProfileArn, systemProfileArn } from "./arn";
import type { controlRequestSchemas, ProfileState } from "./controlProtocol";
import type { RegionState, StoredProfile } from "./regionState";
import type { InferenceProfileType } from "./wire";

/**
 * Adds a profile to a Region without validation, for example with a hostile name, more models than the service model
 * allows, or missing members. Missing members are filled in unless the profile is verbatim.
 */
export function plantProfile(request: z.output<typeof controlRequestSchemas.plant>, account: Account): ProfileState {
  const region = account.region(request.region);
  const { profile } = request;
  const type: InferenceProfileType = profile["type"] === "SYSTEM_DEFINED" ? "SYSTEM_DEFINED" : "APPLICATION";
  const given = profile["inferenceProfileId"];
  const id = typeof given === "string" ? given : randomUUID().replaceAll("-", "").slice(0, 12);
  const stored = region.put({
    id,
    type,
    wire: request.verbatim ? profile : { ...usualMembers(id, type, region), ...profile },
    tags: new Map(request.tags.map((tag) => [tag.key, tag.value])),
    planted: true,
  });
  return profileState(stored, region);
}

/** Returns the application profiles and planted profiles in the Region. */
export function profileStates(region: RegionState): ProfileState[] {
  const shown = region.profiles().filter((profile) => profile.type === "APPLICATION" || profile.planted);
  return shown.map((profile) => profileState(profile, region));
}

function usualMembers(id: string, type: InferenceProfileType, region: RegionState): Record<string, unknown> {
  const now = new Date().toISOString();
  const arnOf = type === "SYSTEM_DEFINED" ? systemProfileArn : applicationProfileArn;
  return {
    inferenceProfileName: `planted-${id}`,
    createdAt: now,
    updatedAt: now,
    inferenceProfileArn: arnOf(id, region.region, region.accountId),
    models: [...region.models.values()].slice(0, 1).map(({ modelArn }) => ({ modelArn })),
    inferenceProfileId: id,
    status: "ACTIVE",
    type,
  };
}

function profileState(profile: StoredProfile, { region }: RegionState): ProfileState {
  const { id, type, copyFrom, creation } = profile;
  return {
    region,
    id,
    type,
    profile: { ...profile.wire },
    tags: Array.from(profile.tags, ([key, value]) => ({ key, value })),
    ...(copyFrom !== undefined && { copyFrom }),
    ...(creation && { clientRequestToken: creation.token }),
  };
}
