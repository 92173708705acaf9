import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { named, oregon, settled, useProfileStore, virginia } from "./support";

const fixture = useProfileStore();

describe("refreshing a Region", () => {
  it("keeps the contents until the response arrives", async () => {
    await fixture.loaded(virginia, named("a"));
    const refresh = fixture.profileStore.refresh(virginia);
    assert.equal(fixture.profileStore.state(virginia)?.status, "loading");
    assert.deepEqual(fixture.names(), ["a"]);
    await settled();
    fixture.plane().respond([named("b")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["b"]);
  });

  it("aborts the load that it replaces, whose caller receives the newer result", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    const old = fixture.plane().newestRequest("APPLICATION");
    const oldModels = fixture.plane().modelRequest;
    const refresh = fixture.profileStore.refresh(virginia);
    assert.equal(old.signal.aborted, true);
    assert.equal(oldModels.signal.aborted, true);
    await settled();
    fixture.plane().respond([named("new")]);
    assert.equal(await load, await refresh);
    assert.deepEqual(fixture.names(), ["new"]);
    assert.deepEqual(fixture.problems, []);
  });

  it("is not reverted by a late response to the older load", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    const [old, oldSystem] = [
      fixture.plane().newestRequest("APPLICATION"),
      fixture.plane().newestRequest("SYSTEM_DEFINED"),
    ];
    // The response arrives just as the load is replaced.
    old.respond([[named("old")]]);
    oldSystem.respond([]);
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().respond([named("new")]);
    await Promise.all([load, refresh]);
    assert.deepEqual(fixture.names(), ["new"]);
  });

  it("returns the newest result to the callers of both refreshes", async () => {
    const first = fixture.profileStore.refresh(virginia);
    await settled();
    const second = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().respond([named("newest")]);
    assert.equal(await first, await second);
    assert.equal(fixture.plane().profileRequests.length, 4);
  });
});

describe("removing connections", () => {
  it("aborts their loads without an event", async () => {
    const load = fixture.profileStore.load(virginia);
    await fixture.loaded(oregon, named("a"));
    await settled();
    const { signal } = fixture.plane().newestRequest("APPLICATION");
    fixture.clearChanges();
    fixture.profileStore.keepOnly([oregon]);
    assert.equal(signal.aborted, true);
    assert.equal(fixture.profileStore.state(virginia), undefined);
    assert.equal((await load).status, "loading");
    await settled();
    assert.deepEqual(fixture.changes, []);
    assert.deepEqual(fixture.problems, []);
    assert.deepEqual(fixture.names(oregon), ["a"]);
  });

  it("allows loading them again later", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.profileStore.keepOnly([]);
    await fixture.loaded(virginia, named("b"));
    assert.deepEqual(fixture.names(), ["b"]);
  });

  it("removes all of them without an event when the store is disposed", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    const { signal } = fixture.plane().newestRequest("SYSTEM_DEFINED");
    fixture.clearChanges();
    fixture.profileStore.dispose();
    await load;
    assert.equal(signal.aborted, true);
    assert.deepEqual(fixture.changes, []);
  });
});
