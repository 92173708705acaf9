import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationArn, applicationProfile, foundationModel, systemProfile } from "../domain/samples";
import { start, useCache } from "./cache/support";
import { named, oregon, virginia } from "./support";
import { useWindows } from "./windows";

const fixture = useCache();
const { open, hourAgo } = useWindows(fixture);

/** A profile of the same Region in another account. */
const foreign = (id: string) =>
  applicationProfile(id, { name: id, arn: applicationArn(id).replace(/:\d{12}:/, ":999999999999:") });

describe("what was read in an earlier window", () => {
  it("is there before AWS is asked, marked with its time, and is corrected by the answer", async () => {
    await hourAgo([virginia, named("a"), named("gone since")]);
    const window = open();
    const recalled = window.profileStore.loadCached([virginia, oregon]);
    await fixture.disk.idle();
    await recalled;
    assert.equal(window.look(), "loading remembered: a,gone since");
    assert.equal(window.look(oregon), "loading: nothing");
    assert.deepEqual(window.profileStore.cached(virginia)?.readAt, start);
    assert.equal(window.plane().profileListings.length, 0);
    await window.load(virginia, named("a"), named("new"));
    assert.equal(window.look(), "ready: a,new");
    assert.deepEqual([...new Set(window.seen)], ["loading remembered: a,gone since", "ready: a,new"]);
  });

  it("is there as well where a Region is loaded without further ado", async () => {
    await hourAgo([virginia, named("a")]);
    const window = open();
    await window.ask();
    assert.equal(window.look(), "loading remembered: a");
  });

  it("has the models' names, and lifecycles", async () => {
    const before = open();
    await before.ask();
    const model = foundationModel("amazon.nova-micro-v1:0", { lifecycle: { status: "LEGACY" } });
    before.plane().modelListing.answer([model, foundationModel("amazon.unused-v1:0")]);
    await before.answer(virginia, named("a"));
    await fixture.written();
    const window = open();
    await window.ask();
    assert.deepEqual([...(window.profileStore.visibleContents(virginia)?.models.values() ?? [])], [model]);
  });

  it("stays, marked, where AWS does not answer, and through every further try", async () => {
    await hourAgo([virginia, named("a")]);
    const window = open();
    await window.ask();
    await window.fail();
    assert.equal(window.look(), "failed remembered: a");
    await window.askAgain();
    assert.equal(window.look(), "loading remembered: a");
    await window.fail();
    assert.deepEqual(window.profileStore.cached(virginia)?.readAt, start);
    await window.askAgain();
    await window.answer(virginia, named("b"));
    assert.equal(window.look(), "ready: b");
  });

  it("is never taken for what is known: not by who looks for names that are used, nor by who waits for profiles", async () => {
    await hourAgo([virginia, named("a")]);
    const window = open();
    await window.ask();
    assert.equal(window.profileStore.contents(virginia), undefined);
    assert.deepEqual(window.profileStore.profiles([virginia]), []);
    await window.fail();
    assert.equal(window.profileStore.contents(virginia), undefined);
    assert.deepEqual(window.profileStore.profiles([virginia]), []);
  });

  it("shows each profile once, and where its type belongs, whatever the file says", async () => {
    await hourAgo([virginia, named("b"), named("a")]);
    const [[name, text] = ["", ""]] = await fixture.disk.files();
    const file = JSON.parse(text) as { profiles: object[] };
    file.profiles = [...file.profiles, ...file.profiles.reverse(), { ...systemProfile("us.x"), modelArns: 0 }];
    await fixture.disk.write(name, new TextEncoder().encode(JSON.stringify(file)));
    const window = open();
    await window.ask();
    assert.equal(window.look(), "loading remembered: a,b");
    assert.equal(window.profileStore.visibleContents(virginia)?.systemDefined.length, 1);
  });

  it("loses a profile that turned out to be gone, and shows one that was just made", async () => {
    await hourAgo([virginia, named("a"), named("b")]);
    const window = open();
    await window.ask();
    await window.fail();
    window.profileStore.remove(virginia, named("a").arn);
    window.profileStore.put({ connection: virginia, profile: named("made") });
    assert.equal(window.look(), "failed remembered: b,made");
  });
});

describe("a Region that was read in this window", () => {
  it("shows what was known, marked, once it can be read no longer", async () => {
    const window = open();
    await window.load(virginia, named("a"));
    fixture.clock.advance(60_000);
    await window.askAgain();
    assert.equal(window.look(), "loading: a", "what is read anew is not marked");
    await window.fail();
    assert.equal(window.look(), "failed remembered: a");
    assert.deepEqual(window.profileStore.cached(virginia)?.readAt, start);
    await window.askAgain();
    await window.answer(virginia, named("b"));
    assert.equal(window.look(), "ready: b");
  });

  it("is remembered by the time it was asked, not by that of the answer", async () => {
    const slow = open();
    await slow.ask();
    fixture.clock.advance(1000);
    const quick = open();
    await quick.load(virginia, named("newer"));
    await fixture.written();
    await slow.answer(virginia, named("older"));
    await fixture.written();
    const next = open();
    await next.ask();
    assert.equal(next.look(), "loading remembered: newer");
  });

  it("is remembered with what was changed since", async () => {
    const window = open();
    await window.load(virginia, named("a"));
    await fixture.written();
    window.profileStore.put({ connection: virginia, profile: named("made") });
    window.profileStore.remove(virginia, named("a").arn);
    await fixture.written();
    const next = open();
    await next.ask();
    assert.equal(next.look(), "loading remembered: made");
  });
});

