import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemProfile } from "../domain/samples";
import { denied, named, oregon, settled, useProfileStore, virginia } from "./support";

const fixture = useProfileStore();

describe("a profile that was just created or read", () => {
  it("is added in order, and replaces a profile with the same ARN", async () => {
    await fixture.loaded(virginia, named("a"), named("c"));
    fixture.profileStore.put({ connection: virginia, profile: named("b") });
    assert.deepEqual(fixture.names(), ["a", "b", "c"]);
    fixture.profileStore.put({ connection: virginia, profile: named("a", "z") });
    assert.deepEqual(fixture.names(), ["b", "c", "z"]);
    fixture.profileStore.put({ connection: virginia, profile: systemProfile("us.x") });
    assert.equal(fixture.profileStore.contents(virginia)?.systemDefined.length, 1);
  });

  it("is kept if the first load is still running and its response is older", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.profileStore.put({ connection: virginia, profile: named("new") });
    assert.equal(fixture.profileStore.contents(virginia), undefined);
    fixture.plane().respond([named("listed")]);
    await load;
    assert.deepEqual(fixture.names(), ["listed", "new"]);
  });

  it("is kept if a running refresh has an older response, and is listed once", async () => {
    await fixture.loaded(virginia, named("a"));
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.profileStore.put({ connection: virginia, profile: named("new") });
    assert.deepEqual(fixture.names(), ["a", "new"]);
    fixture.plane().respond([named("new"), named("a")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["a", "new"]);
  });

  it("disappears with the next refresh if it no longer exists", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.profileStore.put({ connection: virginia, profile: named("new") });
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().respond([named("a")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["a"]);
  });

  it("is not restored by a later load if it no longer exists", async () => {
    await fixture.loaded(virginia, named("a"));
    const superseded = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.profileStore.put({ connection: virginia, profile: named("new") });
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().respond([named("a")]);
    await Promise.all([superseded, refresh]);
    assert.deepEqual(fixture.names(), ["a"]);
  });

  it("is removed when it no longer exists, even from the response of a running load", async () => {
    await fixture.loaded(virginia, named("a"), named("b"));
    fixture.profileStore.remove(virginia, named("a").arn);
    assert.deepEqual(fixture.names(), ["b"]);
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.profileStore.remove(virginia, named("b").arn);
    fixture.plane().respond([named("b"), named("c")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["c"]);
  });

  it("changes nothing in a Region that is not loaded or has failed", async () => {
    fixture.profileStore.put({ connection: oregon, profile: named("a") });
    fixture.profileStore.remove(oregon, named("a").arn);
    assert.equal(fixture.profileStore.state(oregon), undefined);
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.plane().newestRequest("APPLICATION").fail(denied());
    await load;
    fixture.profileStore.put({ connection: virginia, profile: named("a") });
    assert.equal(fixture.profileStore.state(virginia)?.status, "failed");
  });

  it("fires a change event", async () => {
    await fixture.loaded(virginia);
    fixture.clearChanges();
    fixture.profileStore.put({ connection: virginia, profile: named("a") });
    fixture.profileStore.remove(virginia, named("a").arn);
    assert.deepEqual(fixture.changes, ["us-east-1", "us-east-1"]);
  });
});
