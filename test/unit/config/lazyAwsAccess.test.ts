import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AwsAccess } from "../../../src/aws";
import { LazyAwsAccess } from "../../../src/config/lazyAwsAccess";
import { deferred } from "../core/deferred";

/** A way to AWS that counts how often it was let go of. */
class CountingAccess extends AwsAccess {
  disposals = 0;

  constructor() {
    super({ askMfaCode: () => Promise.resolve(undefined) });
  }

  override dispose(): void {
    this.disposals += 1;
    super.dispose();
  }
}

describe("the way to AWS", () => {
  it("is loaded when it is first needed, and once", async () => {
    let loads = 0;
    const lazy = new LazyAwsAccess(() => {
      loads += 1;
      return Promise.resolve(new CountingAccess());
    });
    assert.equal(loads, 0);
    assert.equal(await lazy.get(), await lazy.get());
    assert.equal(loads, 1);
    lazy.dispose();
  });

  it("is loaded again after a failure", async () => {
    const loads = [Promise.reject(new Error("no disk")), Promise.resolve(new CountingAccess())];
    const lazy = new LazyAwsAccess(() => loads.shift() ?? assert.fail("loaded too often"));
    await assert.rejects(lazy.get(), /no disk/);
    assert.ok(await lazy.get());
    lazy.dispose();
  });

  it("is let go of at the end, also where it comes later", async () => {
    const early = new CountingAccess();
    const lazy = new LazyAwsAccess(() => Promise.resolve(early));
    await lazy.get();
    lazy.dispose();
    const late = new CountingAccess();
    const loading = deferred<AwsAccess>();
    const later = new LazyAwsAccess(() => loading.promise);
    const got = later.get();
    later.dispose();
    loading.resolve(late);
    await got;
    assert.deepEqual([early.disposals, late.disposals > 0], [1, true]);
  });
});
