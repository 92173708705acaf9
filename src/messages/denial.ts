import * as l10n from "@vscode/l10n";
import { splitArn } from "../domain/arn";
import type { Problem } from "../domain/problem";
import { actionOf } from "../domain/problem";
import { formatAwsMessage } from "./awsMessage";
import { truncate } from "./truncate";

/**
 * Whether a permission in an identity-based policy would have let the request through. By IAM's rules it changes nothing
 * against an explicit deny, nor where another type of policy sets the limit; nor does it where a service has other reasons.
 */
export function isCuredByPermission(problem: Problem): boolean {
  const { policyType = "identityBasedPolicy", explicitDeny, namesNoPermission } = problem;
  return policyType === "identityBasedPolicy" && !explicitDeny && !namesNoPermission;
}

/** Whether it is the organization that refuses, of which the account's own people can change nothing. */
export function isDeniedByOrganization({ policyType }: Problem): boolean {
  return policyType === "serviceControlPolicy" || policyType === "resourceControlPolicy";
}

/** Says who may not do what on what, as far as AWS named it. */
export function formatDenial(problem: Problem): string {
  const { principal, namesNoPermission } = problem;
  if (namesNoPermission) {
    return formatAwsMessage(problem);
  }
  const action = problem.action ?? actionOf(problem.operation);
  const resource = formatResource(problem);
  if (!isCuredByPermission(problem)) {
    return formatLimit(problem, action, resource);
  }
  if (principal) {
    return resource === undefined
      ? l10n.t("{0} is missing {1}.", principal, action)
      : l10n.t("{0} is missing {1} on {2}.", principal, action, resource);
  }
  return resource === undefined
    ? l10n.t("The permission {0} is missing.", action)
    : l10n.t("The permission {0} on {1} is missing.", action, resource);
}

/** Names the policy that a missing permission is not to blame beside. */
function formatLimit(problem: Problem, action: string, resource: string | undefined): string {
  if (problem.policyType === "serviceControlPolicy") {
    return resource === undefined
      ? l10n.t("A service control policy of your organization denies {0}. Ask its administrator.", action)
      : l10n.t(
          "A service control policy of your organization denies {0} on {1}. Ask its administrator.",
          action,
          resource,
        );
  }
  const policy = formatPolicy(problem);
  if (policy !== undefined) {
    return resource === undefined
      ? l10n.t("{0} does not allow {1}. Ask who manages it.", policy, action)
      : l10n.t("{0} does not allow {1} on {2}. Ask who manages it.", policy, action, resource);
  }
  return resource === undefined
    ? l10n.t("A policy explicitly denies {0}, whatever others allow. Ask who manages it.", action)
    : l10n.t("A policy explicitly denies {0} on {1}, whatever others allow. Ask who manages it.", action, resource);
}

/** The policy that sets the limit, by IAM's name for its type; an identity-based one is any policy. */
function formatPolicy({ policyType }: Problem): string | undefined {
  switch (policyType) {
    case "resourceBasedPolicy":
      return l10n.t("A resource-based policy");
    case "roleTrustPolicy":
      return l10n.t("The role's trust policy");
    case "permissionsBoundary":
      return l10n.t("A permissions boundary");
    case "sessionPolicy":
      return l10n.t("A session policy");
    case "vpcEndpointPolicy":
      return l10n.t("A VPC endpoint policy");
    case "resourceControlPolicy":
      return l10n.t("A resource control policy of your organization");
    default:
      return undefined;
  }
}

/** Type and ID of the resource, for example `inference-profile/us.amazon.nova-lite-v1:0`: the rest of an ARN is said already. */
function formatResource({ resource }: Problem): string | undefined {
  return resource === undefined ? undefined : truncate(splitArn(resource)?.resource ?? resource);
}
