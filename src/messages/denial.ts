import * as l10n from "@vscode/l10n";
import { splitArn } from "../domain/arn";
import { actionOf } from "../domain/operations";
import type { DeniedProblem, Denial } from "../domain/problem";
import { formatAwsMessage } from "./awsMessage";
import { truncate } from "./truncate";

/**
 * Returns whether an additional permission in an identity-based policy would allow the request. According to IAM's evaluation
 * logic, such a permission does not override an explicit deny or a policy of another type. It also does not help if the service
 * denies access for a reason other than permissions.
 */
export function isMissingPermission(denial: Denial): boolean {
  const { policyType = "identityBasedPolicy", explicitDeny, namesNoPermission } = denial;
  return policyType === "identityBasedPolicy" && !explicitDeny && !namesNoPermission;
}

/** Returns whether the organization denies the request. Nobody in the account can change this. */
export function isDeniedByOrganization({ policyType }: Denial): boolean {
  return policyType === "serviceControlPolicy" || policyType === "resourceControlPolicy";
}

/** Explains which principal lacks which permission on which resource, if AWS returned this information. */
export function formatDenial(problem: DeniedProblem): string {
  const { principal, namesNoPermission } = problem;
  if (namesNoPermission) {
    return formatAwsMessage(problem);
  }
  const action = problem.action ?? actionOf(problem.operation);
  const resource = formatResource(problem);
  if (!isMissingPermission(problem)) {
    return formatDenyingPolicy(problem, action, resource);
  }
  if (principal) {
    return resource === undefined
      ? l10n.t("{0} is not authorized to perform {1}.", principal, action)
      : l10n.t("{0} is not authorized to perform {1} on {2}.", principal, action, resource);
  }
  return resource === undefined
    ? l10n.t("The permission {0} is missing.", action)
    : l10n.t("The permission {0} on {1} is missing.", action, resource);
}

/** Explains which policy denies the request, for a denial that is not caused by a missing permission. */
function formatDenyingPolicy(denial: Denial, action: string, resource: string | undefined): string {
  if (denial.policyType === "serviceControlPolicy") {
    return resource === undefined
      ? l10n.t("A service control policy of your organization denies {0}. Contact your administrator.", action)
      : l10n.t(
          "A service control policy of your organization denies {0} on {1}. Contact your administrator.",
          action,
          resource,
        );
  }
  const policy = formatPolicyType(denial);
  if (policy !== undefined) {
    return resource === undefined
      ? l10n.t("{0} does not allow {1}. Contact your administrator.", policy, action)
      : l10n.t("{0} does not allow {1} on {2}. Contact your administrator.", policy, action, resource);
  }
  return resource === undefined
    ? l10n.t("A policy explicitly denies {0}. Contact your administrator.", action)
    : l10n.t("A policy explicitly denies {0} on {1}. Contact your administrator.", action, resource);
}

/** Returns the IAM name of the policy type, or undefined for an identity-based policy, because that could be any policy. */
function formatPolicyType({ policyType }: Denial): string | undefined {
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

/**
 * Returns the type and ID of the resource, for example `inference-profile/us.amazon.nova-lite-v1:0`. The message already contains
 * the Region.
 */
function formatResource({ resource }: Denial): string | undefined {
  return resource === undefined ? undefined : truncate(splitArn(resource)?.resource ?? resource);
}
