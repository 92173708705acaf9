import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import type { CachedRegion } from "../../../../src/profiles/cache/cachedRegion";
import { fileKey, fileName } from "../../../../src/profiles/cache/fileNames";
import { applicationProfile, foundationModel } from "../../domain/samples";
import { start, useCache } from "./support";

const fixture = useCache();
const virginia = { region: "us-east-1" };
const oregon = { region: "us-west-2" };

/** What was read so many milliseconds after the start: one profile of this name. */
function read(name: string, after = 0): CachedRegion {
  const profiles = [applicationProfile("a", { name })];
  return { readAt: new Date(start.getTime() + after), profiles, models: [foundationModel("amazon.nova-micro-v1:0")] };
}

const nameIn = (cached: CachedRegion | undefined) => cached?.profiles[0]?.name;

describe("what is remembered", () => {
  it("is there in the next window, each connection by itself", async () => {
    const cache = fixture.cache();
    const connections = [virginia, oregon, { ...virginia, awsProfile: "dev" }, { ...virginia, awsProfile: "../dev" }];
    connections.forEach((connection, index) => cache.save(connection, read(`profile ${index}`)));
    await fixture.written();
    const next = fixture.cache();
    for (const [index, connection] of connections.entries()) {
      assert.deepEqual(await next.load(connection), read(`profile ${index}`));
    }
    assert.equal(await next.load({ region: "eu-west-1" }), undefined);
    assert.equal((await fixture.disk.files()).size, 4);
    assert.deepEqual(fixture.failures, []);
  });

  it("is nothing, and no failure, where nothing was ever kept", async () => {
    assert.equal(await fixture.cache().load(virginia), undefined);
    assert.deepEqual(fixture.failures, []);
  });

  it("is written once for all that comes within a moment, with the last of it", async () => {
    const cache = fixture.cache();
    cache.save(virginia, read("lists"));
    cache.save(virginia, read("lists and models"));
    cache.save(oregon, read("another"));
    assert.deepEqual(fixture.disk.done, []);
    assert.equal(fixture.clock.pass(1000), 1);
    await fixture.disk.idle();
    assert.equal(fixture.disk.done.filter((done) => done === "write").length, 2);
    assert.equal(nameIn(await cache.load(virginia)), "lists and models");

    cache.save(virginia, read("a moment later", 1));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "a moment later");
  });

  it("is never exchanged for something older, of this window or of another", async () => {
    const [cache, other] = [fixture.cache(), fixture.cache()];
    cache.save(virginia, read("newer", 2));
    cache.save(virginia, read("older", 1));
    await fixture.written();
    assert.equal(nameIn(await other.load(virginia)), "newer");
    other.save(virginia, read("older", 1));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "newer");
    other.save(virginia, read("newest", 3));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "newest");
    assert.equal((await fixture.disk.files()).size, 1, "what was exchanged is gone");
  });

  it("is what it was before where writing does not come to its end", async () => {
    const cache = fixture.cache();
    cache.save(virginia, read("before"));
    await fixture.written();
    const before = await fixture.disk.files();
    for (const operation of ["write", "rename"] as const) {
      fixture.disk.refusals = { [operation]: new Error("No space left on device") };
      cache.save(virginia, read("after", 1));
      await fixture.written();
      assert.deepEqual(await fixture.disk.files(), before, operation);
      assert.equal(nameIn(await fixture.cache().load(virginia)), "before");
    }
  });

  it("is not written any more when the window ends", async () => {
    const cache = fixture.cache();
    cache.save(virginia, read("too late"));
    cache.dispose();
    await fixture.written();
    assert.deepEqual(fixture.disk.done, []);
    assert.deepEqual(fixture.failures, []);
  });
});

describe("a disk that refuses", () => {
  it("is told of once, and keeps nothing from going on", async () => {
    const cache = fixture.cache();
    fixture.disk.refusals = { list: new Error("Permission denied"), write: new Error("Read-only file system") };
    assert.equal(await cache.load(virginia), undefined);
    cache.save(virginia, read("a"));
    await fixture.written();
    cache.save(oregon, read("b"));
    await fixture.written();
    assert.deepEqual(fixture.failures.map(String), ["Error: Permission denied"]);
    fixture.disk.refusals = {};
    cache.save(virginia, read("c", 1));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "c");
  });

  it("is told to whoever asked for everything to be forgotten", async () => {
    fixture.disk.refusals = { clear: new Error("Permission denied") };
    await assert.rejects(fixture.cache().clear(), /Permission denied/);
  });
});

