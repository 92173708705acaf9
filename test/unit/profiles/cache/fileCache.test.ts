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

/** Returns a Region with one profile of this name, requested the given number of milliseconds after the start. */
function region(name: string, after = 0): CachedRegion {
  const profiles = [applicationProfile("a", { name })];
  return { readAt: new Date(start.getTime() + after), profiles, models: [foundationModel("amazon.nova-micro-v1:0")] };
}

const nameIn = (cached: CachedRegion | undefined) => cached?.profiles[0]?.name;

describe("FileCache", () => {
  it("returns in the next window what was saved, for each connection", async () => {
    const cache = fixture.cache();
    const connections = [virginia, oregon, { ...virginia, awsProfile: "dev" }, { ...virginia, awsProfile: "../dev" }];
    connections.forEach((connection, index) => cache.save(connection, region(`profile ${index}`)));
    await fixture.written();
    const next = fixture.cache();
    for (const [index, connection] of connections.entries()) {
      assert.deepEqual(await next.load(connection), region(`profile ${index}`));
    }
    assert.equal(await next.load({ region: "eu-west-1" }), undefined);
    assert.equal((await fixture.disk.files()).size, 4);
    assert.deepEqual(fixture.failures, []);
  });

  it("returns undefined without reporting a failure if nothing was saved", async () => {
    assert.equal(await fixture.cache().load(virginia), undefined);
    assert.deepEqual(fixture.failures, []);
  });

  it("writes once for all changes within the delay, using the last change", async () => {
    const cache = fixture.cache();
    cache.save(virginia, region("lists"));
    cache.save(virginia, region("lists and models"));
    cache.save(oregon, region("another"));
    assert.deepEqual(fixture.disk.operations, []);
    assert.equal(fixture.clock.advance(1000), 1);
    await fixture.disk.idle();
    assert.equal(fixture.disk.operations.filter((operation) => operation === "write").length, 2);
    assert.equal(nameIn(await cache.load(virginia)), "lists and models");

    cache.save(virginia, region("a moment later", 1));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "a moment later");
  });

  it("never replaces newer contents with older contents, even from another window", async () => {
    const [cache, other] = [fixture.cache(), fixture.cache()];
    cache.save(virginia, region("newer", 2));
    cache.save(virginia, region("older", 1));
    await fixture.written();
    assert.equal(nameIn(await other.load(virginia)), "newer");
    other.save(virginia, region("older", 1));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "newer");
    other.save(virginia, region("newest", 3));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "newest");
    assert.equal((await fixture.disk.files()).size, 1, "the older file is deleted");
  });

  it("keeps the old contents if a write fails", async () => {
    const cache = fixture.cache();
    cache.save(virginia, region("before"));
    await fixture.written();
    const before = await fixture.disk.files();
    for (const operation of ["write", "rename"] as const) {
      fixture.disk.refusals = { [operation]: new Error("No space left on device") };
      cache.save(virginia, region("after", 1));
      await fixture.written();
      assert.deepEqual(await fixture.disk.files(), before, operation);
      assert.equal(nameIn(await fixture.cache().load(virginia)), "before");
    }
  });

  it("writes nothing after it is disposed", async () => {
    const cache = fixture.cache();
    cache.save(virginia, region("too late"));
    cache.dispose();
    await fixture.written();
    assert.deepEqual(fixture.disk.operations, []);
    assert.deepEqual(fixture.failures, []);
  });
});

describe("a disk that fails", () => {
  it("is reported once, and does not stop later operations", async () => {
    const cache = fixture.cache();
    fixture.disk.refusals = { list: new Error("Permission denied"), write: new Error("Read-only file system") };
    assert.equal(await cache.load(virginia), undefined);
    cache.save(virginia, region("a"));
    await fixture.written();
    cache.save(oregon, region("b"));
    await fixture.written();
    assert.deepEqual(fixture.failures.map(String), ["Error: Permission denied"]);
    fixture.disk.refusals = {};
    cache.save(virginia, region("c", 1));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "c");
  });

  it("causes clear to reject", async () => {
    fixture.disk.refusals = { clear: new Error("Permission denied") };
    await assert.rejects(fixture.cache().clear(), /Permission denied/);
  });
});

