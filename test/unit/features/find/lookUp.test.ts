import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { LookUpTarget } from "../../../../src/features/find/lookUp";
import { connectionsFor, inRegions, lookUp, lookUpAll } from "../../../../src/features/find/lookUp";
import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { CallOptions } from "../../../../src/util/callOptions";
import { problemOf, ProblemError } from "../../../../src/domain/problem";
import type { Deferred } from "../../domain/deferred";
import { deferred } from "../../domain/deferred";
import { accountId, applicationArn, problem, systemArn, systemProfile } from "../../domain/samples";
import { bedrockByConnection } from "../../aws/controlPlane";
import { ScriptedBedrock } from "../../profiles/scriptedBedrock";
import { named, useProfileStore } from "../../profiles/support";

const virginia: Connection = { region: "us-east-1" };
const oregon: Connection = { region: "us-west-2" };

/** Returns the lookup target for an ID whose Region is unknown. */
const withId = (identifier: string): LookUpTarget => ({ identifier, region: undefined, accountId: undefined });

describe("the connections that are searched for a profile", () => {
  const fixture = useProfileStore();
  const arn = { identifier: applicationArn("abc", "eu-west-1"), region: "eu-west-1", accountId };

  for (const [what, shown, expected] of [
    ["the Region in the ARN, with the default credentials", [], [{ region: "eu-west-1" }]],
    [
      "the Region in the ARN, with the configured credentials",
      [{ awsProfile: "dev", region: "us-east-1" }],
      [{ awsProfile: "dev", region: "eu-west-1" }],
    ],
    [
      "the Region in the ARN, with each configured AWS profile",
      [
        { awsProfile: "prod", region: "us-east-1" },
        { awsProfile: "dev", region: "eu-west-1" },
        { awsProfile: "dev", region: "us-east-1" },
      ],
      [
        { awsProfile: "prod", region: "eu-west-1" },
        { awsProfile: "dev", region: "eu-west-1" },
      ],
    ],
  ] as const) {
    it(`are ${what}`, () => assert.deepEqual(connectionsFor(arn, shown, fixture.profileStore), expected));
  }

  it("include only the AWS profile that is known to belong to the account in the ARN", async () => {
    const dev = { awsProfile: "dev", region: "us-east-1" };
    await fixture.loaded(dev, named("known"));
    const shown = [{ awsProfile: "prod", region: "eu-west-1" }, dev];
    assert.deepEqual(connectionsFor(arn, shown, fixture.profileStore), [{ awsProfile: "dev", region: "eu-west-1" }]);
  });

  it("include the known Region with each AWS profile for an ID without an account", () => {
    const shown = [
      { awsProfile: "prod", region: "us-east-1" },
      { awsProfile: "dev", region: "eu-west-1" },
    ];
    const target = { ...withId("us.amazon.nova-lite-v1:0"), region: "us-west-2" };
    assert.deepEqual(connectionsFor(target, shown, fixture.profileStore), inRegions(shown, ["us-west-2"]));
  });

  it("include all configured Regions for an unknown ID, and only its Region for a known ID", async () => {
    const shown = [oregon, virginia];
    assert.deepEqual(connectionsFor(withId("unknown"), shown, fixture.profileStore), shown);
    assert.deepEqual(connectionsFor(withId("unknown"), [], fixture.profileStore), []);
    await fixture.loaded(virginia, named("known"));
    assert.deepEqual(connectionsFor(withId("known"), shown, fixture.profileStore), [virginia]);
  });

  it("include every Region in which the ID is known, once for each account", async () => {
    const [inVirginia, inOregon] = ["us-east-1", "us-west-2"].map((region) =>
      systemProfile("us.x", { arn: systemArn("us.x", region) }),
    );
    assert.ok(inVirginia && inOregon);
    const dev = { awsProfile: "dev", region: "us-east-1" };
    await fixture.loaded(virginia, inVirginia);
    await fixture.loaded(dev, inVirginia);
    await fixture.loaded(oregon, inOregon);
    const shown = [virginia, dev, oregon];
    assert.deepEqual(connectionsFor(withId("us.x"), shown, fixture.profileStore), [virginia, oregon]);
  });
});

/** A Bedrock service whose responses to GetInferenceProfile wait for the test. */
class ReadingBedrock extends ScriptedBedrock {
  readonly reads: {
    readonly identifier: string;
    readonly signal: AbortSignal;
    readonly end: Deferred<InferenceProfile>;
  }[] = [];

  override getInferenceProfile(_: Connection, identifier: string, { signal }: CallOptions): Promise<InferenceProfile> {
    const end = deferred<InferenceProfile>();
    signal.addEventListener("abort", () => end.reject(new ProblemError(problem("cancelled"))), { once: true });
    this.reads.push({ identifier, signal, end });
    return end.promise;
  }
}

