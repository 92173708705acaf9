import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { ProblemKind } from "../../../src/domain/problem";
import { mayNeedSignIn } from "../../../src/domain/problem";
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
let actions: string[];
let reloadScheduler: ReloadScheduler;
/** The current time in milliseconds. */
let now: number;
/** The scheduled reload. */
let scheduled: { readonly delayMs: number; readonly run: () => void } | undefined;

beforeEach(() => {
  states = [ready];
  actions = [];
  now = 0;
  scheduled = undefined;
  reloadScheduler = new ReloadScheduler(
    {
      isLoading: () => states.some(({ status }) => status === "loading"),
      mayNeedSignIn: () => states.some((state) => state.status === "failed" && mayNeedSignIn(state.problem)),
      findConnections: () => actions.push("find"),
      reload: () => actions.push("reload"),
    },
    () => now,
    (delayMs, run) => {
      scheduled = { delayMs, run };
      return () => {
        scheduled = undefined;
      };
    },
  );
});

/** Runs the scheduled reload when it is due, and returns its delay. */
function runScheduled(): number | undefined {
  const { delayMs, run } = scheduled ?? {};
  now += delayMs ?? 0;
  run?.();
  return delayMs;
}

/** Sets the states of the Regions. */
function setStates(...next: RegionState[]): void {
  states = next;
  reloadScheduler.regionChanged();
}

describe("a change to the shared config files", () => {
  it("causes a reload", () => {
    reloadScheduler.filesChanged();
    assert.deepEqual(actions, ["reload"]);
  });

  it("during a load causes one reload afterwards, because some Regions may have loaded with the old contents", () => {
    states = [ready, loading];
    reloadScheduler.filesChanged();
    assert.deepEqual(actions, ["find"]);
    setStates(ready, ready);
    assert.deepEqual(actions, ["find", "reload"]);
    setStates(loading, loading);
    setStates(ready, ready);
    assert.deepEqual(actions, ["find", "reload"]);
  });

  it("during a load takes effect after all Regions have loaded, and does not cause endless reloads", () => {
    states = [loading, loading];
    reloadScheduler.filesChanged();
    setStates(failed("signInExpired"), loading);
    assert.deepEqual(actions, ["find"]);
    setStates(failed("signInExpired"), failed("signInExpired"));
    assert.deepEqual(actions, ["find", "reload"]);
    // This simulates a credential_process that writes the file each time it runs.
    setStates(loading, loading);
    reloadScheduler.filesChanged();
    setStates(failed("signInExpired"), failed("signInExpired"));
    assert.deepEqual(actions, ["find", "reload", "find"]);
    assert.equal(runScheduled(), 2000);
    assert.deepEqual(actions, ["find", "reload", "find", "reload"]);
  });

  for (const end of [ready, failed("processFailed")]) {
    it(`that arrives just after Regions became ${end.status} is handled as a change during the load`, () => {
      // This simulates a credential_process that writes the file each time it runs.
      const loadAndWrite = () => {
        setStates(loading);
        setStates(end);
        now += 150;
        reloadScheduler.filesChanged();
      };
      loadAndWrite();
      assert.deepEqual(actions, ["reload"]);
      loadAndWrite();
      loadAndWrite();
      assert.deepEqual(actions, ["reload", "find", "find"]);
      const pauses = [];
      for (let runs = 0; runs < 9; runs++) {
        pauses.push(runScheduled());
        loadAndWrite();
      }
      assert.deepEqual(pauses, [2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000]);
      actions.length = 0;
      now += 10_000;
      reloadScheduler.filesChanged();
      assert.equal(scheduled, undefined);
      loadAndWrite();
      loadAndWrite();
      assert.deepEqual(actions, ["reload", "reload", "find"]);
    });
  }

  it("is reported once to the next refresh, which replaces the pending reload and must drop credentials", () => {
    const change = () => {
      setStates(loading);
      reloadScheduler.filesChanged();
      setStates(ready);
    };
    change();
    assert.equal(reloadScheduler.consumePendingReload(), false);
    change();
    assert.deepEqual([reloadScheduler.consumePendingReload(), reloadScheduler.consumePendingReload()], [true, false]);
    assert.equal(scheduled, undefined);
    change();
    now += 10_000;
    reloadScheduler.filesChanged();
    assert.equal(reloadScheduler.consumePendingReload(), false);
  });

  it("causes no reload after the scheduler is disposed", () => {
    for (let changes = 0; changes < 2; changes++) {
      setStates(loading);
      reloadScheduler.filesChanged();
      setStates(ready);
    }
    assert.ok(scheduled);
    reloadScheduler.dispose();
    assert.equal(scheduled, undefined);
  });
});

describe("a write to a sign-in cache", () => {
  it("causes no reload if the credentials work or the problem has another cause", () => {
    reloadScheduler.signInsChanged();
    states = [failed("network"), failed("accessDenied")];
    reloadScheduler.signInsChanged();
    assert.deepEqual(actions, []);
  });

  const kinds = [
    "signInExpired",
    "credentialsMissing",
    "credentialsExpired",
    "awsProfileMissing",
    // A credential_process may export the credentials from a sign-in.
    "processFailed",
  ] as const;
  for (const kind of kinds) {
    it(`causes a reload if a Region failed with ${kind}`, () => {
      states = [ready, failed(kind)];
      reloadScheduler.signInsChanged();
      assert.deepEqual(actions, ["reload"]);
    });
  }

  it("during a load causes a reload after a Region has failed", () => {
    states = [loading];
    reloadScheduler.signInsChanged();
    setStates(failed("signInExpired"));
    assert.deepEqual(actions, ["reload"]);
    setStates(loading);
    setStates(ready);
    assert.deepEqual(actions, ["reload"]);
  });

  for (const kind of ["credentialsExpired", "processFailed"] as const) {
    it(`that every load repeats causes one reload of Regions that failed with ${kind} instead of endless reloads`, () => {
      for (let runs = 0; runs < 3; runs++) {
        setStates(loading);
        setStates(failed(kind));
        now += 150;
        reloadScheduler.signInsChanged();
      }
      assert.deepEqual(actions, ["reload"]);
    });
  }
});
