import assert from "node:assert/strict";
import { AsyncResource } from "node:async_hooks";
import { describe, it } from "node:test";
import { bedrockRegions } from "../../../src/domain/regions";
import { catalogRegions } from "../../endpoint/catalog/foundationModels";
import { calls, keys, listAll, problemFrom, section, useControlPlane } from "./support";
import { controlPlaneOf } from "./controlPlane";

const fixture = useControlPlane();

/**
 * Returns the size of the async context that Node.js copies into each new resource. Up to version 22, the context has one
 * symbol per active store.
 */
function asyncContextSize(): number {
  return Object.getOwnPropertySymbols(new AsyncResource("probe")).length;
}

describe("the clients of many connections", () => {
  it("do not increase the async context size", async () => {
    await calls.ListTagsForResource(fixture.controlPlane()).catch(() => undefined);
    const before = asyncContextSize();
    await Promise.all(
      bedrockRegions.map(({ code }) => calls.ListTagsForResource(fixture.controlPlane(code)).catch(() => undefined)),
    );
    assert.equal(asyncContextSize(), before);
  });
});

describe("the clients that the Regions of an AWS profile share", () => {
  it("list the profiles of each Region separately", async () => {
    const aws = fixture.access();
    const regions = ["us-east-1", "eu-central-1", "ap-northeast-1"];
    const lists = await Promise.all(
      regions.map((region) => listAll(controlPlaneOf(aws, { region }), "SYSTEM_DEFINED")),
    );
    const regionsInArns = lists.map((list) => new Set(list.map(({ arn }) => arn.split(":")[3])));
    assert.deepEqual(
      regionsInArns,
      regions.map((region) => new Set([region])),
    );
  });

  it("send all requests at once, even if all Regions have the same host", async () => {
    const { endpoint } = fixture;
    endpoint.faults.add({ kind: "hang", count: 0 });
    const aws = fixture.access({ limits: { connect: 2000, request: 60_000 } });
    const abort = new AbortController();
    const problems = catalogRegions.flatMap((region) => {
      const plane = controlPlaneOf(aws, { region });
      return [1, 2, 3].map(() => problemFrom(calls.ListFoundationModels(plane, abort.signal)));
    });
    const waiting = () => endpoint.requests.filter(({ outcome }) => outcome === "pending").length;
    const all = endpoint.waitForRequest(() => waiting() === problems.length, { since: 0 });
    await Promise.race([all, ...problems]);
    assert.equal(waiting(), problems.length);
    assert.ok(problems.length > 50, "no more than the SDK sends to one host at a time");
    abort.abort();
    await Promise.all(problems);
  });

  it("sign for one Region with the right time even if a proxy for another Region returns a wrong time", async () => {
    const refused: string[] = [];
    await fixture.served(
      (request, response) => {
        const wrong = /\/us-east-1\//.test(request.headers.authorization ?? "");
        const [, ...digits] = /(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)/.exec(String(request.headers["x-amz-date"])) ?? [];
        const [year = "", month = "", hour = "", minute = "", second = ""] = digits;
        const signedAt = Date.parse(`${year}-${month}-${hour}:${minute}:${second}`);
        if (!wrong && Math.abs(signedAt - Date.now()) > 300_000) {
          refused.push(`${request.method} ${request.url}`);
        }
        response.writeHead(wrong ? 403 : 200, {
          "content-type": wrong ? "text/html" : "application/json",
          date: new Date(Date.now() - (wrong ? 3_600_000 : 0)).toUTCString(),
        });
        response.end(wrong ? "<html></html>" : '{"modelSummaries":[]}');
      },
      async () => {
        const aws = fixture.access();
        await problemFrom(calls.ListFoundationModels(controlPlaneOf(aws, { region: "us-east-1" })));
        await calls.ListFoundationModels(controlPlaneOf(aws, { region: "us-west-2" }));
      },
    );
    assert.deepEqual(refused, []);
  });

  for (const [name, variables] of [
    ["a Bedrock API key in the environment", { AWS_BEARER_TOKEN_BEDROCK: "key-of-another-account" }],
    ["a preference for another authentication scheme", { AWS_AUTH_SCHEME_PREFERENCE: "httpBearerAuth" }],
  ] as const) {
    it(`sign with the credentials of the AWS profile despite ${name}`, async () => {
      fixture.environment.set(variables);
      await fixture.environment.writeFile("config", section("prod", keys("AKIDPROD")));
      const signed: (string | undefined)[] = [];
      await fixture.served(
        (request, response) => {
          signed.push(
            /^(\S+) Credential=(\w+)/
              .exec(request.headers.authorization ?? "")
              ?.slice(1, 3)
              .join(" "),
          );
          response.writeHead(200, { "content-type": "application/json" });
          response.end('{"modelSummaries":[],"inferenceProfileArn":"arn"}');
        },
        async () => {
          const plane = controlPlaneOf(fixture.access(), { awsProfile: "prod", region: "us-east-1" });
          await calls.ListFoundationModels(plane);
          await calls.CreateInferenceProfile(plane);
        },
      );
      assert.deepEqual(signed, ["AWS4-HMAC-SHA256 AKIDPROD", "AWS4-HMAC-SHA256 AKIDPROD"]);
    });
  }

  it("create profiles with the clock offset found by an earlier read", async () => {
    const ahead = 3_600_000;
    const signedAt: number[] = [];
    await fixture.served(
      (request, response) => {
        const [, date = "", time = ""] = /^(\d{8})T(\d{6})Z$/.exec(String(request.headers["x-amz-date"])) ?? [];
        const iso = `${date.replace(/(....)(..)/, "$1-$2-")}T${time.replace(/(..)(..)/, "$1:$2:")}Z`;
        if (request.method === "POST") {
          signedAt.push(Date.parse(iso));
        }
        response.writeHead(200, {
          "content-type": "application/json",
          date: new Date(Date.now() + ahead).toUTCString(),
        });
        response.end('{"modelSummaries":[],"inferenceProfileArn":"arn"}');
      },
      async () => {
        const plane = controlPlaneOf(fixture.access(), { region: "us-east-1" });
        await calls.ListFoundationModels(plane);
        await calls.CreateInferenceProfile(plane);
      },
    );
    assert.equal(signedAt.length, 1);
    assert.ok(Math.abs((signedAt[0] ?? 0) - Date.now() - ahead) < 60_000, String(signedAt[0]));
  });

  it("remain slow in a Region that throttled them, even if another Region has rejected the credentials", async () => {
    const aws = fixture.access();
    const throttled = controlPlaneOf(aws, { region: "us-east-1" });
    fixture.endpoint.faults.add({ kind: "throttle", region: "us-east-1" });
    await calls.ListInferenceProfiles(throttled);
    fixture.endpoint.faults.add({ kind: "error", error: "ExpiredTokenException", region: "us-west-2" });
    await problemFrom(calls.ListInferenceProfiles(controlPlaneOf(aws, { region: "us-west-2" })));
    const abort = new AbortController();
    const held = Array.from({ length: 20 }, () => problemFrom(calls.ListTagsForResource(throttled, abort.signal)));
    await calls.GetInferenceProfile(controlPlaneOf(aws, { region: "us-west-2" }));
    abort.abort();
    await Promise.all(held);
    const tags = fixture.endpoint.requests.filter(({ operation }) => operation === "ListTagsForResource");
    assert.ok(tags.length < 5, `${tags.length} requests were sent`);
  });

  it("send create requests immediately in a Region that throttles, regardless of the retry mode in the environment", async () => {
    fixture.environment.set({ AWS_RETRY_MODE: "adaptive" });
    const plane = fixture.controlPlane();
    fixture.endpoint.faults.add({ kind: "throttle", operation: "ListInferenceProfiles" });
    await calls.ListInferenceProfiles(plane);
    const abort = new AbortController();
    const held = Array.from({ length: 20 }, () => problemFrom(calls.ListTagsForResource(plane, abort.signal)));
    await calls.CreateInferenceProfile(plane);
    abort.abort();
    await Promise.all(held);
    const tags = fixture.endpoint.requests.filter(({ operation }) => operation === "ListTagsForResource");
    assert.ok(tags.length < 20, "the reads were held back");
  });
});
