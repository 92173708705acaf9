import * as l10n from "@vscode/l10n";
import { splitArn } from "../core/arn";
import type { Problem } from "../core/problem";
import { actionOf } from "../core/problem";
import { shortened } from "./shortened";

/** Says who may not do what on what, as far as AWS named it. */
export function tellDenial(problem: Problem): string {
  const { principal, serviceControlPolicy, explicitDeny } = problem;
  const action = problem.action ?? actionOf(problem.operation);
  const resource = tellResource(problem);
  if (serviceControlPolicy) {
    return resource === undefined
      ? l10n.t("A service control policy of your organization denies {0}. Ask its administrator.", action)
      : l10n.t(
          "A service control policy of your organization denies {0} on {1}. Ask its administrator.",
          action,
          resource,
        );
  }
  if (explicitDeny) {
    return resource === undefined
      ? l10n.t("A policy explicitly denies {0}, whatever others allow. Ask who manages it.", action)
      : l10n.t("A policy explicitly denies {0} on {1}, whatever others allow. Ask who manages it.", action, resource);
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

/** Type and ID of the resource, for example `inference-profile/us.amazon.nova-lite-v1:0`: the rest of an ARN is said already. */
function tellResource({ resource }: Problem): string | undefined {
  return resource === undefined ? undefined : shortened(splitArn(resource)?.resource ?? resource);
}
