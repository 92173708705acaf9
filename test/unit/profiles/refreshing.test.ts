import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { named, oregon, settled, useProfileStore, virginia } from "./support";

const fixture = useProfileStore();

describe("refreshing a Region", () => {
  it("keeps what was known in view until the answer comes", async () => {
    await fixture.loaded(virginia, named("a"));
    const refresh = fixture.profileStore.refresh(virginia);
    assert.equal(fixture.profileStore.state(virginia)?.status, "loading");
    assert.deepEqual(fixture.names(), ["a"]);
    await settled();
    fixture.plane().answer([named("b")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["b"]);
  });

  it("aborts the load that it supersedes, whose caller gets the newer answer", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    const old = fixture.plane().listingOf("APPLICATION");
    const oldModels = fixture.plane().modelListing;
    const refresh = fixture.profileStore.refresh(virginia);
    assert.equal(old.signal.aborted, true);
    assert.equal(oldModels.signal.aborted, true);
    await settled();
    fixture.plane().answer([named("new")]);
    assert.equal(await load, await refresh);
    assert.deepEqual(fixture.names(), ["new"]);
    assert.deepEqual(fixture.problems, []);
  });

  it("is not undone by an answer to the older load that comes all the same", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    const [old, oldSystem] = [fixture.plane().listingOf("APPLICATION"), fixture.plane().listingOf("SYSTEM_DEFINED")];
    // Answered in the same moment as it is superseded.
    old.answer([[named("old")]]);
    oldSystem.answer([]);
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().answer([named("new")]);
    await Promise.all([load, refresh]);
    assert.deepEqual(fixture.names(), ["new"]);
  });

  it("makes both callers of two refreshes see the newest answer", async () => {
    const first = fixture.profileStore.refresh(virginia);
    await settled();
    const second = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().answer([named("newest")]);
    assert.equal(await first, await second);
    assert.equal(fixture.plane().profileListings.length, 4);
  });
});

describe("forgetting connections", () => {
  it("aborts what is under way for them and tells nothing of it", async () => {
    const load = fixture.profileStore.load(virginia);
    await fixture.loaded(oregon, named("a"));
    await settled();
    const { signal } = fixture.plane().listingOf("APPLICATION");
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

  it("lets them be loaded anew later", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.profileStore.keepOnly([]);
    await fixture.loaded(virginia, named("b"));
    assert.deepEqual(fixture.names(), ["b"]);
  });

  it("happens to all of them when the inventory is disposed of, and nobody hears any more", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    const { signal } = fixture.plane().listingOf("SYSTEM_DEFINED");
    fixture.clearChanges();
    fixture.profileStore.dispose();
    await load;
    assert.equal(signal.aborted, true);
    assert.deepEqual(fixture.changes, []);
  });
});
