import { splitArn } from "../../domain/arn";
import type { Denial, PolicyType } from "../../domain/problem";

/** What comes before the type of the policy, and how IAM writes the types. */
const cause = /\b(?:because no|with an explicit deny in(?: an?| the)?) (.{1,40})/i;
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

/** What services refuse for besides permissions: the account has no access to a model, or may not use an operation at all. */
const ownReason = /\b(access to the model|model access|(your|this) account|use case|subscribed|subscription)\b/i;

/**
 * Reads an AccessDeniedException's message, which looks like: `User: ARN is not authorized to perform: ACTION on resource:
 * ARN because no identity-based policy allows ...`, or `... with an explicit deny in a service control policy`. What it does
 * not say is left out. Services refuse for reasons of their own as well, in other words: a model without access, an account
 * that may not use an operation.
 */
export function readDenial(message: string): Denial {
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

/** `assumed-role/NAME/SESSION` and `user/PATH/NAME` are known to people by NAME. */
function principalName(arn: string): string | undefined {
  const [kind, ...rest] = splitArn(arn)?.resource.split("/") ?? [];
  return kind === "assumed-role" ? rest[0] : rest.at(-1);
}
