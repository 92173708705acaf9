import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  BedrockServiceException,
  CreateInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  type BedrockClient,
} from "@aws-sdk/client-bedrock";
import { Faults } from "../../endpoint/faults";
import { operations } from "../../endpoint/router";
import { modelArn, onDemandModel, rejectsWith, sonnetProfile, useEndpoint } from "./support";

const fixture = useEndpoint();

const get = (client: BedrockClient) =>
  client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: sonnetProfile }));
const list = (client: BedrockClient, abortSignal?: AbortSignal) =>
  client.send(new ListInferenceProfilesCommand({}), abortSignal ? { abortSignal } : {});
const create = (client: BedrockClient, name: string, clientRequestToken = name) =>
  client.send(
    new CreateInferenceProfileCommand({
      inferenceProfileName: name,
      modelSource: { copyFrom: modelArn(onDemandModel) },
      clientRequestToken,
    }),
  );
const isMade = (name: string) => fixture.endpoint.account.region("us-east-1").findByName(name) !== undefined;
/** Returns whether the SDK threw an error without a complete response from the service. */
const hasNoResponse = (error: unknown) => error instanceof Error && !(error instanceof BedrockServiceException);

/** A request for each operation that is valid enough to run it. */
const requests: Record<string, [method: string, path: string]> = {
  ListInferenceProfiles: ["GET", "/inference-profiles"],
  GetInferenceProfile: ["GET", "/inference-profiles/x"],
  CreateInferenceProfile: ["POST", "/inference-profiles"],
  DeleteInferenceProfile: ["DELETE", "/inference-profiles/x"],
  TagResource: ["POST", "/tagResource"],
  UntagResource: ["POST", "/untagResource"],
  ListTagsForResource: ["POST", "/listTagsForResource"],
  ListFoundationModels: ["GET", "/foundation-models"],
  GetFoundationModel: ["GET", "/foundation-models/x"],
};

describe("modeled errors as faults", () => {
  const status: Record<string, number> = {
    AccessDeniedException: 403,
    ConflictException: 400,
    InternalServerException: 500,
    ResourceNotFoundException: 404,
    ServiceQuotaExceededException: 400,
    ThrottlingException: 429,
    TooManyTagsException: 400,
    ValidationException: 400,
  };
  for (const { name, errors } of operations) {
    it(`are returned by ${name}: ${errors.join(", ")}`, async () => {
      const [method, path] = requests[name] ?? ["", ""];
      for (const error of errors) {
        fixture.endpoint.faults.add({ kind: "error", error, operation: name });
        const reply = await fixture.fetch(path, { method });
        assert.equal(reply.status, status[error]);
        assert.equal(reply.headers.get("x-amzn-errortype"), error);
        assert.ok(((await reply.json()) as { message: string }).message.length > 10);
      }
      assert.deepEqual(fixture.endpoint.faults.list(), []);
    });
  }
});

