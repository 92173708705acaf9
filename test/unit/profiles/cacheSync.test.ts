import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationArn, applicationProfile, foundationModel, systemProfile } from "../domain/samples";
import { start, useCache } from "./cache/support";
import { named, oregon, virginia } from "./support";
import { useWindows } from "./windows";

const fixture = useCache();
const { open, loadHourAgo } = useWindows(fixture);

/** Returns a profile of another account in the same Region. */
const otherAccount = (id: string) =>
  applicationProfile(id, { name: id, arn: applicationArn(id).replace(/:\d{12}:/, ":999999999999:") });

describe("contents from an earlier window", () => {
  it("are shown with their time before a request is sent, and are replaced by the response", async () => {
    await loadHourAgo([virginia, named("a"), named("deleted since")]);
    const window = open();
    const loaded = window.profileStore.loadCached([virginia, oregon]);
    await fixture.disk.idle();
    await loaded;
    assert.equal(window.look(), "loading cached: a,deleted since");
    assert.equal(window.look(oregon), "loading: nothing");
    assert.deepEqual(window.profileStore.cached(virginia)?.readAt, start);
    assert.equal(window.plane().profileRequests.length, 0);
    await window.load(virginia, named("a"), named("new"));
    assert.equal(window.look(), "ready: a,new");
    assert.deepEqual([...new Set(window.seen)], ["loading cached: a,deleted since", "ready: a,new"]);
  });

  it("are shown even if the Region is loaded directly", async () => {
    await loadHourAgo([virginia, named("a")]);
    const window = open();
    await window.startLoad();
    assert.equal(window.look(), "loading cached: a");
  });

  it("include the names and lifecycles of models", async () => {
    const before = open();
    await before.startLoad();
    const model = foundationModel("amazon.nova-micro-v1:0", { lifecycle: { status: "LEGACY" } });
    before.plane().modelRequest.respond([model, foundationModel("amazon.unused-v1:0")]);
    await before.respond(virginia, named("a"));
    await fixture.written();
    const window = open();
    await window.startLoad();
    assert.deepEqual([...(window.profileStore.visibleContents(virginia)?.models.values() ?? [])], [model]);
  });

  it("provide model names for the rows, even from disk, until the models have loaded", async () => {
    const before = open();
    await before.startLoad();
    const model = foundationModel("amazon.nova-micro-v1:0", { lifecycle: { status: "LEGACY" } });
    before.plane().modelRequest.respond([model]);
    await before.respond(virginia, named("a"));
    await fixture.written();
    for (const _ of ["a window that is closed before its models have loaded", "the window after it"]) {
      const window = open();
      await window.startLoad();
      await window.respond(virginia, named("a"));
      await fixture.written();
      assert.deepEqual([...(window.profileStore.visibleContents(virginia)?.models.values() ?? [])], [model]);
      assert.equal(window.profileStore.contents(virginia)?.models.size, 0, "no decision depends on them");
    }
    const window = open();
    await window.startLoad();
    await window.respond(virginia, named("a"));
    const renamed = foundationModel("amazon.nova-micro-v1:0", { name: "Renamed" });
    window.plane().modelRequest.respond([renamed]);
    await window.profileStore.models(virginia);
    assert.deepEqual([...(window.profileStore.visibleContents(virginia)?.models.values() ?? [])], [renamed]);
  });

  it("remain visible and marked while AWS fails, even after retries", async () => {
    await loadHourAgo([virginia, named("a")]);
    const window = open();
    await window.startLoad();
    await window.fail();
    assert.equal(window.look(), "failed cached: a");
    await window.startRefresh();
    assert.equal(window.look(), "loading cached: a");
    await window.fail();
    assert.deepEqual(window.profileStore.cached(virginia)?.readAt, start);
    await window.startRefresh();
    await window.respond(virginia, named("b"));
    assert.equal(window.look(), "ready: b");
  });

  it("are never returned as current contents or profiles", async () => {
    await loadHourAgo([virginia, named("a")]);
    const window = open();
    await window.startLoad();
    assert.equal(window.profileStore.contents(virginia), undefined);
    assert.deepEqual(window.profileStore.profiles([virginia]), []);
    await window.fail();
    assert.equal(window.profileStore.contents(virginia), undefined);
    assert.deepEqual(window.profileStore.profiles([virginia]), []);
  });

  it("show each profile once and by its own type, regardless of the file", async () => {
    await loadHourAgo([virginia, named("b"), named("a")]);
    const [[name, text] = ["", ""]] = await fixture.disk.files();
    const file = JSON.parse(text) as { profiles: object[] };
    file.profiles = [...file.profiles, ...file.profiles.reverse(), { ...systemProfile("us.x"), modelArns: 0 }];
    await fixture.disk.write(name, new TextEncoder().encode(JSON.stringify(file)));
    const window = open();
    await window.startLoad();
    assert.equal(window.look(), "loading cached: a,b");
    assert.equal(window.profileStore.visibleContents(virginia)?.systemDefined.length, 1);
  });

  it("lose a profile that no longer exists, and gain a profile that was just created", async () => {
    await loadHourAgo([virginia, named("a"), named("b")]);
    const window = open();
    await window.startLoad();
    await window.fail();
    window.profileStore.remove(virginia, named("a").arn);
    window.profileStore.put({ connection: virginia, profile: named("made") });
    assert.equal(window.look(), "failed cached: b,made");
  });
});

