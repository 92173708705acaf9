import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Problem, ProblemKind } from "../../../src/domain/problem";
import type { Remedy } from "../../../src/messages/remedy";
import { formatProblem } from "../../../src/messages/problem";
import { allOperations as operations, problem, problemKinds, systemArn } from "../domain/samples";

/** The start of the message for each operation, after a failure and after a denial. */
const failures: Readonly<Record<Problem["operation"], readonly [failed: string, denied: string]>> = {
  ListInferenceProfiles: [
    "Could not load the inference profiles in us-east-1.",
    "You do not have permission to list inference profiles in us-east-1.",
  ],
  GetInferenceProfile: [
    "Could not load the inference profile in us-east-1.",
    "You do not have permission to view this inference profile in us-east-1.",
  ],
  CreateInferenceProfile: [
    "Could not create the inference profile in us-east-1.",
    "You do not have permission to create inference profiles in us-east-1.",
  ],
  TagResource: [
    "Could not change the tags in us-east-1.",
    "You do not have permission to change the tags of this inference profile in us-east-1.",
  ],
  UntagResource: [
    "Could not change the tags in us-east-1.",
    "You do not have permission to change the tags of this inference profile in us-east-1.",
  ],
  ListTagsForResource: [
    "Could not load the tags in us-east-1.",
    "You do not have permission to view the tags of inference profiles in us-east-1.",
  ],
  ListFoundationModels: [
    "Could not load the foundation models in us-east-1.",
    "You do not have permission to list foundation models in us-east-1.",
  ],
  GetCallerIdentity: [
    "Could not look up your account in us-east-1.",
    "You do not have permission to look up your account in us-east-1.",
  ],
  ListMetrics: [
    "Could not determine which inference profiles are used in us-east-1.",
    "You do not have permission to list CloudWatch metrics in us-east-1.",
  ],
  GetMetricData: [
    "Could not load the usage in us-east-1.",
    "You do not have permission to view CloudWatch metrics in us-east-1.",
  ],
  GetCostAndUsage: [
    "Could not load the costs from Cost Explorer.",
    "You do not have permission to view costs in Cost Explorer.",
  ],
};

