import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accountId, modelArn, onDemandModel, signed, sonnetProfile, systemArn, useEndpoint } from "./support";

const fixture = useEndpoint({ regions: ["us-east-1", "us-west-2"] });

const requestId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("responses", () => {
  it("contain a request ID, JSON, and ISO 8601 times that end with Z", async () => {
    const response = await fixture.fetch(`/inference-profiles/${sonnetProfile}`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get("x-amzn-requestid") ?? "", requestId);
    assert.equal(response.headers.get("content-type"), "application/json");
    const profile = (await response.json()) as Record<string, string>;
    assert.match(profile["createdAt"] ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  });

  it("contain the error type in a header and the message in the body", async () => {
    const response = await fixture.fetch("/inference-profiles/us.none");
    assert.equal(response.status, 404);
    assert.equal(response.headers.get("x-amzn-errortype"), "ResourceNotFoundException");
    assert.match(response.headers.get("x-amzn-requestid") ?? "", requestId);
    assert.deepEqual(Object.keys((await response.json()) as object), ["message"]);
  });
});

describe("paths", () => {
  const arn = systemArn(sonnetProfile);
  const ways = {
    "a percent-encoded ARN": `/inference-profiles/${encodeURIComponent(arn)}`,
    "an ARN with its slash and colons as they are": `/inference-profiles/${arn}`,
    "an ARN with only its slash encoded": `/inference-profiles/${arn.replace("/", "%2F")}`,
    "doubled slashes": `//inference-profiles//${encodeURIComponent(sonnetProfile)}`,
  };
  for (const [what, path] of Object.entries(ways)) {
    it(`can contain ${what}`, async () => {
      const profile = (await (await fixture.fetch(path)).json()) as { inferenceProfileArn: string };
      assert.equal(profile.inferenceProfileArn, arn);
    });
  }

  it("can contain the ARN of a model", async () => {
    const response = await fixture.fetch(`/foundation-models/${encodeURIComponent(modelArn(onDemandModel))}`);
    const { modelDetails } = (await response.json()) as { modelDetails: { modelId: string } };
    assert.equal(modelDetails.modelId, onDemandModel);
  });

  it("are rejected if their percent-encoding is invalid", async () => {
    const response = await fixture.fetch("/inference-profiles/%E0%A4%A");
    assert.equal(response.headers.get("x-amzn-errortype"), "SerializationException");
  });

  const unknown: [method: string, path: string][] = [
    ["GET", "/no-such-thing"],
    ["PUT", "/inference-profiles"],
    ["DELETE", "/inference-profiles"],
    ["PATCH", `/inference-profiles/${sonnetProfile}`],
    ["GET", "/tagResource"],
    ["POST", "/tagResource/more"],
    ["POST", "/foundation-models"],
    ["GET", "/_control"],
  ];
  for (const [method, path] of unknown) {
    it(`are unknown operations if the service model does not define ${method} ${path}`, async () => {
      const response = await fixture.fetch(path, { method });
      assert.equal(response.status, 404);
      assert.equal(response.headers.get("x-amzn-errortype"), "UnknownOperationException");
    });
  }

  it("return status 413 for a body that is too large", async () => {
    const response = await fixture.fetch("/tagResource", { method: "POST", body: "x".repeat(1024 * 1024 + 1) });
    assert.equal(response.status, 413);
    assert.equal(response.headers.get("x-amzn-errortype"), "RequestEntityTooLargeException");
  });
});

describe("signatures", () => {
  const credential = (value: string) => ({
    ...signed(),
    authorization: `AWS4-HMAC-SHA256 Credential=${value}, SignedHeaders=host, Signature=0`,
  });
  const complete = { "x-amz-date": "20260101T000000Z" };
  const cases: [what: string, headers: Record<string, string>, error: string, message: RegExp][] = [
    ["none", {}, "MissingAuthenticationTokenException", /^Missing Authentication Token$/],
    ["basic", { authorization: "Basic eDp5" }, "MissingAuthenticationTokenException", /^Missing Authentication Token$/],
    ["an API key", { authorization: "Bearer abc" }, "AccessDeniedException", /^Authentication failed/],
    [
      "one without its parts",
      { authorization: "AWS4-HMAC-SHA256 nothing", "x-amz-date": "" },
      "IncompleteSignatureException",
      /requires 'Credential' parameter\. .*'Signature' parameter\. .*'SignedHeaders' parameter\. .*'X-Amz-Date'/,
    ],
    ["a short credential", credential("AKIDEXAMPLE/20260101/us-east-1"), "IncompleteSignatureException", /exactly 5/],
    [
      "another service's scope",
      credential("AKIDEXAMPLE/20260101/us-east-1/s3/aws4_request"),
      "InvalidSignatureException",
      /^Credential should be scoped to correct service: 'bedrock'\.$/,
    ],
    [
      "an odd date",
      credential("AKIDEXAMPLE/today/us-east-1/bedrock/aws4_request"),
      "InvalidSignatureException",
      /not a valid date/,
    ],
    [
      "an odd end",
      credential("AKIDEXAMPLE/20260101/us-east-1/bedrock/aws3_request"),
      "InvalidSignatureException",
      /valid terminator: 'aws4_request'/,
    ],
    [
      "a Region that is not enabled",
      credential("AKIDEXAMPLE/20260101/af-south-1/bedrock/aws4_request"),
      "UnrecognizedClientException",
      /^The security token included in the request is invalid\.$/,
    ],
  ];
  for (const [what, headers, error, message] of cases) {
    it(`are rejected with 403 ${error}: ${what}`, async () => {
      const response = await fetch(`${fixture.endpoint.url}/inference-profiles`, {
        headers: { ...complete, ...headers },
      });
      assert.equal(response.status, 403);
      assert.equal(response.headers.get("x-amzn-errortype"), error);
      assert.match(((await response.json()) as { message: string }).message, message);
    });
  }

  it("determine the Region by their scope, and map every access key to the same account", async () => {
    const arns = await Promise.all(
      ["us-east-1", "us-west-2"].map(async (region) => {
        const headers = credential(`AKIDOTHER/20260101/${region}/bedrock/aws4_request`);
        const response = await fetch(`${fixture.endpoint.url}/inference-profiles/${sonnetProfile}`, { headers });
        return ((await response.json()) as { inferenceProfileArn: string }).inferenceProfileArn;
      }),
    );
    assert.deepEqual(arns, [systemArn(sonnetProfile), systemArn(sonnetProfile, "us-west-2")]);
    assert.ok(arns[0]?.includes(accountId));
  });
});
