import { parseArn, partitionOf } from "../arn";
import { accessDeniedMessage, ServiceError } from "../errors";
import type { StoredProfile } from "../regionState";
import type { OperationContext } from "./operation";

const profileTypes: Record<string, StoredProfile["type"]> = {
  "inference-profile": "SYSTEM_DEFINED",
  "application-inference-profile": "APPLICATION",
};

/**
 * Returns the profile with an ID or ARN. A planted profile can have an ARN in another account, as if it were shared.
 *
 * @throws ServiceError ResourceNotFoundException; AccessDeniedException for an ARN in another account;
 * ValidationException for an ARN in another Region or partition than the one that the request is signed for.
 */
export function lookUpProfile(identifier: string, context: OperationContext): StoredProfile {
  const arn = parseArn(identifier);
  if (!arn) {
    return found(context.region.find(identifier));
  }
  const { region } = context;
  const shared = region.find(arn.resourceId);
  if (shared?.planted && shared.wire["inferenceProfileArn"] === identifier) {
    return shared;
  }
  if (arn.region !== region.region || arn.partition !== partitionOf(region.region) || arn.accountId === "") {
    throw new ServiceError("ValidationException", "The provided inference profile identifier is invalid.");
  }
  if (arn.accountId !== context.account.accountId) {
    throw foreignAccount(identifier, context);
  }
  const profile = region.find(arn.resourceId);
  return found(profile?.type === profileTypes[arn.resourceType] ? profile : undefined);
}

/** Returns the error for an ARN in another account. It does not reveal whether the profile exists. */
export function foreignAccount(resourceArn: string, context: OperationContext): ServiceError {
  const region = context.region.region;
  const callerArn = context.account.callerArn(partitionOf(region));
  const error = { operation: context.operation, region, callerArn, resourceArn };
  return new ServiceError("AccessDeniedException", accessDeniedMessage(error, "no resource-based policy allows"));
}

function found(profile: StoredProfile | undefined): StoredProfile {
  if (!profile) {
    throw new ServiceError("ResourceNotFoundException", "The specified inference profile was not found.");
  }
  return profile;
}