describe("the message for a problem", () => {
  for (const operation of operations) {
    for (const kind of problemKinds) {
      it(`states what happened and what to do: ${kind} in ${operation}`, () => {
        const { sentence, failure, reason, remedies } = formatProblem(problem(kind, operation));
        const [failed, denied] = failures[operation];
        assert.equal(failure, kind === "accessDenied" ? denied : failed);
        assert.equal(sentence, `${failure} ${reason}`);
        assert.ok(remedies.length > 0, "no next step");
        assert.equal(new Set(remedies).size, remedies.length);
        // All placeholders are filled, and only a validation problem quotes the AWS message.
        assert.doesNotMatch(sentence, /[{}]|undefined|Exception|Error\b/);
        assert.equal(sentence.includes("AWS's own words"), kind === "validation");
        assert.match(sentence, kind === "validation" ? /: AWS's own words$/ : /\.$/);
      });
    }
  }

  it("states a different reason for each kind", () => {
    const reasons = problemKinds.map((kind) => formatProblem(problem(kind)).reason);
    assert.equal(new Set(reasons).size, problemKinds.length);
  });

  it("does not claim that a profile was not created if the outcome is unknown", () => {
    for (const kind of problemKinds) {
      const { sentence } = formatProblem(problem(kind, "CreateInferenceProfile", { outcomeUnknown: true }));
      assert.match(sentence, /^It is not known whether the inference profile was created in us-east-1\. /);
    }
  });

  const action = "bedrock:CreateInferenceProfile";
  const resource = systemArn("us.amazon.nova-lite-v1:0");
  for (const [facts, reason] of [
    [{ principal: "dev", action }, `dev is not authorized to perform ${action}.`],
    [
      { principal: "dev", action, resource },
      `dev is not authorized to perform ${action} on inference-profile/us.amazon.nova-lite-v1:0.`,
    ],
    [{ resource }, `The permission ${action} on inference-profile/us.amazon.nova-lite-v1:0 is missing.`],
    [
      { principal: "dev", action, resource, policyType: "serviceControlPolicy", explicitDeny: true },
      `A service control policy of your organization denies ${action} on inference-profile/us.amazon.nova-lite-v1:0. Contact your administrator.`,
    ],
    [
      { principal: "dev", action, resource, explicitDeny: true },
      `A policy explicitly denies ${action} on inference-profile/us.amazon.nova-lite-v1:0. Contact your administrator.`,
    ],
    [
      { principal: "dev", action, policyType: "identityBasedPolicy", explicitDeny: true },
      `A policy explicitly denies ${action}. Contact your administrator.`,
    ],
    [{ principal: "dev", action, policyType: "identityBasedPolicy" }, `dev is not authorized to perform ${action}.`],
    [
      { principal: "dev", action, resource, policyType: "permissionsBoundary" },
      `A permissions boundary does not allow ${action} on inference-profile/us.amazon.nova-lite-v1:0. Contact your administrator.`,
    ],
    [
      { action, policyType: "sessionPolicy", explicitDeny: true },
      `A session policy does not allow ${action}. Contact your administrator.`,
    ],
    [
      { action, policyType: "vpcEndpointPolicy" },
      `A VPC endpoint policy does not allow ${action}. Contact your administrator.`,
    ],
    [
      { action, policyType: "resourceBasedPolicy" },
      `A resource-based policy does not allow ${action}. Contact your administrator.`,
    ],
    [
      { action, policyType: "resourceControlPolicy", explicitDeny: true },
      `A resource control policy of your organization does not allow ${action}. Contact your administrator.`,
    ],
  ] as const satisfies readonly (readonly [Partial<Problem>, string])[]) {
    it(`includes the principal, the action and the resource if AWS returns them: ${reason}`, () => {
      assert.equal(formatProblem(problem("accessDenied", "CreateInferenceProfile", facts)).reason, reason);
    });
  }

  it("truncates a long resource name", () => {
    const { reason } = formatProblem(
      problem("accessDenied", "GetInferenceProfile", { resource: systemArn("x".repeat(900)) }),
    );
    assert.match(reason, /on inference-profile\/x{20,60}… is missing\.$/);
  });

  it("includes the permission of the operation if AWS returns none", () => {
    assert.match(formatProblem(problem("accessDenied")).reason, /bedrock:ListInferenceProfiles/);
  });

  it("does not mention a missing permission if a service control policy denies the request", () => {
    const told = problem("accessDenied", "CreateInferenceProfile", {
      principal: "dev",
      policyType: "serviceControlPolicy",
    });
    const { reason, remedies } = formatProblem(told);
    assert.match(reason, /^A service control policy of your organization denies bedrock:CreateInferenceProfile\./);
    // A retry helps only after an administrator has changed the policy.
    assert.deepEqual(remedies, ["showLog"]);
  });

  it("offers an IAM policy only if a permission is missing", () => {
    const remediesOf = (facts: Partial<Problem>) =>
      formatProblem(problem("accessDenied", "CreateInferenceProfile", { principal: "dev", action, ...facts })).remedies;
    assert.deepEqual(remediesOf({}), ["copyIamPolicy", "retry", "showLog"]);
    assert.deepEqual(remediesOf({ policyType: "identityBasedPolicy" }), ["copyIamPolicy", "retry", "showLog"]);
    assert.deepEqual(remediesOf({ policyType: "identityBasedPolicy", explicitDeny: true }), ["retry", "showLog"]);
    assert.deepEqual(remediesOf({ explicitDeny: true }), ["retry", "showLog"]);
    for (const policyType of ["permissionsBoundary", "sessionPolicy", "vpcEndpointPolicy"] as const) {
      assert.deepEqual(remediesOf({ policyType }), ["retry", "showLog"]);
    }
    assert.deepEqual(remediesOf({ policyType: "resourceControlPolicy", explicitDeny: true }), ["showLog"]);
  });

  it("quotes the AWS message if a denial contains no permission", () => {
    const detail = "You don't have access to the model with the specified model ID.";
    const told = formatProblem(problem("accessDenied", "CreateInferenceProfile", { detail, namesNoPermission: true }));
    assert.equal(told.sentence, `Could not create the inference profile in us-east-1. AWS reported: ${detail}`);
    assert.deepEqual(told.remedies, ["retry", "showLog"]);
  });

  it("truncates a long AWS message", () => {
    const { reason } = formatProblem(problem("validation", "CreateInferenceProfile", { detail: "x".repeat(10_000) }));
    assert.match(reason, /^AWS reported: x{500}…$/);
  });

  it("does not replace placeholders in untrusted text", () => {
    const told = problem("accessDenied", "GetInferenceProfile", { principal: "{1}", action: "{0}" });
    assert.match(formatProblem(told).reason, /^\{1\} is not authorized to perform \{0\}\.$/);
  });
});

/** The remedy that each kind must offer, in addition to the log. */
const wanted: Readonly<Record<ProblemKind, Remedy>> = {
  accessDenied: "copyIamPolicy",
  conflict: "showLog",
  internalServer: "retry",
  notFound: "retry",
  quotaExceeded: "openQuotas",
  throttled: "retry",
  tooManyTags: "showLog",
  validation: "showLog",
  credentialsMissing: "setUpCredentials",
  credentialsMisconfigured: "selectAwsProfiles",
  awsProfileMissing: "setUpCredentials",
  credentialsExpired: "setUpCredentials",
  credentialsRefused: "selectRegions",
  signatureRefused: "selectAwsProfiles",
  signInExpired: "signIn",
  mfaCancelled: "retry",
  mfaRefused: "retry",
  processFailed: "retry",
  roleDenied: "selectAwsProfiles",
  metadataFailed: "selectAwsProfiles",
  clockSkew: "retry",
  regionNotEnabled: "selectRegions",
  notOffered: "selectRegions",
  unknownHost: "selectRegions",
  connectionRefused: "proxySettings",
  connectionReset: "retry",
  untrustedCertificate: "proxySettings",
  tlsFailed: "proxySettings",
  proxySignIn: "proxySettings",
  proxyFailed: "proxySettings",
  network: "retry",
  timeout: "retry",
  invalidResponse: "retry",
  cancelled: "retry",
  unknown: "showLog",
};

describe("the message for a host that does not exist", () => {
  it("states that its Region is unknown, because the code may be misspelled", () => {
    const reasonIn = (region: string) => formatProblem({ ...problem("unknownHost"), region }).reason;
    assert.equal(
      reasonIn("us-esat-1"),
      "The Bedrock endpoint of us-esat-1 could not be found, and us-esat-1 is not a known Region. Check its spelling.",
    );
    assert.match(reasonIn("us-east-1"), /endpoint of this Region could not be found/);
  });
});

describe("the remedies", () => {
  for (const kind of problemKinds) {
    it(`include ${wanted[kind]} for ${kind}`, () => {
      const { remedies } = formatProblem(problem(kind));
      assert.ok(remedies.includes(wanted[kind]));
      // A cancellation is not a failure, so the log contains no details.
      assert.equal(remedies.includes("showLog"), kind !== "cancelled" && kind !== "mfaCancelled");
    });
  }

  it("do not include the console if the partition has no public console", () => {
    const { remedies } = formatProblem({ ...problem("quotaExceeded"), region: "us-iso-east-1" });
    assert.deepEqual(remedies, ["retry", "showLog"]);
  });
});