describe("clear and delete", () => {
  it("delete the folder and discard pending writes", async () => {
    const cache = fixture.cache();
    cache.save(virginia, region("written"));
    await fixture.written();
    cache.save(oregon, region("pending"));
    await cache.clear();
    await fixture.written();
    assert.deepEqual([...(await fixture.disk.files())], []);
    assert.equal(await cache.load(virginia), undefined);
  });

  it("wait for a write in progress", async () => {
    const cache = fixture.cache();
    cache.save(virginia, region("being written"));
    fixture.clock.advance(1000);
    await cache.clear();
    await fixture.disk.idle();
    assert.deepEqual([...(await fixture.disk.files())], []);
  });

  it("can delete one connection, which can be saved again", async () => {
    const cache = fixture.cache();
    cache.save(virginia, region("a"));
    cache.save(oregon, region("b"));
    await fixture.written();
    cache.delete(virginia);
    await fixture.disk.idle();
    assert.equal(await cache.load(virginia), undefined);
    assert.equal(nameIn(await cache.load(oregon)), "b");
    cache.save(virginia, region("c"));
    await fixture.written();
    assert.equal(nameIn(await cache.load(virginia)), "c");
  });
});

describe("the limits of FileCache", () => {
  const bytes = async () => [...(await fixture.disk.files()).values()].reduce((sum, text) => sum + text.length, 0);

  it("exclude files that are too large or too old", async () => {
    const cache = fixture.cache();
    cache.save(virginia, region("a"));
    await fixture.written();
    const size = await bytes();
    assert.equal(await fixture.cache({ fileBytes: size - 1 }).load(virginia), undefined);
    assert.ok(await fixture.cache({ fileBytes: size }).load(virginia));
    fixture.clock.advance(30 * 24 * 3_600_000);
    assert.equal(await cache.load(virginia), undefined);
  });

  it("exclude files from the future", async () => {
    fixture.cache().save(virginia, region("a", 4 * 60_000));
    await fixture.written();
    assert.ok(await fixture.cache().load(virginia));
    fixture.cache().save(virginia, region("b", 3_600_000));
    await fixture.written();
    assert.equal(nameIn(await fixture.cache().load(virginia)), "a");
  });

  it("exclude contents that are too large, and delete the older file", async () => {
    const cache = fixture.cache({ fileBytes: 1000 });
    cache.save(virginia, region("a"));
    await fixture.written();
    assert.equal((await fixture.disk.files()).size, 1);
    const many = Array.from({ length: 20 }, (_, index) => applicationProfile(String(index)));
    cache.save(virginia, { ...region("b", 1), profiles: many });
    await fixture.written();
    assert.deepEqual([...(await fixture.disk.files())], []);
    assert.deepEqual(fixture.failures, []);
  });

  it("delete the oldest files first, by number and by size", async () => {
    const regions = ["aa-one-1", "aa-one-2", "aa-one-3", "aa-one-4"].map((region) => ({ region }));
    const known = async () => {
      const all = await Promise.all(regions.map((connection) => fixture.cache().load(connection)));
      return all.map(nameIn);
    };
    const cache = fixture.cache({ files: 3 });
    for (const [index, connection] of regions.entries()) {
      cache.save(connection, region(String(index), index));
      await fixture.written();
    }
    assert.deepEqual(await known(), [undefined, "1", "2", "3"]);
    const room = Math.ceil(((await bytes()) * 2) / 3) + 10;
    const smaller = fixture.cache({ totalBytes: room });
    smaller.save(oregon, { ...region("x", 10), profiles: [] });
    await fixture.written();
    assert.deepEqual(await known(), [undefined, undefined, undefined, "3"]);
    assert.ok((await bytes()) <= room);
  });

  it("delete outdated files and abandoned partial files on a write, but not unknown files", async () => {
    const put = (name: string, text = "{}") => writeFile(path.join(fixture.disk.folder, name), text);
    const cache = fixture.cache();
    cache.save(virginia, region("a"));
    await fixture.written();
    const month = 31 * 24 * 3_600_000;
    await put(fileName(fileKey(oregon), start.getTime() - month));
    await put(fileName(fileKey(oregon), start.getTime() + month));
    await put(`${start.getTime() - month}-left.part`);
    await put(`${start.getTime()}-of-another-window.part`);
    await put("notes.txt");
    cache.save(virginia, region("b", 1));
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

describe("a modified cache file", () => {
  it("is ignored without a failure, and replaced by the next save", async () => {
    const cache = fixture.cache();
    cache.save(virginia, region("a"));
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
    cache.save(virginia, region("b", 2));
    await fixture.written();
    assert.equal(nameIn(await fixture.cache().load(virginia)), "b");
    assert.deepEqual(fixture.failures, []);
  });
});
