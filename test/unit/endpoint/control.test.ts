import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GetInferenceProfileCommand, ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { EndpointClient } from "../../endpoint/client";
import { startEndpoint } from "../../endpoint/server";
import { modelArn, onDemandModel, signed, sonnetProfile, systemArn, useEndpoint } from "./support";

const fixture = useEndpoint();

const list = (region?: string) =>
  fixture.bedrock(region).send(new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" }));
const get = (inferenceProfileIdentifier: string) =>
  fixture.bedrock().send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));

describe("EndpointClient", () => {
  it("sets, lists and clears faults", async () => {
    await fixture.control.setFaults({ kind: "throttle", count: 2 }, { kind: "error", error: "ConflictException" });
    await assert.rejects(list(), { name: "ThrottlingException" });
    assert.deepEqual(await fixture.control.faults(), [
      { kind: "throttle", operation: "*", count: 1 },
      { kind: "error", error: "ConflictException", operation: "*", count: 1 },
    ]);
    await fixture.control.replaceFaults({ kind: "reset" });
    assert.deepEqual(await fixture.control.faults(), [{ kind: "reset", operation: "*", count: 1 }]);
    await fixture.control.clearFaults();
    assert.deepEqual(await fixture.control.faults(), []);
    await list();
  });

  it("returns the requests that the endpoint has received, and clears them", async () => {
    await fixture.control.clearRequests();
    const body = { inferenceProfileName: "recorded", modelSource: { copyFrom: modelArn(onDemandModel) } };
    await fixture.fetch("/inference-profiles?a=1", { method: "POST", body: JSON.stringify(body) });
    const [request, ...others] = await fixture.control.requests();
    assert.deepEqual(others, []);
    assert.ok(Math.abs(Date.parse(request?.time ?? "") - Date.now()) < 60_000);
    assert.equal(request?.sequence, await fixture.control.mark());
    const { sequence: _, time: __, ...rest } = request;
    assert.deepEqual(rest, {
      method: "POST",
      path: "/inference-profiles",
      query: { a: "1" },
      body,
      operation: "CreateInferenceProfile",
      region: "us-east-1",
      accessKeyId: "AKIDEXAMPLE",
      outcome: "answered",
      status: 201,
    });
    await fixture.control.clearRequests();
    assert.deepEqual(await fixture.control.requests(), []);
  });

  it("waits for the next matching request, by name, members or a predicate", async () => {
    const since = await fixture.control.mark();
    const byName = fixture.control.waitForRequest("GetInferenceProfile", { since });
    const byMembers = fixture.control.waitForRequest({ region: "us-west-2", method: "GET" }, { since });
    const byTest = fixture.control.waitForRequest(({ path }) => path.endsWith(sonnetProfile.replaceAll(":", "%3A")), {
      since,
      until: "finished",
    });
    await list();
    await get(sonnetProfile);
    await list("us-west-2");
    assert.equal((await byName).operation, "GetInferenceProfile");
    assert.equal((await byMembers).region, "us-west-2");
    assert.equal((await byTest).status, 200);
  });

  it("reports a request before the endpoint responds", async () => {
    await fixture.control.setFaults({ kind: "hang", operation: "GetInferenceProfile" });
    const since = await fixture.control.mark();
    const abort = new AbortController();
    const response = fixture.fetch(`/inference-profiles/${sonnetProfile}`, { signal: abort.signal });
    const request = await fixture.control.waitForRequest("GetInferenceProfile", { since });
    assert.equal(request.outcome, "pending");
    abort.abort();
    await assert.rejects(response);
    const ended = await fixture.control.waitForRequest("GetInferenceProfile", { since, until: "finished" });
    assert.equal(ended.outcome, "abandoned");
  });

  it("stops waiting when its signal is aborted", async () => {
    const signal = AbortSignal.timeout(20);
    await assert.rejects(fixture.control.waitForRequest("DeleteInferenceProfile", { signal }), {
      name: "TimeoutError",
    });
  });

  it("stops waiting when the endpoint closes", async () => {
    const other = await startEndpoint();
    const waiting = new EndpointClient(other.url).waitForRequest("TagResource", { since: 0 });
    const inProcess = other.waitForRequest("TagResource");
    await fetch(`${other.url}/_control/mark`);
    await Promise.all([assert.rejects(waiting), assert.rejects(inProcess, /has closed/), other.close()]);
  });

  it("resets the endpoint to the initial state or to other options", async () => {
    await fixture.control.setFaults({ kind: "throttle", count: 0 });
    await fixture.control.removeProfile("us-east-1", sonnetProfile);
    await fixture.control.reset({
      regions: ["us-east-1"],
      empty: true,
      accountId: "210987654321",
      profiles: 1,
      latencyMs: 1,
    });
    assert.deepEqual(await fixture.control.requests(), []);
    const state = await fixture.control.state();
    assert.equal(state.accountId, "210987654321");
    assert.equal(state.latencyMs, 1);
    assert.deepEqual(state.regions, ["us-east-1"]);
    assert.deepEqual(state.faults, []);
    assert.equal(state.profiles.length, 1);
    await assert.rejects(list("us-west-2"), { name: "UnrecognizedClientException" });
    await fixture.control.reset();
    assert.equal((await get(sonnetProfile)).inferenceProfileArn, systemArn(sonnetProfile));
    assert.equal((await list()).inferenceProfileSummaries?.length, 9);
  });

  it("returns the properties of application profiles that no AWS operation returns", async () => {
    const state = await fixture.control.state("ap-northeast-1");
    assert.equal(state.profiles.length, 1);
    const [chat] = state.profiles;
    assert.equal(chat?.profile["inferenceProfileName"], "chat-tokyo");
    assert.equal(chat.copyFrom, systemArn("jp.anthropic.claude-haiku-4-5-20251001-v1:0", "ap-northeast-1"));
    assert.deepEqual(chat.tags[0], { key: "team", value: "chat" });
    assert.ok((await fixture.control.state()).profiles.length >= 12);
  });

  it("sets the latency of every operation", async () => {
    await fixture.control.setLatency(80);
    const started = performance.now();
    await list();
    assert.ok(performance.now() - started >= 75);
    await fixture.control.setLatency(0);
  });

  it("adds profiles that CreateInferenceProfile would not create, and removes them", async () => {
    const models = Array.from({ length: 9 }, (_, index) => ({ modelArn: modelArn(`a.model-${index}`) }));
    const name = "<img src=x> $(alert) [x](command:y)";
    const planted = await fixture.control.plantProfile({
      region: "us-east-1",
      profile: { inferenceProfileName: name, models },
      tags: [{ key: "<b>", value: "$(flame)" }],
    });
    const profile = await get(planted.id);
    assert.equal(profile.inferenceProfileName, name);
    assert.equal(profile.models?.length, 9);
    assert.equal(profile.inferenceProfileArn, planted.profile["inferenceProfileArn"]);
    assert.deepEqual(planted.tags, [{ key: "<b>", value: "$(flame)" }]);
    await fixture.control.removeProfile("us-east-1", planted.id);
    await assert.rejects(get(planted.id), { name: "ResourceNotFoundException" });
  });

  it("adds system-defined profiles, and profiles with missing members", async () => {
    const system = { inferenceProfileId: "us.new.model", type: "SYSTEM_DEFINED" };
    await fixture.control.plantProfile({ region: "us-east-1", profile: system });
    assert.equal((await get(systemArn("us.new.model"))).inferenceProfileName, "planted-us.new.model");
    await fixture.control.plantProfile({
      region: "us-east-1",
      profile: { inferenceProfileId: "bare" },
      verbatim: true,
    });
    const response = await fixture.fetch("/inference-profiles/bare");
    assert.deepEqual(await response.json(), { inferenceProfileId: "bare" });
    await fixture.control.reset();
  });
});