describe("an AWS profile that has become that of another account", () => {
  it("shows the other account's profiles only as remembered, and no more once a Region has answered", async () => {
    await hourAgo([virginia, foreign("theirs")], [oregon, foreign("theirs")]);
    const window = open();
    await window.ask(virginia);
    await window.ask(oregon);
    assert.equal(window.look(oregon), "loading remembered: theirs");
    await window.answer(virginia, named("ours"));
    assert.equal(window.look(oregon), "loading: nothing");
    await fixture.written();
    const next = open();
    await next.ask(oregon);
    assert.equal(next.look(oregon), "loading: nothing", "it is off the disk as well");
  });

  it("is known by then also where a Region is first looked at later", async () => {
    await hourAgo([oregon, foreign("theirs")]);
    const window = open();
    await window.load(virginia, named("ours"));
    await window.ask(oregon);
    assert.equal(window.look(oregon), "loading: nothing");
  });

  for (const [when, order] of [
    ["before another one answers", ["fail", "answer"]],
    ["after another one has answered", ["answer", "fail"]],
  ] as const) {
    it(`is known by then also where a Region that was read in this window fails ${when}`, async () => {
      const window = open();
      await window.load(virginia, foreign("theirs"));
      await window.load(oregon, foreign("theirs"));
      await fixture.written();
      fixture.clock.advance(60_000);
      await window.askAgain(virginia);
      await window.askAgain(oregon);
      window.seen.splice(0);
      for (const what of order) {
        await (what === "fail" ? window.fail(virginia) : window.answer(oregon, named("ours")));
      }
      assert.equal(window.look(virginia), "failed: nothing");
      assert.equal(window.seen.includes("failed remembered: theirs"), order[0] === "fail");
      await fixture.written();
      const next = open();
      await next.ask(virginia);
      assert.equal(next.look(virginia), "loading: nothing", "it is off the disk as well");
    });
  }

  it("is not known by an older answer that has changed since", async () => {
    const window = open();
    await window.load(virginia, foreign("theirs"));
    fixture.clock.advance(60_000);
    await window.load(oregon, named("ours"));
    window.profileStore.put({ connection: virginia, profile: foreign("theirs, too") });
    await window.askAgain(oregon);
    await window.fail(oregon);
    assert.equal(window.look(oregon), "failed remembered: ours");
  });

  it("says nothing of other AWS profiles, nor of Regions without any profile", async () => {
    const dev = { ...oregon, awsProfile: "dev" };
    await hourAgo([dev, foreign("theirs")], [oregon, named("ours")]);
    const window = open();
    await window.ask(dev);
    await window.ask(oregon);
    await window.load(virginia);
    await window.load({ ...virginia, region: "eu-west-1" }, named("ours, too"));
    assert.equal(window.look(dev), "loading remembered: theirs");
    assert.equal(window.look(oregon), "loading remembered: ours");
  });
});

describe("a disk", () => {
  it("that hangs holds up reading from AWS for a moment only, and still helps when it answers before AWS", async () => {
    await hourAgo([virginia, named("a")]);
    let goOn = (): void => undefined;
    const list = fixture.disk.list.bind(fixture.disk);
    fixture.disk.list = async () => {
      await new Promise<void>((resolve) => (goOn = resolve));
      return list();
    };
    const window = open();
    await window.ask();
    assert.equal(window.plane().profileListings.length, 0);
    fixture.clock.advance(1000);
    await fixture.disk.idle();
    assert.equal(window.look(), "loading: nothing");
    assert.equal(window.plane().profileListings.length, 2);
    goOn();
    await fixture.disk.idle();
    assert.equal(window.look(), "loading remembered: a");
  });

  it("that answers after AWS changes nothing", async () => {
    await hourAgo([virginia, named("a")]);
    let goOn = (): void => undefined;
    const list = fixture.disk.list.bind(fixture.disk);
    fixture.disk.list = async () => {
      await new Promise<void>((resolve) => (goOn = resolve));
      return list();
    };
    const window = open();
    await window.ask();
    fixture.clock.advance(1000);
    await window.load(virginia, named("live"));
    goOn();
    await fixture.disk.idle();
    assert.equal(window.look(), "ready: live");
    await window.askAgain();
    await window.fail();
    assert.equal(window.look(), "failed remembered: live");
  });

  it("that hangs reads no Region that was let go of meanwhile", async () => {
    const window = open();
    const load = window.profileStore.load(virginia);
    window.profileStore.keepOnly([]);
    assert.equal((await load).status, "loading");
    await fixture.disk.idle();
    assert.equal(window.plane().profileListings.length, 0);
    assert.equal(window.profileStore.state(virginia), undefined);
  });
});
