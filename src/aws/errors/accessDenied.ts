import { splitArn } from "../../domain/arn";
import type { Denial, PolicyType } from "../../domain/problem";

/** Matches the text before the policy type. */
const cause = /\b(?:because no|with an explicit deny in(?: an?| the)?) (.{1,40})/i;
/** Patterns for the policy types as they appear in IAM messages. */
const policyTypes: readonly (readonly [RegExp, PolicyType])[] = [
  [/^identity-based policy\b/i, "identityBasedPolicy"],
  [/^resource-based policy\b/i, "resourceBasedPolicy"],
  [/^role trust policy\b/i, "roleTrustPolicy"],
  [/^permissions boundary\b/i, "permissionsBoundary"],
  [/^sessions? policy\b/i, "sessionPolicy"],
  [/^VPC endpoint policy\b/i, "vpcEndpointPolicy"],
  [/^service control policy\b/i, "serviceControlPolicy"],
  [/^resource control policy\b/i, "resourceControlPolicy"],
];

/**
 * Matches reasons other than permissions for which a service denies access: the account has no access to a model or is not
 * allowed to use the operation.
 */
const ownReason = /\b(access to the model|model access|(your|this) account|use case|subscribed|subscription)\b/i;

/**
 * Parses the message of an AccessDeniedException, for example: `User: ARN is not authorized to perform: ACTION on resource: ARN
 * because no identity-based policy allows ...`, or `... with an explicit deny in a service control policy`. Omits members that
 * the message does not contain. Services also deny access for reasons other than permissions (see `ownReason`).
 */
export function parseDenial(message: string): Denial {
  const action = / to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(message)?.[1];
  const resource = / on resource: (arn:[^\s]+)/.exec(message)?.[1]?.replace(/[.,]$/, "");
  const user = /User: (arn:[^\s]+)/.exec(message)?.[1];
  const principal = user === undefined ? undefined : principalName(user);
  const policy = cause.exec(message)?.[1] ?? "";
  const policyType = policyTypes.find(([written]) => written.test(policy))?.[1];
  return {
    ...(action ? { action } : {}),
    ...(resource ? { resource } : {}),
    ...(principal ? { principal } : {}),
    ...(!action && ownReason.test(message) ? { namesNoPermission: true } : {}),
    ...(policyType ? { policyType } : {}),
    ...(/\bwith an explicit deny\b/i.test(message) ? { explicitDeny: true } : {}),
  };
}

/** Returns NAME from `assumed-role/NAME/SESSION` or `user/PATH/NAME`, the name that people use for the role or user. */
function principalName(arn: string): string | undefined {
  const [kind, ...rest] = splitArn(arn)?.resource.split("/") ?? [];
  return kind === "assumed-role" ? rest[0] : rest.at(-1);
}
