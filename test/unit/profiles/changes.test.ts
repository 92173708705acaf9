import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemProfile } from "../domain/samples";
import { denied, named, oregon, settled, useInventory, virginia } from "./support";

const fixture = useInventory();

describe("a profile that was just made or read", () => {
  it("is put in its place, in the place of an older one with its ARN", async () => {
    await fixture.loaded(virginia, named("a"), named("c"));
    fixture.inventory.put({ connection: virginia, profile: named("b") });
    assert.deepEqual(fixture.names(), ["a", "b", "c"]);
    fixture.inventory.put({ connection: virginia, profile: named("a", "z") });
    assert.deepEqual(fixture.names(), ["b", "c", "z"]);
    fixture.inventory.put({ connection: virginia, profile: systemProfile("us.x") });
    assert.equal(fixture.inventory.contents(virginia)?.systemDefined.length, 1);
  });

  it("is not lost where the first load is still under way and its answer is older", async () => {
    const load = fixture.inventory.load(virginia);
    await settled();
    fixture.inventory.put({ connection: virginia, profile: named("made") });
    assert.equal(fixture.inventory.contents(virginia), undefined);
    fixture.plane().answer([named("listed")]);
    await load;
    assert.deepEqual(fixture.names(), ["listed", "made"]);
  });

  it("is not lost to a refresh under way whose answer is older, and is there only once", async () => {
    await fixture.loaded(virginia, named("a"));
    const refresh = fixture.inventory.refresh(virginia);
    await settled();
    fixture.inventory.put({ connection: virginia, profile: named("made") });
    assert.deepEqual(fixture.names(), ["a", "made"]);
    fixture.plane().answer([named("made"), named("a")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["a", "made"]);
  });

  it("goes with the next refresh where it is gone by then", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.inventory.put({ connection: virginia, profile: named("made") });
    const refresh = fixture.inventory.refresh(virginia);
    await settled();
    fixture.plane().answer([named("a")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["a"]);
  });

  it("is not brought back by a load that begins later, when it is gone by then", async () => {
    await fixture.loaded(virginia, named("a"));
    const superseded = fixture.inventory.refresh(virginia);
    await settled();
    fixture.inventory.put({ connection: virginia, profile: named("made") });
    const refresh = fixture.inventory.refresh(virginia);
    await settled();
    fixture.plane().answer([named("a")]);
    await Promise.all([superseded, refresh]);
    assert.deepEqual(fixture.names(), ["a"]);
  });

  it("is taken out when it turned out to be gone, for good where a load is under way", async () => {
    await fixture.loaded(virginia, named("a"), named("b"));
    fixture.inventory.remove(virginia, named("a").arn);
    assert.deepEqual(fixture.names(), ["b"]);
    const refresh = fixture.inventory.refresh(virginia);
    await settled();
    fixture.inventory.remove(virginia, named("b").arn);
    fixture.plane().answer([named("b"), named("c")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["c"]);
  });

  it("changes nothing in a Region that was not asked for or could not be read", async () => {
    fixture.inventory.put({ connection: oregon, profile: named("a") });
    fixture.inventory.remove(oregon, named("a").arn);
    assert.equal(fixture.inventory.state(oregon), undefined);
    const load = fixture.inventory.load(virginia);
    await settled();
    fixture.plane().listingOf("APPLICATION").fail(denied());
    await load;
    fixture.inventory.put({ connection: virginia, profile: named("a") });
    assert.equal(fixture.inventory.state(virginia)?.status, "failed");
  });

  it("is told of", async () => {
    await fixture.loaded(virginia);
    fixture.clearChanges();
    fixture.inventory.put({ connection: virginia, profile: named("a") });
    fixture.inventory.remove(virginia, named("a").arn);
    assert.deepEqual(fixture.changes, ["us-east-1", "us-east-1"]);
  });
});