describe("errors as faults", () => {
  it("can be outside the service model, with the usual status and message or with custom ones", async () => {
    const client = fixture.bedrock();
    fixture.endpoint.faults.add({ kind: "error", error: "ExpiredTokenException" });
    await rejectsWith(get(client), "ExpiredTokenException", "The security token included in the request is expired");
    fixture.endpoint.faults.add({ kind: "error", error: "OddException", message: "Odd <b>$(x)", status: 418 });
    await rejectsWith(get(client), "OddException", "Odd <b>$(x)");
    assert.equal(fixture.endpoint.requests.at(-1)?.status, 418);
  });

  it("have the denial message of IAM for the operation", async () => {
    fixture.endpoint.faults.add({ kind: "error", error: "AccessDeniedException" });
    await rejectsWith(
      create(fixture.bedrock("eu-west-1"), "denied"),
      "AccessDeniedException",
      /^User: arn:aws:sts::123456789012:assumed-role\/\S+ is not authorized to perform: bedrock:CreateInferenceProfile on resource: arn:aws:bedrock:eu-west-1:123456789012:\S+ because no identity-based policy allows/,
    );
  });

  it("can refer to one member", async () => {
    const about = async (member: string) => {
      fixture.endpoint.faults.add({ kind: "error", error: "ValidationException", member });
      const [failure] = await Promise.allSettled([create(fixture.bedrock(), "member")]);
      return (failure as PromiseRejectedResult).reason as Error;
    };
    assert.equal(
      (await about("description")).message,
      "1 validation error detected: Value at 'description' failed to satisfy constraint: Member must satisfy regular expression pattern: ([0-9a-zA-Z:.][ _-]?)+",
    );
    assert.match((await about("tags.1.member.key")).message, /at 'tags\.1\.member\.key' .* pattern: \[a-zA-Z0-9/);
    assert.match((await about("modelSource.copyFrom")).message, /at 'modelSource\.copyFrom' .* pattern: arn:aws/);
    assert.match((await about("modelSource")).message, /at 'modelSource' .* must not be null$/);
  });

  it("throttle a given number of requests, with a retry delay", async () => {
    fixture.endpoint.faults.add({ kind: "throttle", operation: "GetInferenceProfile", count: 2, retryAfter: 7 });
    for (let time = 0; time < 2; time++) {
      const reply = await fixture.fetch(`/inference-profiles/${sonnetProfile}`);
      assert.equal(reply.status, 429);
      assert.equal(reply.headers.get("retry-after"), "7");
      assert.equal(reply.headers.get("x-amzn-errortype"), "ThrottlingException");
    }
    await get(fixture.bedrock());
  });
});

describe("a rate limit", () => {
  it("throttles faster requests in each Region separately, and applies the next fault to the other requests", () => {
    let now = 0;
    const faults = new Faults(() => now);
    faults.add({ kind: "rate", perSecond: 2, count: 0, operation: "GetInferenceProfile" });
    faults.add({ kind: "slow", delayMs: 1, count: 0 });
    const nextFault = (region = "us-east-1") => faults.take("GetInferenceProfile", region, [])?.kind;
    assert.deepEqual([nextFault(), nextFault(), nextFault(), nextFault()], ["slow", "slow", "rate", "rate"]);
    assert.equal(nextFault("us-west-2"), "slow");
    assert.equal(faults.take("ListTagsForResource", "us-east-1", [])?.kind, "slow");
    now = 500;
    assert.deepEqual([nextFault(), nextFault()], ["slow", "rate"]);
    // Unused capacity is saved for at most one second.
    now = 60_000;
    assert.deepEqual([nextFault(), nextFault(), nextFault()], ["slow", "slow", "rate"]);
  });

  it("returns the same response as throttling", async () => {
    fixture.endpoint.faults.add({ kind: "rate", perSecond: 1, count: 0 });
    const responses = [await fixture.fetch("/inference-profiles"), await fixture.fetch("/inference-profiles")];
    assert.deepEqual(
      responses.map(({ status, headers }) => [status, headers.get("x-amzn-errortype")]),
      [
        [200, null],
        [429, "ThrottlingException"],
      ],
    );
    fixture.endpoint.faults.clear();
  });
});

describe("the requests that a fault applies to", () => {
  it("match its operation and Region, and no others", async () => {
    fixture.endpoint.faults.add({ kind: "throttle", operation: "ListInferenceProfiles", region: "us-west-2" });
    await list(fixture.bedrock("us-east-1"));
    await fixture.bedrock("us-west-2").send(new ListFoundationModelsCommand({}));
    await rejectsWith(list(fixture.bedrock("us-west-2")), "ThrottlingException", /Too many requests/);
    await list(fixture.bedrock("us-west-2"));
  });

  it("are unlimited until it is cleared if the count is 0", async () => {
    fixture.endpoint.faults.add({ kind: "throttle", count: 0 });
    for (let time = 0; time < 3; time++) {
      await assert.rejects(list(fixture.bedrock()));
    }
    fixture.endpoint.faults.clear();
    await list(fixture.bedrock());
  });

  it("get the oldest fault first, and then the next fault", async () => {
    fixture.endpoint.faults.add({ kind: "error", error: "InternalServerException" });
    fixture.endpoint.faults.add({ kind: "error", error: "ServiceUnavailableException" });
    const client = fixture.bedrock();
    await rejectsWith(list(client), "InternalServerException", /internal error/);
    await rejectsWith(list(client), "ServiceUnavailableException", /Unavailable/);
  });
});

describe("faulty responses", () => {
  it("slow: runs the operation after the delay", async () => {
    fixture.endpoint.faults.add({ kind: "slow", delayMs: 120, operation: "CreateInferenceProfile" });
    const started = performance.now();
    await create(fixture.bedrock(), "slow");
    assert.ok(performance.now() - started >= 115);
    assert.ok(isMade("slow"));
  });

  it("slow: does not run the operation if the client has disconnected in the meantime", async () => {
    fixture.endpoint.faults.add({ kind: "slow", delayMs: 60_000, operation: "CreateInferenceProfile" });
    const mark = fixture.endpoint.mark();
    const abort = new AbortController();
    const body = JSON.stringify({ inferenceProfileName: "gone", modelSource: { copyFrom: modelArn(onDemandModel) } });
    const reply = fixture.fetch("/inference-profiles", { method: "POST", body, signal: abort.signal });
    await fixture.endpoint.waitForRequest("CreateInferenceProfile", { since: mark });
    abort.abort();
    await assert.rejects(reply);
    const ended = await fixture.endpoint.waitForRequest("CreateInferenceProfile", { since: mark, until: "finished" });
    assert.equal(ended.outcome, "abandoned");
    assert.equal(ended.status, undefined);
    assert.ok(!isMade("gone"));
  });

  it("hang: never responds, until the client disconnects", async () => {
    fixture.endpoint.faults.add({ kind: "hang", operation: "ListInferenceProfiles" });
    const mark = fixture.endpoint.mark();
    const abort = new AbortController();
    const reply = list(fixture.bedrock(), abort.signal);
    const request = await fixture.endpoint.waitForRequest("ListInferenceProfiles", { since: mark });
    assert.equal(request.outcome, "pending");
    abort.abort();
    await assert.rejects(reply, { name: "AbortError" });
    await fixture.endpoint.waitForRequest({ region: "us-east-1" }, { since: mark, until: "finished" });
    assert.equal(request.outcome, "abandoned");
  });

  it("hang: ends when the endpoint is reset", async () => {
    fixture.endpoint.faults.add({ kind: "hang" });
    const mark = fixture.endpoint.mark();
    const reply = list(fixture.bedrock());
    await fixture.endpoint.waitForRequest("ListInferenceProfiles", { since: mark });
    fixture.endpoint.reset();
    await assert.rejects(reply, hasNoResponse);
  });

  it("reset: destroys the connection without running the operation", async () => {
    fixture.endpoint.faults.add({ kind: "reset", operation: "CreateInferenceProfile" });
    await assert.rejects(create(fixture.bedrock(), "reset"), hasNoResponse);
    assert.ok(!isMade("reset"));
    assert.equal(fixture.endpoint.requests.at(-1)?.fault, "reset");
  });

  it("lostResponse: runs the operation, so that a retry with the same token returns its result", async () => {
    fixture.endpoint.faults.add({ kind: "lostResponse", operation: "CreateInferenceProfile" });
    const mark = fixture.endpoint.mark();
    await assert.rejects(create(fixture.bedrock(), "lost"), hasNoResponse);
    const ended = await fixture.endpoint.waitForRequest("CreateInferenceProfile", { since: mark, until: "finished" });
    assert.equal(ended.outcome, "dropped");
    const made = fixture.endpoint.account.region("us-east-1").findByName("lost");
    const reply = await create(fixture.bedrock(), "lost");
    assert.equal(reply.inferenceProfileArn, made?.wire.inferenceProfileArn);
  });

  it("cut: announces a complete body but sends only half of it", async () => {
    fixture.endpoint.faults.add({ kind: "cut", operation: "GetInferenceProfile" });
    const reply = await fixture.fetch(`/inference-profiles/${sonnetProfile}`);
    assert.equal(reply.status, 200);
    assert.ok(Number(reply.headers.get("content-length")) > 100);
    await assert.rejects(reply.text());
    fixture.endpoint.faults.add({ kind: "cut", operation: "GetInferenceProfile" });
    await assert.rejects(get(fixture.bedrock()), hasNoResponse);
  });

  it("html: responds with a proxy page and status 502 or another status", async () => {
    fixture.endpoint.faults.add({ kind: "html" });
    const reply = await fixture.fetch("/inference-profiles");
    assert.equal(reply.status, 502);
    assert.equal(reply.headers.get("content-type"), "text/html");
    assert.match(await reply.text(), /^<html>/);
    fixture.endpoint.faults.add({ kind: "html", status: 503 });
    await assert.rejects(get(fixture.bedrock()));
    assert.equal(fixture.endpoint.requests.at(-1)?.status, 503);
  });

  it("empty: responds with 200 and no body", async () => {
    fixture.endpoint.faults.add({ kind: "empty" });
    const reply = await list(fixture.bedrock());
    assert.equal(reply.$metadata.httpStatusCode, 200);
    assert.equal(reply.inferenceProfileSummaries, undefined);
  });
});

describe("the built-in retries of the SDK", () => {
  it("continue after throttling, with the same token for a create request", async () => {
    fixture.endpoint.faults.add({ kind: "throttle", operation: "CreateInferenceProfile" });
    const mark = fixture.endpoint.mark();
    await create(fixture.bedrock("us-east-1", 3), "retried");
    const sent = fixture.endpoint.requests.filter((request) => request.sequence > mark);
    assert.deepEqual(
      sent.map((request) => request.status),
      [429, 201],
    );
    assert.deepEqual(sent[0]?.body, sent[1]?.body);
  });
});
