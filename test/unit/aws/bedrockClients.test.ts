import assert from "node:assert/strict";
import { AsyncResource } from "node:async_hooks";
import { describe, it } from "node:test";
import { BedrockClients } from "../../../src/aws/bedrockClients";
import { RegionalRetries } from "../../../src/aws/readingRetries";
import { readSharedConfig } from "../../../src/aws/sharedConfig";
import { bedrockRegions } from "../../../src/core/regions";
import { catalogueRegions } from "../../endpoint/catalogue/foundationModels";
import { calls, listAll, problemFrom, shortLimits, useControlPlane } from "./support";

const fixture = useControlPlane();

/** What Node carries along with all that is done from now on: up to version 22, a symbol for each context in use. */
function carriedAlong(): number {
  return Object.getOwnPropertySymbols(new AsyncResource("probe")).length;
}

describe("the clients of many connections", () => {
  it("make nothing slower that is done later", async () => {
    await calls.ListTagsForResource(fixture.controlPlane()).catch(() => undefined);
    const before = carriedAlong();
    await Promise.all(
      bedrockRegions.map(({ code }) => calls.ListTagsForResource(fixture.controlPlane(code)).catch(() => undefined)),
    );
    assert.equal(carriedAlong(), before);
  });
});

describe("the clients that the Regions of an AWS profile share", () => {
  it("read each Region for itself", async () => {
    const aws = fixture.access();
    const regions = ["us-east-1", "eu-central-1", "ap-northeast-1"];
    const lists = await Promise.all(regions.map((region) => listAll(aws.controlPlane({ region }), "SYSTEM_DEFINED")));
    const told = lists.map((list) => new Set(list.map(({ arn }) => arn.split(":")[3])));
    assert.deepEqual(
      told,
      regions.map((region) => new Set([region])),
    );
  });

  it("send all that is asked at once, also where all Regions are behind one host", async () => {
    const { endpoint } = fixture;
    endpoint.faults.add({ kind: "hang", count: 0 });
    const aws = fixture.access({ limits: { connect: 2000, request: 60_000 } });
    const abort = new AbortController();
    const asked = catalogueRegions.flatMap((region) => {
      const plane = aws.controlPlane({ region });
      return [1, 2, 3].map(() => problemFrom(calls.ListFoundationModels(plane, abort.signal)));
    });
    const waiting = () => endpoint.requests.filter(({ outcome }) => outcome === "pending").length;
    const all = endpoint.waitForRequest(() => waiting() === asked.length, { since: 0 });
    await Promise.race([all, ...asked]);
    assert.equal(waiting(), asked.length);
    assert.ok(asked.length > 50, "as many as the SDK sends to a host");
    abort.abort();
    await Promise.all(asked);
  });

  it("sign for one Region by the right time, whatever time a proxy on the way to another has", async () => {
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
        await problemFrom(calls.ListFoundationModels(aws.controlPlane({ region: "us-east-1" })));
        await calls.ListFoundationModels(aws.controlPlane({ region: "us-west-2" }));
      },
    );
    assert.deepEqual(refused, []);
  });

  it("go on as slowly where they were throttled, also when another Region has refused the credentials", async () => {
    const aws = fixture.access();
    const throttled = aws.controlPlane({ region: "us-east-1" });
    fixture.endpoint.faults.add({ kind: "throttle", region: "us-east-1" });
    await calls.ListInferenceProfiles(throttled);
    fixture.endpoint.faults.add({ kind: "error", error: "ExpiredTokenException", region: "us-west-2" });
    await problemFrom(calls.ListInferenceProfiles(aws.controlPlane({ region: "us-west-2" })));
    const abort = new AbortController();
    const held = Array.from({ length: 20 }, () => problemFrom(calls.ListTagsForResource(throttled, abort.signal)));
    await calls.GetInferenceProfile(aws.controlPlane({ region: "us-west-2" }));
    abort.abort();
    await Promise.all(held);
    const tags = fixture.endpoint.requests.filter(({ operation }) => operation === "ListTagsForResource");
    assert.ok(tags.length < 5, `${tags.length} were sent`);
  });

  it("create in no Region more slowly for another, whatever retry mode the environment asks for", async () => {
    fixture.environment.set({ AWS_RETRY_MODE: "adaptive" });
    const sharedConfig = await readSharedConfig();
    const retries = new RegionalRetries();
    const clients = new BedrockClients({ awsProfile: undefined, sharedConfig, limits: shortLimits, retries });
    const { mode } = (await clients.creating.config.retryStrategy()) as { mode?: string };
    assert.equal(mode, "standard");
    clients.close();
  });
});