describe("looking up a profile", () => {
  const id = "us.amazon.nova-lite-v1:0";
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  /** Starts to look up the ID in both Regions. */
  async function startLookUp(signal: AbortSignal = new AbortController().signal) {
    const planes = new Map([virginia, oregon].map(({ region }) => [region, new ReadingBedrock()]));
    const bedrock = bedrockByConnection(({ region }) => planes.get(region) ?? assert.fail(region));
    const found = lookUp(withId(id), [virginia, oregon], async () => bedrock, signal);
    await settled();
    const [first, second] = [...planes.values()].map(({ reads }) => reads[0]);
    assert.ok(first && second);
    return { found, first, second };
  }

  it("sends the unchanged ID to all connections at once", async () => {
    const { found, first, second } = await startLookUp();
    assert.deepEqual([first.identifier, second.identifier], [id, id]);
    second.end.reject(new ProblemError(problem("notFound")));
    first.end.resolve(systemProfile(id));
    assert.equal((await found).connection, virginia);
  });

  it("returns the first match and cancels the other requests", async () => {
    const { found, first, second } = await startLookUp();
    first.end.resolve(systemProfile(id));
    assert.deepEqual(await found, { connection: virginia, profile: systemProfile(id) });
    assert.equal(second.signal.aborted, true);
  });

  it("follows the order of the connections rather than the order of the responses", async () => {
    const { found, first, second } = await startLookUp();
    second.end.resolve(systemProfile(id));
    await settled();
    first.end.resolve(systemProfile(id));
    assert.equal((await found).connection, virginia);
  });

  it("returns the profile if one connection finds it and another does not", async () => {
    const { found, first, second } = await startLookUp();
    first.end.reject(new ProblemError(problem("accessDenied")));
    second.end.resolve(systemProfile(id));
    assert.equal((await found).connection, oregon);
  });

  it("fails with the most useful error if no connection finds it", async () => {
    const { found, first, second } = await startLookUp();
    first.end.reject(new ProblemError(problem("notFound")));
    second.end.reject(new ProblemError(problem("accessDenied")));
    await assert.rejects(found, (error) => problemOf(error)?.kind === "accessDenied");
  });

  it("fails as not found if all connections return that error", async () => {
    const { found, first, second } = await startLookUp();
    first.end.reject(new ProblemError(problem("notFound")));
    second.end.reject(new ProblemError(problem("notFound")));
    await assert.rejects(found, (error) => problemOf(error)?.kind === "notFound");
  });

  it("cancels all requests if it is aborted", async () => {
    const abort = new AbortController();
    const { found, first, second } = await startLookUp(abort.signal);
    abort.abort();
    await assert.rejects(found, (error) => problemOf(error)?.kind === "cancelled");
    assert.deepEqual([first.signal.aborted, second.signal.aborted], [true, true]);
  });
});

describe("searching for an ID in several Regions", () => {
  const ireland: Connection = { region: "eu-west-1" };
  const id = "us.amazon.nova-lite-v1:0";

  /** Searches the Regions, each of which returns a profile or fails with an error of the given kind. */
  async function search(outcomes: readonly (readonly [Connection, InferenceProfile | "notFound" | "accessDenied"])[]) {
    const bedrock = bedrockByConnection((connection) => {
      const outcome = outcomes.find(([each]) => each === connection)?.[1] ?? assert.fail(connection.region);
      const plane = new ScriptedBedrock();
      plane.getInferenceProfile = async () => {
        if (typeof outcome === "string") {
          throw new ProblemError(problem(outcome));
        }
        return outcome;
      };
      return plane;
    });
    let searched = 0;
    const result = await lookUpAll(
      withId(id),
      outcomes.map(([connection]) => connection),
      async () => bedrock,
      { signal: new AbortController().signal, onSearched: () => (searched += 1) },
    );
    assert.equal(searched, outcomes.length);
    const found = result.found.map(({ connection, profile }) => `${connection.region} ${profile.arn}`);
    return { found, failedRegions: result.failedRegions };
  }

  const inRegion = (region: string) => systemProfile(id, { arn: systemArn(id, region) });
  const entry = (region: string) => `${region} ${inRegion(region).arn}`;

  it("finds the profile in each Region, and names the Regions that could not be searched", async () => {
    const result = await search([
      [virginia, inRegion("us-east-1")],
      [ireland, "accessDenied"],
      [oregon, inRegion("us-west-2")],
      [{ region: "eu-north-1" }, "notFound"],
    ]);
    assert.deepEqual(result, { found: [entry("us-east-1"), entry("us-west-2")], failedRegions: ["eu-west-1"] });
  });

  it("finds a profile once if two AWS profiles have the same account", async () => {
    const dev = { awsProfile: "dev", region: "us-east-1" };
    const { found } = await search([
      [virginia, inRegion("us-east-1")],
      [dev, inRegion("us-east-1")],
    ]);
    assert.deepEqual(found, [entry("us-east-1")]);
  });

  it("fails with the most useful error if no Region has the profile", async () => {
    const searching = search([
      [virginia, "notFound"],
      [oregon, "accessDenied"],
    ]);
    await assert.rejects(searching, (error) => problemOf(error)?.kind === "accessDenied");
  });
});
