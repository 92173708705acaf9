import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDenial } from "../../../../src/aws/errors/accessDenied";
import type { Denial } from "../../../../src/domain/problem";

const action = "bedrock:CreateInferenceProfile";
const resource = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0";

/** Returns an access denied message from AWS. */
function sentence(user: string, because = "") {
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource}${because}`;
}

const cases: readonly (readonly [what: string, message: string, Denial])[] = [
  [
    "a role",
    sentence("arn:aws:sts::123456789012:assumed-role/dev/someone@example"),
    { action, resource, principal: "dev" },
  ],
  [
    "an SSO role",
    sentence("arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Developer_0123456789abcdef/someone"),
    { action, resource, principal: "AWSReservedSSO_Developer_0123456789abcdef" },
  ],
  ["a user", sentence("arn:aws:iam::123456789012:user/team/someone"), { action, resource, principal: "someone" }],
  ["the root user", sentence("arn:aws:iam::123456789012:root"), { action, resource }],
  [
    "a user of another partition",
    sentence("arn:aws-us-gov:iam::123456789012:user/x"),
    { action, resource, principal: "x" },
  ],
  ...(
    [
      ["identity-based policy", "an", "identityBasedPolicy"],
      ["resource-based policy", "a", "resourceBasedPolicy"],
      ["role trust policy", "the", "roleTrustPolicy"],
      ["permissions boundary", "a", "permissionsBoundary"],
      ["session policy", "a", "sessionPolicy"],
      ["VPC endpoint policy", "a", "vpcEndpointPolicy"],
      ["Service Control Policy", "a", "serviceControlPolicy"],
      ["resource control policy", "a", "resourceControlPolicy"],
    ] as const
  ).flatMap(([name, article, policyType]): [string, string, Denial][] => [
    [
      `a ${name} that does not allow it`,
      sentence("arn:aws:iam::123456789012:user/dev", ` because no ${name} allows the ${action} action`),
      { action, resource, principal: "dev", policyType },
    ],
    [
      `an explicit deny in a ${name}`,
      sentence("arn:aws:iam::123456789012:user/dev", ` with an explicit deny in ${article} ${name}`),
      { action, resource, principal: "dev", policyType, explicitDeny: true },
    ],
    [
      `an explicit deny in a ${name} with its ARN`,
      sentence("arn:aws:iam::1:user/dev", ` with an explicit deny in ${article} ${name}: arn:aws:iam::1:policy/p`),
      { action, resource, principal: "dev", policyType, explicitDeny: true },
    ],
  ]),
  [
    "an explicit deny without a policy",
    sentence("arn:aws:iam::123456789012:user/dev", " with an explicit deny"),
    { action, resource, principal: "dev", explicitDeny: true },
  ],
  [
    "a user whose name is that of a policy",
    sentence("arn:aws:iam::123456789012:user/session-policy"),
    { action, resource, principal: "session-policy" },
  ],
  [
    "an action without a resource",
    `User: arn:aws:iam::123456789012:user/dev is not authorized to perform: ${action}`,
    { action, principal: "dev" },
  ],
  ["a full stop after the resource", `${sentence("arn:aws:iam::1:user/dev")}.`, { action, resource, principal: "dev" }],
  [
    "a resource that is a wildcard",
    sentence("arn:aws:iam::1:user/dev").replace(resource, "*"),
    { action, principal: "dev" },
  ],
  ["nothing", "", {}],
  ["only the denial itself", "Access denied", {}],
  [
    "the use case details",
    "Model use case details have not been submitted for this account.",
    { namesNoPermission: true },
  ],
  ["an API key", "Authentication failed: Please make sure your API Key is valid.", {}],
];

describe("an access denied message from AWS", () => {
  for (const [what, message, expected] of cases) {
    it(`is parsed if it names ${what}`, () => assert.deepEqual(parseDenial(message), expected));
  }
});
