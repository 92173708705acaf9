import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ProblemError } from "../../../src/core/problem";
import { foundationModel, problem } from "../core/samples";
import { denied, named, settled, useInventory, virginia } from "./support";

const fixture = useInventory();

describe("the foundation models of a Region", () => {
  const models = [foundationModel("amazon.nova-micro-v1:0"), foundationModel("amazon.nova-lite-v1:0")];
  const ids = () => [...(fixture.inventory.contents(virginia)?.models.keys() ?? [])];

  it("come later than the profiles, which do not wait for them", async () => {
    await fixture.loaded(virginia, named("a"));
    assert.equal(fixture.inventory.state(virginia)?.status, "ready");
    assert.deepEqual(ids(), []);
    fixture.clearChanges();
    fixture.plane().modelListing.answer(models);
    assert.equal((await fixture.inventory.models(virginia)).size, 2);
    assert.deepEqual(
      ids(),
      models.map(({ id }) => id),
    );
    assert.deepEqual(fixture.changes, ["us-east-1"]);
  });

  it("may come before the profiles", async () => {
    const load = fixture.inventory.load(virginia);
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
    await fixture.inventory.models(virginia);
    const refresh = fixture.inventory.refresh(virginia);
    await settled();
    fixture.plane().modelListing.fail(denied());
    fixture.plane().answer([]);
    await refresh;
    assert.equal(ids().length, 2);
  });

  it("can be asked for before anything was loaded", async () => {
    const asked = fixture.inventory.models(virginia);
    await settled();
    fixture.plane().modelListing.answer(models);
    assert.equal((await asked).size, 2);
    assert.equal(fixture.plane().modelListings.length, 1);
  });

  it("are none where they may not be listed, which is for the log only and is not tried again", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.plane().modelListing.fail(new ProblemError(problem("accessDenied", "ListFoundationModels")));
    assert.equal((await fixture.inventory.models(virginia)).size, 0);
    assert.equal((await fixture.inventory.models(virginia)).size, 0);
    assert.equal(fixture.inventory.state(virginia)?.status, "ready");
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
    const [asked, alsoAsked] = [fixture.inventory.models(virginia), fixture.inventory.models(virginia)];
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
    const refresh = fixture.inventory.refresh(virginia);
    await settled();
    assert.deepEqual(ids(), []);
    fixture.plane().modelListing.answer(models);
    fixture.plane().answer([]);
    await refresh;
    assert.equal((await fixture.inventory.models(virginia)).size, 2);
  });

  it("are those of the newest load also for who asked for an older one's", async () => {
    const asked = fixture.inventory.models(virginia);
    await settled();
    const refresh = fixture.inventory.refresh(virginia);
    await settled();
    fixture.plane().modelListing.answer(models);
    fixture.plane().answer([]);
    await refresh;
    assert.equal((await asked).size, 2);
  });
});