describe("a Region loaded in this window", () => {
  it("shows its last contents, marked as stale, after a refresh fails", async () => {
    const window = open();
    await window.load(virginia, named("a"));
    fixture.clock.advance(60_000);
    await window.startRefresh();
    assert.equal(window.look(), "loading: a", "contents are not marked during a refresh");
    await window.fail();
    assert.equal(window.look(), "failed cached: a");
    assert.deepEqual(window.profileStore.cached(virginia)?.readAt, start);
    await window.startRefresh();
    await window.respond(virginia, named("b"));
    assert.equal(window.look(), "ready: b");
  });

  it("is cached with the time of the request, not of the response", async () => {
    const slow = open();
    await slow.startLoad();
    fixture.clock.advance(1000);
    const quick = open();
    await quick.load(virginia, named("newer"));
    await fixture.written();
    await slow.respond(virginia, named("older"));
    await fixture.written();
    const next = open();
    await next.startLoad();
    assert.equal(next.look(), "loading cached: newer");
  });

  it("is cached with later changes", async () => {
    const window = open();
    await window.load(virginia, named("a"));
    await fixture.written();
    window.profileStore.put({ connection: virginia, profile: named("made") });
    window.profileStore.remove(virginia, named("a").arn);
    await fixture.written();
    const next = open();
    await next.startLoad();
    assert.equal(next.look(), "loading cached: made");
  });
});

describe("an AWS profile that now belongs to another account", () => {
  it("shows profiles of the old account only as cached, and no longer after a Region has loaded", async () => {
    await loadHourAgo([virginia, otherAccount("theirs")], [oregon, otherAccount("theirs")]);
    const window = open();
    await window.startLoad(virginia);
    await window.startLoad(oregon);
    assert.equal(window.look(oregon), "loading cached: theirs");
    await window.respond(virginia, named("ours"));
    assert.equal(window.look(oregon), "loading: nothing");
    await fixture.written();
    const next = open();
    await next.startLoad(oregon);
    assert.equal(next.look(oregon), "loading: nothing", "it is deleted from disk as well");
  });

  it("drops cached contents of a Region that is first loaded later", async () => {
    await loadHourAgo([oregon, otherAccount("theirs")]);
    const window = open();
    await window.load(virginia, named("ours"));
    await window.startLoad(oregon);
    assert.equal(window.look(oregon), "loading: nothing");
  });

  for (const [when, order] of [
    ["before another one loads", ["fail", "respond"]],
    ["after another one has loaded", ["respond", "fail"]],
  ] as const) {
    it(`drops stale contents of a Region that fails ${when}`, async () => {
      const window = open();
      await window.load(virginia, otherAccount("theirs"));
      await window.load(oregon, otherAccount("theirs"));
      await fixture.written();
      fixture.clock.advance(60_000);
      await window.startRefresh(virginia);
      await window.startRefresh(oregon);
      window.seen.splice(0);
      for (const step of order) {
        await (step === "fail" ? window.fail(virginia) : window.respond(oregon, named("ours")));
      }
      assert.equal(window.look(virginia), "failed: nothing");
      assert.equal(window.seen.includes("failed cached: theirs"), order[0] === "fail");
      await fixture.written();
      const next = open();
      await next.startLoad(virginia);
      assert.equal(next.look(virginia), "loading: nothing", "it is deleted from disk as well");
    });
  }

  it("is not detected from an older response that has changed since", async () => {
    const window = open();
    await window.load(virginia, otherAccount("theirs"));
    fixture.clock.advance(60_000);
    await window.load(oregon, named("ours"));
    window.profileStore.put({ connection: virginia, profile: otherAccount("theirs, too") });
    await window.startRefresh(oregon);
    await window.fail(oregon);
    assert.equal(window.look(oregon), "failed cached: ours");
  });

  it("does not affect other AWS profiles or Regions without profiles", async () => {
    const dev = { ...oregon, awsProfile: "dev" };
    await loadHourAgo([dev, otherAccount("theirs")], [oregon, named("ours")]);
    const window = open();
    await window.startLoad(dev);
    await window.startLoad(oregon);
    await window.load(virginia);
    await window.load({ ...virginia, region: "eu-west-1" }, named("ours, too"));
    assert.equal(window.look(dev), "loading cached: theirs");
    assert.equal(window.look(oregon), "loading cached: ours");
  });
});

describe("a slow disk", () => {
  it("delays requests only briefly, and still provides contents before AWS responds", async () => {
    await loadHourAgo([virginia, named("a")]);
    let resume = (): void => undefined;
    const list = fixture.disk.list.bind(fixture.disk);
    fixture.disk.list = async () => {
      await new Promise<void>((resolve) => (resume = resolve));
      return list();
    };
    const window = open();
    await window.startLoad();
    assert.equal(window.plane().profileRequests.length, 0);
    fixture.clock.advance(1000);
    await fixture.disk.idle();
    assert.equal(window.look(), "loading: nothing");
    assert.equal(window.plane().profileRequests.length, 2);
    resume();
    await fixture.disk.idle();
    assert.equal(window.look(), "loading cached: a");
  });

  it("has no effect after AWS has responded", async () => {
    await loadHourAgo([virginia, named("a")]);
    let resume = (): void => undefined;
    const list = fixture.disk.list.bind(fixture.disk);
    fixture.disk.list = async () => {
      await new Promise<void>((resolve) => (resume = resolve));
      return list();
    };
    const window = open();
    await window.startLoad();
    fixture.clock.advance(1000);
    await window.load(virginia, named("live"));
    resume();
    await fixture.disk.idle();
    assert.equal(window.look(), "ready: live");
    await window.startRefresh();
    await window.fail();
    assert.equal(window.look(), "failed cached: live");
  });

  it("causes no request for a connection that was removed in the meantime", async () => {
    const window = open();
    const load = window.profileStore.load(virginia);
    window.profileStore.keepOnly([]);
    assert.equal((await load).status, "loading");
    await fixture.disk.idle();
    assert.equal(window.plane().profileRequests.length, 0);
    assert.equal(window.profileStore.state(virginia), undefined);
  });
});