describe("invalid control requests", () => {
  const send = (method: string, path: string, body?: string) =>
    fetch(`${fixture.endpoint.url}/_control/${path}`, { method, ...(body !== undefined && { body }) });
  const cases: [what: string, method: string, path: string, body: string | undefined, status: number, text: RegExp][] =
    [
      ["an unknown kind of fault", "POST", "faults", '{"kind":"odd"}', 400, /expected one of .*"lostResponse".*kind/s],
      ["an unknown operation", "POST", "faults", '{"kind":"hang","operation":"Get"}', 400, /GetInferenceProfile/],
      ["an unknown member", "POST", "faults", '{"kind":"hang","times":2}', 400, /times/],
      ["an error without a name", "POST", "faults", '{"kind":"error"}', 400, /needs the name of an error/],
      ["a delay without its length", "POST", "faults", '{"kind":"slow"}', 400, /needs delayMs/],
      ["no body", "POST", "faults", undefined, 400, /expected object/],
      ["a body that is not JSON", "POST", "faults", "{", 400, /JSON/],
      ["a profile without a Region", "POST", "profiles", '{"profile":{}}', 400, /region/],
      ["options that do not exist", "POST", "reset", '{"port":1}', 400, /port/],
      [
        "the removal of a missing profile",
        "DELETE",
        "profiles?region=us-east-1&id=none",
        undefined,
        404,
        /no inference/,
      ],
      ["an unknown route", "GET", "nothing", undefined, 404, /no control route GET \/_control\/nothing/],
      ["an unknown method", "PATCH", "faults", "{}", 404, /no control route PATCH/],
    ];
  for (const [what, method, path, body, status, text] of cases) {
    it(`are rejected: ${what}`, async () => {
      const response = await send(method, path, body);
      assert.equal(response.status, status);
      assert.match(((await response.json()) as { error: string }).error, text);
    });
  }

  it("are not recorded with the requests to AWS, and require no signature", async () => {
    const mark = fixture.endpoint.mark();
    await send("GET", "state?region=us-east-1");
    await fetch(`${fixture.endpoint.url}/inference-profiles`, { headers: signed() });
    assert.equal(fixture.endpoint.mark(), mark + 1);
  });

  it("cause the client to reject with the reason", async () => {
    await assert.rejects(
      fixture.control.removeProfile("us-east-1", "none"),
      /404 .*no inference profile none in us-east-1/,
    );
  });
});
