import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Problem } from "../../../src/domain/problem";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { EndpointClient } from "../../endpoint/client";
import { listAll, useControlPlane } from "../aws/support";

const fixture = useControlPlane();
const virginia = { region: "us-east-1" };
const oregon = { region: "us-west-2" };

describe("ProfileStore over HTTP", () => {
  let profileStore: ProfileStore;
  const problems: Problem[] = [];
  before(() => {
    profileStore = new ProfileStore(
      async () => fixture.access().bedrock,
      (problem) => problems.push(problem),
    );
  });
  after(() => profileStore.dispose());

  it("contains all profiles of both types, and the models, even if another Region fails", async () => {
    fixture.endpoint.faults.add({ kind: "error", error: "AccessDeniedException", region: oregon.region, count: 0 });
    const states = await Promise.all([profileStore.load(virginia), profileStore.load(oregon)]);
    assert.deepEqual(
      states.map(({ status }) => status),
      ["ready", "failed"],
    );
    const stored = fixture.endpoint.account.region(virginia.region).profiles();
    const ids = profileStore.profiles([virginia, oregon]).map(({ profile }) => profile.id);
    assert.deepEqual([...ids].sort(), stored.map(({ id }) => id).sort());
    assert.equal(new Set(ids).size, ids.length);
    const models = await profileStore.models(virginia);
    assert.equal(models.size, fixture.endpoint.account.region(virginia.region).models.size);
    await profileStore.models(oregon);
    assert.deepEqual(problems.map(({ operation }) => operation).sort(), [
      "ListFoundationModels",
      "ListInferenceProfiles",
    ]);
  });

  it("contains a profile once if two pages contain it", async () => {
    fixture.endpoint.reset({ profiles: 1500 });
    const [first] = await listAll(fixture.controlPlane());
    assert.ok(first);
    // This profile has the same ARN but another ID, and the endpoint lists it last.
    await new EndpointClient(fixture.endpoint.url).plantProfile({
      region: virginia.region,
      profile: { inferenceProfileId: "zzz", inferenceProfileArn: first.arn },
    });
    const state = await profileStore.refresh(virginia);
    const arns = state.status === "ready" ? state.contents.application.map(({ arn }) => arn) : [];
    assert.equal(arns.filter((arn) => arn === first.arn).length, 1);
    assert.equal(arns.length, fixture.endpoint.account.region(virginia.region).profiles("APPLICATION").length - 1);
  });

  it("groups profiles by their own type regardless of the list, and keeps the others if one profile is malformed", async () => {
    const listed = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/zzz.listed-twice";
    const planted = [
      { inferenceProfileArn: listed, type: "SYSTEM_DEFINED", createdAt: "once upon a time" },
      { inferenceProfileArn: listed, type: "APPLICATION" },
      { inferenceProfileArn: "arn:aws:s3:::bucket", type: "A_NEW_TYPE", models: { none: 1 }, status: 5 },
      { inferenceProfileName: "no ARN" },
    ];
    const client = new EndpointClient(fixture.endpoint.url);
    for (const profile of planted) {
      await client.plantProfile({ region: virginia.region, profile, verbatim: true });
    }
    const before = fixture.endpoint.account.region(virginia.region).profiles().length;
    await profileStore.refresh(virginia);
    const { application = [], systemDefined = [] } = profileStore.contents(virginia) ?? {};
    assert.ok(application.every(({ type }) => type === "APPLICATION"));
    assert.ok(systemDefined.every(({ type }) => type === "SYSTEM_DEFINED"));
    const arns = [...application, ...systemDefined].map(({ arn }) => arn);
    assert.equal(arns.filter((arn) => arn === listed).length, 1);
    assert.ok(arns.includes("arn:aws:s3:::bucket"));
    // One profile is a duplicate, and one is malformed.
    assert.equal(arns.length, before - 2);
  });

  it("aborts the requests of an unresponsive Region when the Region is refreshed", async () => {
    fixture.endpoint.faults.add({ kind: "hang", operation: "ListInferenceProfiles", count: 2 });
    const since = fixture.endpoint.mark();
    const hanging = profileStore.refresh(virginia);
    const first = await fixture.endpoint.waitForRequest("ListInferenceProfiles", { since });
    await fixture.endpoint.waitForRequest("ListInferenceProfiles", { since: first.sequence });
    const refreshed = profileStore.refresh(virginia);
    assert.equal(await hanging, await refreshed);
    assert.equal((await refreshed).status, "ready");
  });
});
