import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deferred } from "../domain/deferred";
import { useCache } from "./cache/support";
import { named, oregon, virginia } from "./support";
import { useWindows } from "./windows";

const fixture = useCache();
const { open, loadHourAgo } = useWindows(fixture);

describe("ProfileStore.clearCache", () => {
  it("drops stale contents in memory and on disk, and keeps current contents", async () => {
    await loadHourAgo([virginia, named("a")], [oregon, named("b")]);
    const window = open();
    await window.startLoad(virginia);
    await window.fail(virginia);
    await window.load(oregon, named("c"));
    await window.profileStore.clearCache();
    assert.equal(window.look(virginia), "failed: nothing");
    assert.equal(window.look(oregon), "ready: c");
    await fixture.written();
    assert.deepEqual([...(await fixture.disk.files())], []);
  });

  it("drops contents that are being read from disk", async () => {
    await loadHourAgo([virginia, named("a")]);
    const resume = deferred();
    const read = fixture.disk.read.bind(fixture.disk);
    fixture.disk.read = async (name) => {
      const bytes = await read(name);
      await resume.promise;
      return bytes;
    };
    const window = open();
    const loaded = window.profileStore.loadCached([virginia]);
    await fixture.disk.idle();
    await window.profileStore.clearCache();
    resume.resolve();
    await loaded;
    assert.equal(window.look(), "loading: nothing");
  });

  it("drops contents that were requested before the disk is cleared", async () => {
    await loadHourAgo([virginia, named("a")]);
    const resume = deferred();
    const clear = fixture.disk.clear.bind(fixture.disk);
    fixture.disk.clear = () => resume.promise.then(clear);
    const window = open();
    const cleared = window.profileStore.clearCache();
    const loaded = window.profileStore.loadCached([virginia]);
    await fixture.disk.idle();
    resume.resolve();
    await Promise.all([cleared, loaded]);
    assert.equal(window.look(), "loading: nothing");
  });

  it("keeps cached contents if the disk fails", async () => {
    await loadHourAgo([virginia, named("a")]);
    fixture.disk.refusals = { clear: new Error("denied") };
    const window = open();
    await assert.rejects(window.profileStore.clearCache(), /denied/);
    await window.profileStore.loadCached([virginia]);
    assert.equal(window.look(), "loading cached: a");
  });
});
