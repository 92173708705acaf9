import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { describe, it } from "node:test";
import type { BedrockOperation } from "../../../../src/domain/operations";
import type { ProblemKind } from "../../../../src/domain/problem";
import { formatProblem } from "../../../../src/messages/problem";
import { calls, problemFrom, useControlPlane } from "../support";

const fixture = useControlPlane();

/** Returns an error response in Bedrock's format, without a message if none is given. */
function refusal(status: number, type: string, message?: unknown): RequestListener {
  const headers = { "content-type": "application/json", "x-amzn-errortype": type, "x-amzn-requestid": "request-1" };
  return (_, response) => response.writeHead(status, headers).end(JSON.stringify({ message }));
}

const ask = (operation: BedrockOperation, answer: RequestListener) =>
  fixture.served(answer, () => problemFrom(calls[operation](fixture.controlPlane())));

describe("a denial that no permission can resolve", () => {
  for (const [operation, answer, words] of [
    [
      "CreateInferenceProfile",
      refusal(403, "AccessDeniedException", "You don't have access to the model with the specified model ID."),
      "You don't have access to the model with the specified model ID.",
    ],
    [
      "CreateInferenceProfile",
      refusal(404, "ResourceNotFoundException", "Model use case details have not been submitted for this account."),
      "Model use case details have not been submitted for this account.",
    ],
    [
      "ListInferenceProfiles",
      refusal(403, "AccessDeniedException", "Your account is not authorized to invoke this API operation."),
      "Your account is not authorized to invoke this API operation.",
    ],
    [
      "ListInferenceProfiles",
      refusal(403, "SubscriptionRequiredException", "The AWS Access Key Id needs a subscription for the service"),
      "The AWS Access Key Id needs a subscription for the service",
    ],
  ] as const satisfies readonly (readonly [BedrockOperation, RequestListener, string])[]) {
    it(`quotes the AWS message: ${words}`, async () => {
      const problem = await ask(operation, answer);
      assert.deepEqual([problem.kind, problem.namesNoPermission], ["accessDenied", true]);
      const { reason, remedies } = formatProblem(problem);
      assert.equal(reason, `AWS reported: ${words}`);
      assert.deepEqual(remedies, ["retry", "showLog"]);
    });
  }

  it("names the policy that sets the limit", async () => {
    const message =
      "User: arn:aws:sts::123456789012:assumed-role/dev/jane is not authorized to perform: bedrock:CreateInferenceProfile on resource: arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/* because no permissions boundary allows the bedrock:CreateInferenceProfile action";
    const problem = await ask("CreateInferenceProfile", refusal(403, "AccessDeniedException", message));
    const { sentence, remedies } = formatProblem(problem);
    assert.equal(
      sentence,
      "You do not have permission to create inference profiles in us-east-1. A permissions boundary does not allow bedrock:CreateInferenceProfile on application-inference-profile/*. Contact your administrator.",
    );
    assert.deepEqual(remedies, ["retry", "showLog"]);
  });
});

describe("an AWS error outside the service model", () => {
  for (const [answer, kind] of [
    [refusal(403, "RegionDisabledException", "Region is disabled"), "regionNotEnabled"],
    [refusal(404, "UnknownOperationException"), "notOffered"],
    ...["RequestThrottled", "RequestThrottledException", "ThrottledException", "SlowDown", "RequestLimitExceeded"].map(
      (name) => [refusal(400, name, "Rate exceeded"), "throttled"] as const,
    ),
  ] as const satisfies readonly (readonly [RequestListener, ProblemKind])[]) {
    it(`is ${kind}, regardless of its status`, async () => {
      const problem = await ask("CreateInferenceProfile", answer);
      assert.deepEqual([problem.kind, problem.outcomeUnknown], [kind, false]);
    });
  }
});

describe("an operation that a Region does not support", () => {
  const xml: RequestListener = (_, response) =>
    response.writeHead(404, { "content-type": "application/json" }).end("<UnknownOperationException/>\n");
  const notFound = "The requested operation is not known";
  for (const [title, answer] of [
    ["ValidationException", refusal(400, "ValidationException", "Unknown operation")],
    [
      "ValidationException with its name",
      refusal(400, "ValidationException", "Unknown operation: ListInferenceProfiles"),
    ],
    ["ValidationException in one word", refusal(400, "ValidationException", "UnknownOperation")],
    ["ValidationException, not supported", refusal(400, "ValidationException", "Unsupported operation")],
    ...[
      "Operation not supported",
      "The requested operation is not recognized.",
      "The requested operation is not supported in the called region.",
      "This API is not available in this Region",
      "The operation ListInferenceProfiles is not supported in Region ap-east-1.",
    ].map((message) => [message, refusal(400, "ValidationException", message)] as const),
    ["UnknownOperationException", refusal(400, "UnknownOperationException")],
    ["UnknownOperationException and 404", refusal(404, "UnknownOperationException", notFound)],
    ["UnknownOperationException and 403", refusal(403, "UnknownOperationException", "Unknown operation")],
    ["UnsupportedOperationException", refusal(400, "UnsupportedOperationException", notFound)],
    ["ResourceNotFoundException", refusal(404, "ResourceNotFoundException", "Unknown operation")],
    ["the XML of the AWS API front end", xml],
  ] as const) {
    it(`is recognized: ${title}`, async () => {
      const problem = await ask("ListInferenceProfiles", answer);
      assert.deepEqual([problem.kind, problem.outcomeUnknown], ["notOffered", false]);
    });
  }

  for (const message of [
    "1 validation error detected: Value 'Unknown operation' at 'inferenceProfileName' failed",
    "The operation is not supported for this model.",
    "The provided model identifier is not supported in this Region.",
  ]) {
    it(`is not recognized in another validation error: ${message}`, async () => {
      const problem = await ask("CreateInferenceProfile", refusal(400, "ValidationException", message));
      assert.equal(problem.kind, "validation");
    });
  }
});

describe("an error without a message", () => {
  for (const message of [undefined, null, "", 5, { a: 1 }]) {
    it(`gets no replacement message from the SDK: ${JSON.stringify(message)}`, async () => {
      const problem = await ask("CreateInferenceProfile", refusal(400, "ValidationException", message));
      assert.deepEqual([problem.kind, problem.detail], ["validation", ""]);
      assert.equal(formatProblem(problem).reason, "AWS did not give a reason. See the log for details.");
    });
  }

  it("is reported as a missing permission if access is denied", async () => {
    const problem = await ask("ListInferenceProfiles", refusal(403, "AccessDeniedException"));
    const { reason, remedies } = formatProblem(problem);
    assert.equal(reason, "The permission bedrock:ListInferenceProfiles is missing.");
    assert.deepEqual(remedies, ["copyIamPolicy", "retry", "showLog"]);
  });
});
