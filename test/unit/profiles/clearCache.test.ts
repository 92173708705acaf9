import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deferred } from "../domain/deferred";
import { useCache } from "./cache/support";
import { named, oregon, virginia } from "./support";
import { useWindows } from "./windows";

const fixture = useCache();
const { open, hourAgo } = useWindows(fixture);

describe("forgetting what is remembered", () => {
  it("takes it out of view and off the disk, and leaves what is known", async () => {
    await hourAgo([virginia, named("a")], [oregon, named("b")]);
    const window = open();
    await window.ask(virginia);
    await window.fail(virginia);
    await window.load(oregon, named("c"));
    await window.profileStore.clearCache();
    assert.equal(window.look(virginia), "failed: nothing");
    assert.equal(window.look(oregon), "ready: c");
    await fixture.written();
    assert.deepEqual([...(await fixture.disk.files())], []);
  });

  it("takes with it what is just being read from the disk", async () => {
    await hourAgo([virginia, named("a")]);
    const goOn = deferred();
    const read = fixture.disk.read.bind(fixture.disk);
    fixture.disk.read = async (name) => {
      const bytes = await read(name);
      await goOn.promise;
      return bytes;
    };
    const window = open();
    const recalled = window.profileStore.loadCached([virginia]);
    await fixture.disk.idle();
    await window.profileStore.clearCache();
    goOn.resolve();
    await recalled;
    assert.equal(window.look(), "loading: nothing");
  });

  it("takes with it what is asked for before it is off the disk", async () => {
    await hourAgo([virginia, named("a")]);
    const goOn = deferred();
    const clear = fixture.disk.clear.bind(fixture.disk);
    fixture.disk.clear = () => goOn.promise.then(clear);
    const window = open();
    const forgotten = window.profileStore.clearCache();
    const recalled = window.profileStore.loadCached([virginia]);
    await fixture.disk.idle();
    goOn.resolve();
    await Promise.all([forgotten, recalled]);
    assert.equal(window.look(), "loading: nothing");
  });

  it("that the disk refuses leaves what is asked for later as it was", async () => {
    await hourAgo([virginia, named("a")]);
    fixture.disk.refusals = { clear: new Error("denied") };
    const window = open();
    await assert.rejects(window.profileStore.clearCache(), /denied/);
    await window.profileStore.loadCached([virginia]);
    assert.equal(window.look(), "loading remembered: a");
  });
});