describe("forgetting", () => {
  it("clears the folder, and what was about to be written", async () => {
    const cache = fixture.cache();
    cache.save(virginia, read("written"));
    await fixture.written();
    cache.save(oregon, read("about to be"));
    await cache.clear();
    await fixture.written();
    assert.deepEqual([...(await fixture.disk.files())], []);
    assert.equal(await cache.load(virginia), undefined);
  });

  it("waits for what is being written", async () => {
    const cache = fixture.cache();
    cache.save(virginia, read("being written"));
    fixture.clock.pass(1000);
    await cache.clear();
    await fixture.disk.idle();
    assert.deepEqual([...(await fixture.disk.files())], []);
  });

  it("is for one connection where it is meant for one, and what comes later is kept", async () => {
    const cache = fixture.cache();
    cache.save(virginia, read("a"));
    cache.save(oregon, read("b"));
    await fixture.written();
    cache.delete(virginia);
    await fixture.disk.idle();
    assert.equal(await cache.load(virginia), undefined);
    assert.equal(nameIn(await cache.load(oregon)), "b");
    cache.save(virginia, read("c"));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "c");
  });
});

describe("what is too much or too old", () => {
  const bytes = async () => [...(await fixture.disk.files()).values()].reduce((sum, text) => sum + text.length, 0);

  it("is not read", async () => {
    const cache = fixture.cache();
    cache.save(virginia, read("a"));
    await fixture.written();
    const size = await bytes();
    assert.equal(await fixture.cache({ bytesOfFile: size - 1 }).load(virginia), undefined);
    assert.ok(await fixture.cache({ bytesOfFile: size }).load(virginia));
    fixture.clock.pass(30 * 24 * 3_600_000);
    assert.equal(await cache.load(virginia), undefined);
  });

  it("is not read where it comes from a time ahead of the clock", async () => {
    fixture.cache().save(virginia, read("a", 4 * 60_000));
    await fixture.written();
    assert.ok(await fixture.cache().load(virginia));
    fixture.cache().save(virginia, read("b", 3_600_000));
    await fixture.written();
    assert.equal(nameIn(await fixture.cache().load(virginia)), "a");
  });

  it("is not written, and what was known before goes as well", async () => {
    const cache = fixture.cache({ bytesOfFile: 1000 });
    cache.save(virginia, read("a"));
    await fixture.written();
    assert.equal((await fixture.disk.files()).size, 1);
    const many = Array.from({ length: 20 }, (_, index) => applicationProfile(String(index)));
    cache.save(virginia, { ...read("b", 1), profiles: many });
    await fixture.written();
    assert.deepEqual([...(await fixture.disk.files())], []);
    assert.deepEqual(fixture.failures, []);
  });

  it("goes, the oldest first, by number and by bytes", async () => {
    const regions = ["aa-one-1", "aa-one-2", "aa-one-3", "aa-one-4"].map((region) => ({ region }));
    const known = async () => {
      const all = await Promise.all(regions.map((connection) => fixture.cache().load(connection)));
      return all.map(nameIn);
    };
    const cache = fixture.cache({ files: 3 });
    for (const [index, connection] of regions.entries()) {
      cache.save(connection, read(String(index), index));
      await fixture.written();
    }
    assert.deepEqual(await known(), [undefined, "1", "2", "3"]);
    const room = Math.ceil(((await bytes()) * 2) / 3) + 10;
    const smaller = fixture.cache({ bytesInAll: room });
    smaller.save(oregon, { ...read("x", 10), profiles: [] });
    await fixture.written();
    assert.deepEqual(await known(), [undefined, undefined, undefined, "3"]);
    assert.ok((await bytes()) <= room);
  });

  it("goes when something is written, as do parts that nobody writes any more; what is not known here stays", async () => {
    const put = (name: string, text = "{}") => writeFile(path.join(fixture.disk.folder, name), text);
    const cache = fixture.cache();
    cache.save(virginia, read("a"));
    await fixture.written();
    const month = 31 * 24 * 3_600_000;
    await put(fileName(fileKey(oregon), start.getTime() - month));
    await put(fileName(fileKey(oregon), start.getTime() + month));
    await put(`${start.getTime() - month}-left.part`);
    await put(`${start.getTime()}-of-another-window.part`);
    await put("notes.txt");
    cache.save(virginia, read("b", 1));
    await fixture.written();
    assert.deepEqual(
      new Set((await fixture.disk.files()).keys()),
      new Set([
        fileName(fileKey(virginia), start.getTime() + 1),
        `${start.getTime()}-of-another-window.part`,
        "notes.txt",
      ]),
    );
  });
});

describe("a file that others have changed", () => {
  it("is nothing, without a word, and is written over by the next answer", async () => {
    const cache = fixture.cache();
    cache.save(virginia, read("a"));
    await fixture.written();
    const [[name, text] = ["", ""]] = await fixture.disk.files();
    const later = fileName(fileKey(virginia), start.getTime() + 1);
    for (const [as, contents] of [
      [name, text.slice(0, -1)],
      [name, text.replace('"version":1', '"version":2')],
      [name, text.replace('"region":"us-east-1"', '"region":"us-west-2"')],
      [later, text],
      [name, ""],
    ] as const) {
      await writeFile(path.join(fixture.disk.folder, as), contents);
      assert.equal(await fixture.cache().load(virginia), undefined, contents.slice(0, 40));
    }
    cache.save(virginia, read("b", 2));
    await fixture.written();
    assert.equal(nameIn(await fixture.cache().load(virginia)), "b");
    assert.deepEqual(fixture.failures, []);
  });
});
