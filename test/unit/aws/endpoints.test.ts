import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ListFoundationModelsCommand } from "@aws-sdk/client-bedrock";
import { Clients } from "../../../src/aws/clients";
import { endpointOf } from "../../../src/aws/endpoints";
import { readSharedConfig } from "../../../src/aws/sharedConfig";
import type { Connection } from "../../../src/domain/connection";
import { keys, section, shortLimits, useAwsEnvironment } from "./support";

const environment = useAwsEnvironment();

const services = "[services mine]\nbedrock =\n  endpoint_url = http://service.test\n";
const both = ["services = mine", "endpoint_url = http://section.test"];

/** Returns the endpoint of Bedrock or STS for the AWS profile `dev` with these lines in its section. */
async function endpointWith(lines: readonly string[], service: "bedrock" | "sts" = "bedrock") {
  await environment.writeFile("config", section("dev", ["region = us-east-1", ...lines]) + services);
  return endpointOf(service, "dev", await readSharedConfig());
}

describe("the endpoint of an AWS profile", () => {
  it("comes from the service variable, then the general variable, then the service in the config file, then the section", async () => {
    const of = async (lines = both) => (await endpointWith(lines)).endpoint;
    environment.set({ AWS_ENDPOINT_URL_BEDROCK: "http://own.test", AWS_ENDPOINT_URL: "http://any.test" });
    assert.equal(await of(), "http://own.test");
    environment.unset("AWS_ENDPOINT_URL_BEDROCK");
    assert.equal(await of(), "http://any.test");
    environment.unset("AWS_ENDPOINT_URL");
    assert.equal(await of(), "http://service.test");
    assert.equal(await of(["endpoint_url = http://section.test"]), "http://section.test");
    assert.equal(await of([]), undefined);
  });

  it("is separate for each service", async () => {
    assert.equal((await endpointWith(both, "sts")).endpoint, "http://section.test");
  });

  it("is the AWS default if the environment or the section ignores configured endpoints", async () => {
    const ignoring = [...both, "ignore_configured_endpoint_urls = true"];
    assert.deepEqual(await endpointWith(ignoring), { ignoreConfiguredEndpointUrls: true });
    environment.set({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false" });
    assert.equal((await endpointWith(ignoring)).endpoint, "http://service.test");
    environment.set({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true", AWS_ENDPOINT_URL: "http://any.test" });
    assert.deepEqual(await endpointWith(both), { ignoreConfiguredEndpointUrls: true });
  });

  it("is not looked up by the SDK, which would use the endpoint of AWS_PROFILE", async () => {
    assert.equal((await endpointWith([])).ignoreConfiguredEndpointUrls, true);
  });

  it("is that of AWS_PROFILE or of the default AWS profile for the default credentials, without a lookup by the SDK", async () => {
    assert.deepEqual(endpointOf("bedrock", undefined, await readSharedConfig()), {
      ignoreConfiguredEndpointUrls: true,
    });
    const sections = ["[default]\nendpoint_url = http://default.test\n", section("dev", both), services];
    await environment.writeFile("config", sections.join(""));
    assert.equal(endpointOf("bedrock", undefined, await readSharedConfig()).endpoint, "http://default.test");
    environment.set({ AWS_PROFILE: "dev" });
    assert.equal(endpointOf("bedrock", undefined, await readSharedConfig()).endpoint, "http://service.test");
  });
});

/** A request that is not sent: its host, and what it is signed for, such as `AKIDEXAMPLE us-east-1`. */
interface Unsent {
  readonly host: string;
  readonly signedFor: string;
}

/** Concurrently creates clients for an AWS profile, one per Region, and returns their requests. */
async function requestsFor(awsProfile: string | undefined, regions: readonly string[]): Promise<Unsent[]> {
  const clients = new Clients(shortLimits, () => undefined);
  const unsentIn = async (region: string): Promise<Unsent> => {
    const identity = { accessKeyId: `AKID${region.replaceAll("-", "").toUpperCase()}`, secretAccessKey: "x" };
    const connection = awsProfile === undefined ? { region } : { awsProfile, region };
    let unsent: Unsent | undefined;
    const sent = clients.use("bedrock", connection, identity, (client) => {
      client.middlewareStack.add(
        () => (args) => {
          const { hostname, headers } = args.request as { hostname: string; headers: Record<string, string> };
          const [, key, signedRegion] = /Credential=(\w+)\/\d+\/([\w-]+)\//.exec(headers["authorization"] ?? "") ?? [];
          unsent = { host: hostname, signedFor: `${key} ${signedRegion}` };
          throw new Error("not to be sent");
        },
        { step: "finalizeRequest", priority: "low" },
      );
      return client.send(new ListFoundationModelsCommand({}));
    });
    await assert.rejects(sent, /not to be sent/);
    return unsent ?? assert.fail(`Nothing was sent in ${region}`);
  };
  const requests = await Promise.all(regions.map(unsentIn));
  clients.dispose();
  return requests;
}

/** Returns the host that a request for a connection would be sent to. */
async function hostFor({ awsProfile, region }: Connection): Promise<string> {
  const [request] = await requestsFor(awsProfile, [region]);
  return request?.host ?? "";
}

describe("the host of a request", () => {
  const region = "us-gov-west-1";

  it("is the FIPS or dual-stack host only for an AWS profile that enables it", async () => {
    const sections = [
      section("plain", keys("AKIDPLAIN")),
      section("fips", [...keys("AKIDFIPS"), "use_fips_endpoint = true"]),
      section("dual", [...keys("AKIDDUAL"), "use_dualstack_endpoint = true"]),
    ];
    await environment.writeFile("config", sections.join(""));
    const hosts = [];
    for (const awsProfile of ["plain", "fips", "dual"]) {
      hosts.push(await hostFor({ awsProfile, region }));
    }
    assert.deepEqual(hosts, [
      "bedrock.us-gov-west-1.amazonaws.com",
      "bedrock-fips.us-gov-west-1.amazonaws.com",
      "bedrock.us-gov-west-1.api.aws",
    ]);
  });

  it("is the FIPS or dual-stack host if the environment enables it, regardless of the AWS profile", async () => {
    await environment.writeFile("config", section("plain", [...keys("AKIDPLAIN"), "use_fips_endpoint = false"]));
    environment.set({ AWS_USE_FIPS_ENDPOINT: "true" });
    assert.equal(await hostFor({ awsProfile: "plain", region }), "bedrock-fips.us-gov-west-1.amazonaws.com");
    assert.equal(await hostFor({ region }), "bedrock-fips.us-gov-west-1.amazonaws.com");
    environment.unset("AWS_USE_FIPS_ENDPOINT");
    environment.set({ AWS_USE_DUALSTACK_ENDPOINT: "true" });
    assert.equal(await hostFor({ region }), "bedrock.us-gov-west-1.api.aws");
  });

  it("is in the Region of the request, as is the signature, even if the same clients serve several Regions", async () => {
    await environment.writeFile("config", section("plain", keys("AKIDPLAIN")));
    assert.deepEqual(await requestsFor("plain", ["us-east-1", "cn-north-1", "eu-west-3"]), [
      { host: "bedrock.us-east-1.amazonaws.com", signedFor: "AKIDUSEAST1 us-east-1" },
      { host: "bedrock.cn-north-1.amazonaws.com.cn", signedFor: "AKIDCNNORTH1 cn-north-1" },
      { host: "bedrock.eu-west-3.amazonaws.com", signedFor: "AKIDEUWEST3 eu-west-3" },
    ]);
  });

  it("is the FIPS host of the Region for a legacy FIPS pseudo-Region", async () => {
    assert.deepEqual(await requestsFor(undefined, ["fips-us-gov-west-1"]), [
      { host: "bedrock-fips.us-gov-west-1.amazonaws.com", signedFor: "AKIDFIPSUSGOVWEST1 us-gov-west-1" },
    ]);
  });
});
