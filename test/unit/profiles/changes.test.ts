import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemProfile } from "../domain/samples";
import { denied, named, oregon, settled, useProfileStore, virginia } from "./support";

const fixture = useProfileStore();

describe("a profile that was just made or read", () => {
  it("is put in its place, in the place of an older one with its ARN", async () => {
    await fixture.loaded(virginia, named("a"), named("c"));
    fixture.profileStore.put({ connection: virginia, profile: named("b") });
    assert.deepEqual(fixture.names(), ["a", "b", "c"]);
    fixture.profileStore.put({ connection: virginia, profile: named("a", "z") });
    assert.deepEqual(fixture.names(), ["b", "c", "z"]);
    fixture.profileStore.put({ connection: virginia, profile: systemProfile("us.x") });
    assert.equal(fixture.profileStore.contents(virginia)?.systemDefined.length, 1);
  });

  it("is not lost where the first load is still under way and its answer is older", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.profileStore.put({ connection: virginia, profile: named("made") });
    assert.equal(fixture.profileStore.contents(virginia), undefined);
    fixture.plane().answer([named("listed")]);
    await load;
    assert.deepEqual(fixture.names(), ["listed", "made"]);
  });

  it("is not lost to a refresh under way whose answer is older, and is there only once", async () => {
    await fixture.loaded(virginia, named("a"));
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.profileStore.put({ connection: virginia, profile: named("made") });
    assert.deepEqual(fixture.names(), ["a", "made"]);
    fixture.plane().answer([named("made"), named("a")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["a", "made"]);
  });

  it("goes with the next refresh where it is gone by then", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.profileStore.put({ connection: virginia, profile: named("made") });
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().answer([named("a")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["a"]);
  });

  it("is not brought back by a load that begins later, when it is gone by then", async () => {
    await fixture.loaded(virginia, named("a"));
    const superseded = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.profileStore.put({ connection: virginia, profile: named("made") });
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().answer([named("a")]);
    await Promise.all([superseded, refresh]);
    assert.deepEqual(fixture.names(), ["a"]);
  });

  it("is taken out when it turned out to be gone, for good where a load is under way", async () => {
    await fixture.loaded(virginia, named("a"), named("b"));
    fixture.profileStore.remove(virginia, named("a").arn);
    assert.deepEqual(fixture.names(), ["b"]);
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.profileStore.remove(virginia, named("b").arn);
    fixture.plane().answer([named("b"), named("c")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["c"]);
  });

  it("changes nothing in a Region that was not asked for or could not be read", async () => {
    fixture.profileStore.put({ connection: oregon, profile: named("a") });
    fixture.profileStore.remove(oregon, named("a").arn);
    assert.equal(fixture.profileStore.state(oregon), undefined);
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.plane().listingOf("APPLICATION").fail(denied());
    await load;
    fixture.profileStore.put({ connection: virginia, profile: named("a") });
    assert.equal(fixture.profileStore.state(virginia)?.status, "failed");
  });

  it("is told of", async () => {
    await fixture.loaded(virginia);
    fixture.clearChanges();
    fixture.profileStore.put({ connection: virginia, profile: named("a") });
    fixture.profileStore.remove(virginia, named("a").arn);
    assert.deepEqual(fixture.changes, ["us-east-1", "us-east-1"]);
  });
});
