import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ProblemError } from "../../../src/domain/problem";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { foundationModel, problem } from "../domain/samples";
import { ScriptedControlPlane } from "./scriptedControlPlane";
import { denied, named, settled, useProfileStore, virginia } from "./support";

const fixture = useProfileStore();

describe("the foundation models of a Region", () => {
  const models = [foundationModel("amazon.nova-micro-v1:0"), foundationModel("amazon.nova-lite-v1:0")];
  const ids = () => [...(fixture.profileStore.contents(virginia)?.models.keys() ?? [])];

  it("come later than the profiles, which do not wait for them", async () => {
    await fixture.loaded(virginia, named("a"));
    assert.equal(fixture.profileStore.state(virginia)?.status, "ready");
    assert.deepEqual(ids(), []);
    fixture.clearChanges();
    fixture.plane().modelListing.answer(models);
    assert.equal((await fixture.profileStore.models(virginia)).size, 2);
    assert.deepEqual(
      ids(),
      models.map(({ id }) => id),
    );
    assert.deepEqual(fixture.changes, ["us-east-1"]);
  });

  it("may come before the profiles", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.plane().modelListing.answer(models);
    await settled();
    fixture.plane().answer([named("a")]);
    await load;
    assert.equal(ids().length, 2);
  });

  it("stay in view during a refresh, and where that does not get them", async () => {
    await fixture.loaded(virginia);
    fixture.plane().modelListing.answer(models);
    await fixture.profileStore.models(virginia);
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().modelListing.fail(denied());
    fixture.plane().answer([]);
    await refresh;
    assert.equal(ids().length, 2);
  });

  it("can be asked for before anything was loaded", async () => {
    const asked = fixture.profileStore.models(virginia);
    await settled();
    fixture.plane().modelListing.answer(models);
    assert.equal((await asked).size, 2);
    assert.equal(fixture.plane().modelListings.length, 1);
  });

  it("are none where they may not be listed, which is for the log only and is not tried again", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.plane().modelListing.fail(new ProblemError(problem("accessDenied", "ListFoundationModels")));
    assert.equal((await fixture.profileStore.models(virginia)).size, 0);
    assert.equal((await fixture.profileStore.models(virginia)).size, 0);
    assert.equal(fixture.profileStore.state(virginia)?.status, "ready");
    assert.deepEqual(
      fixture.problems.map(({ kind, operation }) => [kind, operation]),
      [["accessDenied", "ListFoundationModels"]],
    );
    assert.equal(fixture.plane().modelListings.length, 1);
  });

  it("are tried again by the next who asks where listing them failed otherwise", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.plane().modelListing.fail(new ProblemError(problem("throttled", "ListFoundationModels")));
    await settled();
    const [asked, alsoAsked] = [fixture.profileStore.models(virginia), fixture.profileStore.models(virginia)];
    await settled();
    assert.equal(fixture.plane().modelListings.length, 2);
    fixture.plane().modelListing.answer(models);
    assert.equal((await asked).size, 2);
    assert.equal(await asked, await alsoAsked);
    assert.equal(ids().length, 2);
  });

  it("are not those of an older load that answers in the moment it is superseded", async () => {
    await fixture.loaded(virginia);
    fixture.plane().modelListing.answer([foundationModel("old.model")]);
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    assert.deepEqual(ids(), []);
    fixture.plane().modelListing.answer(models);
    fixture.plane().answer([]);
    await refresh;
    assert.equal((await fixture.profileStore.models(virginia)).size, 2);
  });

  it("are those of the newest load also for who asked for an older one's", async () => {
    const asked = fixture.profileStore.models(virginia);
    await settled();
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().modelListing.answer(models);
    fixture.plane().answer([]);
    await refresh;
    assert.equal((await asked).size, 2);
  });

  describe("of several Regions that are waited for at once", () => {
    const regions = ["eu-central-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-2"];

    async function asked(count: number): Promise<{ planes: ScriptedControlPlane[]; profileStore: ProfileStore }> {
      const planes = new Map(regions.slice(0, count).map((region) => [region, new ScriptedControlPlane()]));
      const profileStore = new ProfileStore(
        async ({ region }) => planes.get(region) ?? assert.fail(region),
        ({ detail }) => assert.fail(detail),
      );
      profileStore.loadAll([...planes.keys()].map((region) => ({ region }))).catch(assert.fail);
      await settled();
      return { planes: [...planes.values()], profileStore };
    }

    it("are asked for together with the profiles where they are few", async () => {
      const { planes } = await asked(4);
      assert.ok(planes.every(({ modelListings }) => modelListings.length === 1));
    });

    it("are asked for after the Region's profiles where they are many, whatever keeps another Region", async () => {
      const { planes, profileStore } = await asked(5);
      assert.ok(planes.every(({ modelListings }) => modelListings.length === 0));
      for (const plane of planes.slice(1)) plane.answer([named("a")]);
      await settled();
      assert.deepEqual(
        planes.map(({ modelListings }) => modelListings.length),
        [0, 1, 1, 1, 1],
      );
      planes[1]?.modelListing.answer(models);
      assert.equal((await profileStore.models({ region: "eu-west-1" })).size, 2);
      assert.equal(planes[1]?.modelListings.length, 1);
    });
  });
});
