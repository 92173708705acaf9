import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ProblemError } from "../../../src/domain/problem";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { foundationModel, problem } from "../domain/samples";
import { bedrockByConnection } from "../aws/controlPlane";
import { ScriptedBedrock } from "./scriptedBedrock";
import { denied, named, settled, useProfileStore, virginia } from "./support";

const fixture = useProfileStore();

describe("the foundation models of a Region", () => {
  const models = [foundationModel("amazon.nova-micro-v1:0"), foundationModel("amazon.nova-lite-v1:0")];
  const ids = () => [...(fixture.profileStore.contents(virginia)?.models.keys() ?? [])];

  it("can arrive after the profiles, which do not wait for them", async () => {
    await fixture.loaded(virginia, named("a"));
    assert.equal(fixture.profileStore.state(virginia)?.status, "ready");
    assert.deepEqual(ids(), []);
    fixture.clearChanges();
    fixture.plane().modelRequest.respond(models);
    assert.equal((await fixture.profileStore.models(virginia)).size, 2);
    assert.deepEqual(
      ids(),
      models.map(({ id }) => id),
    );
    assert.deepEqual(fixture.changes, ["us-east-1"]);
  });

  it("can arrive before the profiles", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.plane().modelRequest.respond(models);
    await settled();
    fixture.plane().respond([named("a")]);
    await load;
    assert.equal(ids().length, 2);
  });

  it("are kept during a refresh, and if the refresh cannot list them", async () => {
    await fixture.loaded(virginia);
    fixture.plane().modelRequest.respond(models);
    await fixture.profileStore.models(virginia);
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().modelRequest.fail(denied());
    fixture.plane().respond([]);
    await refresh;
    assert.equal(ids().length, 2);
  });

  it("can be requested before anything is loaded", async () => {
    const loading = fixture.profileStore.models(virginia);
    await settled();
    fixture.plane().modelRequest.respond(models);
    assert.equal((await loading).size, 2);
    assert.equal(fixture.plane().modelRequests.length, 1);
  });

  it("are empty if listing them is denied, which is only logged and not retried", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.plane().modelRequest.fail(new ProblemError(problem("accessDenied", "ListFoundationModels")));
    assert.equal((await fixture.profileStore.models(virginia)).size, 0);
    assert.equal((await fixture.profileStore.models(virginia)).size, 0);
    assert.equal(fixture.profileStore.state(virginia)?.status, "ready");
    assert.deepEqual(
      fixture.problems.map(({ kind, operation }) => [kind, operation]),
      [["accessDenied", "ListFoundationModels"]],
    );
    assert.equal(fixture.plane().modelRequests.length, 1);
  });

  it("are listed again for the next caller after another failure", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.plane().modelRequest.fail(new ProblemError(problem("throttled", "ListFoundationModels")));
    await settled();
    const [first, second] = [fixture.profileStore.models(virginia), fixture.profileStore.models(virginia)];
    await settled();
    assert.equal(fixture.plane().modelRequests.length, 2);
    fixture.plane().modelRequest.respond(models);
    assert.equal((await first).size, 2);
    assert.equal(await first, await second);
    assert.equal(ids().length, 2);
  });

  it("are not from an older load that ends just when it is replaced", async () => {
    await fixture.loaded(virginia);
    fixture.plane().modelRequest.respond([foundationModel("old.model")]);
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    assert.deepEqual(ids(), []);
    fixture.plane().modelRequest.respond(models);
    fixture.plane().respond([]);
    await refresh;
    assert.equal((await fixture.profileStore.models(virginia)).size, 2);
  });

  it("are from the newest load, even for callers of an older load", async () => {
    const loading = fixture.profileStore.models(virginia);
    await settled();
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().modelRequest.respond(models);
    fixture.plane().respond([]);
    await refresh;
    assert.equal((await loading).size, 2);
  });

  describe("in several Regions that load at the same time", () => {
    const regions = [
      "ap-northeast-1",
      "ap-south-1",
      "ap-southeast-2",
      "eu-central-1",
      "eu-west-1",
      "sa-east-1",
      "us-east-1",
      "us-east-2",
      "us-west-2",
    ];

    it("are requested together with the profiles, even if another Region is unresponsive", async () => {
      const planes = new Map(regions.map((region) => [region, new ScriptedBedrock()]));
      const profileStore = new ProfileStore(
        async () => bedrockByConnection(({ region }) => planes.get(region) ?? assert.fail(region)),
        ({ detail }) => assert.fail(detail),
      );
      profileStore.loadAll(regions.map((region) => ({ region }))).catch(assert.fail);
      await settled();
      assert.deepEqual(
        [...planes.values()].map(({ modelRequests }) => modelRequests.length),
        regions.map(() => 1),
      );
      const plane = planes.get("eu-west-1") ?? assert.fail();
      plane.modelRequest.respond(models);
      plane.respond([named("a")]);
      assert.equal((await profileStore.models({ region: "eu-west-1" })).size, 2);
      await profileStore.load({ region: "eu-west-1" });
      assert.equal(plane.modelRequests.length, 1);
      assert.equal(profileStore.contents({ region: "eu-west-1" })?.application.length, 1);
    });
  });
});
