import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { ProblemKind } from "../../../src/domain/problem";
import type { RegionState } from "../../../src/profiles/regionStore";
import { ReloadScheduler } from "../../../src/connections/reloadScheduler";
import { problem } from "../domain/samples";

const ready: RegionState = {
  status: "ready",
  contents: { application: [], systemDefined: [], models: new Map() },
};
const loading: RegionState = { status: "loading" };
const failed = (kind: ProblemKind): RegionState => ({ status: "failed", problem: problem(kind) });

let states: RegionState[];
let done: string[];
let reloadScheduler: ReloadScheduler;
/** In milliseconds. */
let now: number;
/** What was put off, and for how long. */
let putOff: { readonly milliseconds: number; readonly run: () => void } | undefined;

beforeEach(() => {
  states = [ready];
  done = [];
  now = 0;
  putOff = undefined;
  reloadScheduler = new ReloadScheduler(
    {
      connections: () => states.map((_, index) => ({ region: `xx-test-${index}` })),
      state: ({ region }) => states[Number(region.at(-1))],
      findConnections: () => done.push("find"),
      reload: () => done.push("reload"),
    },
    () => now,
    (milliseconds, run) => {
      putOff = { milliseconds, run };
      return () => {
        putOff = undefined;
      };
    },
  );
});

/** The time comes for what was put off; gives how long that was, in milliseconds. */
function waited(): number | undefined {
  const { milliseconds, run } = putOff ?? {};
  now += milliseconds ?? 0;
  run?.();
  return milliseconds;
}

/** The Regions come to this. */
function become(...next: RegionState[]): void {
  states = next;
  reloadScheduler.regionChanged();
}

describe("a change of AWS's files", () => {
  it("has everything read anew", () => {
    reloadScheduler.filesChanged();
    assert.deepEqual(done, ["reload"]);
  });

  it("while Regions are read has them read once more, because some may have been read with what was there before", () => {
    states = [ready, loading];
    reloadScheduler.filesChanged();
    assert.deepEqual(done, ["find"]);
    become(ready, ready);
    assert.deepEqual(done, ["find", "reload"]);
    become(loading, loading);
    become(ready, ready);
    assert.deepEqual(done, ["find", "reload"]);
  });

  it("while Regions are read waits for all of them, and does not have them read without end", () => {
    states = [loading, loading];
    reloadScheduler.filesChanged();
    become(failed("signInExpired"), loading);
    assert.deepEqual(done, ["find"]);
    become(failed("signInExpired"), failed("signInExpired"));
    assert.deepEqual(done, ["find", "reload"]);
    // A program that writes the file each time it is run.
    become(loading, loading);
    reloadScheduler.filesChanged();
    become(failed("signInExpired"), failed("signInExpired"));
    assert.deepEqual(done, ["find", "reload", "find"]);
    assert.equal(waited(), 2000);
    assert.deepEqual(done, ["find", "reload", "find", "reload"]);
  });

  for (const end of [ready, failed("processFailed")]) {
    it(`that is heard of when Regions have just become ${end.status} counts as one that came while they were read`, () => {
      // A program that writes the file each time it is run.
      const run = () => {
        become(loading);
        become(end);
        now += 150;
        reloadScheduler.filesChanged();
      };
      run();
      assert.deepEqual(done, ["reload"]);
      run();
      run();
      assert.deepEqual(done, ["reload", "find", "find"]);
      const pauses = [];
      for (let runs = 0; runs < 9; runs++) {
        pauses.push(waited());
        run();
      }
      assert.deepEqual(pauses, [2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000]);
      done.length = 0;
      now += 10_000;
      reloadScheduler.filesChanged();
      assert.equal(putOff, undefined);
      run();
      run();
      assert.deepEqual(done, ["reload", "reload", "find"]);
    });
  }

  it("that was put off is told to the next refresh, which takes its place and has to drop credentials", () => {
    const change = () => {
      become(loading);
      reloadScheduler.filesChanged();
      become(ready);
    };
    change();
    assert.equal(reloadScheduler.consumePendingReload(), false);
    change();
    assert.deepEqual([reloadScheduler.consumePendingReload(), reloadScheduler.consumePendingReload()], [true, false]);
    assert.equal(putOff, undefined);
    change();
    now += 10_000;
    reloadScheduler.filesChanged();
    assert.equal(reloadScheduler.consumePendingReload(), false);
  });

  it("that was put off is nothing any more once the window closes", () => {
    for (let changes = 0; changes < 2; changes++) {
      become(loading);
      reloadScheduler.filesChanged();
      become(ready);
    }
    assert.ok(putOff);
    reloadScheduler.dispose();
    assert.equal(putOff, undefined);
  });
});

describe("a new sign-in", () => {
  it("is a renewal where credentials are good, and where something else is wrong", () => {
    reloadScheduler.signInsChanged();
    states = [failed("network"), failed("accessDenied")];
    reloadScheduler.signInsChanged();
    assert.deepEqual(done, []);
  });

  const lacking = [
    "signInExpired",
    "credentialsMissing",
    "credentialsExpired",
    "awsProfileMissing",
    // A program may export the credentials of a sign-in.
    "processFailed",
  ] as const;
  for (const kind of lacking) {
    it(`has everything read anew where a Region says ${kind}`, () => {
      states = [ready, failed(kind)];
      reloadScheduler.signInsChanged();
      assert.deepEqual(done, ["reload"]);
    });
  }

  it("that comes while Regions are read counts once they have failed", () => {
    states = [loading];
    reloadScheduler.signInsChanged();
    become(failed("signInExpired"));
    assert.deepEqual(done, ["reload"]);
    become(loading);
    become(ready);
    assert.deepEqual(done, ["reload"]);
  });

  for (const kind of ["credentialsExpired", "processFailed"] as const) {
    it(`that each reading writes anew has Regions that say ${kind} read once more, and not without end`, () => {
      for (let runs = 0; runs < 3; runs++) {
        become(loading);
        become(failed(kind));
        now += 150;
        reloadScheduler.signInsChanged();
      }
      assert.deepEqual(done, ["reload"]);
    });
  }
});
