import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Problem } from "../../../src/domain/problem";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { systemProfile } from "../domain/samples";
import { denied, named, oregon, settled, useProfileStore, virginia } from "./support";

const fixture = useProfileStore();

describe("canceling the load of a Region", () => {
  it("aborts its requests and fails it as canceled, and a refresh loads it again", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    const requests = [...fixture.plane().profileRequests];
    fixture.profileStore.cancel(virginia);
    const state = await load;
    assert.equal(state.status === "failed" && state.problem.kind, "cancelled");
    assert.equal(requests.length, 2);
    assert.ok(requests.every(({ signal }) => signal.aborted));
    assert.deepEqual(fixture.problems, [], "the log has nothing to say of it");

    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().respond([named("a")]);
    await refresh;
    assert.deepEqual(fixture.names(), ["a"]);
  });

  it("keeps its previous contents as cached contents", async () => {
    await fixture.loaded(virginia, named("a"));
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.profileStore.cancel(virginia);
    await refresh;
    const visible = fixture.profileStore.visibleContents(virginia);
    assert.deepEqual(
      visible?.application.map(({ name }) => name),
      ["a"],
    );
    assert.equal(fixture.profileStore.contents(virginia), undefined);
  });

  it("does not affect a Region that has loaded", async () => {
    await fixture.loaded(virginia, named("a"));
    fixture.profileStore.cancel(virginia);
    assert.equal(fixture.profileStore.state(virginia)?.status, "ready");
  });
});

describe("loading a Region", () => {
  it("sends no request before the first load", async () => {
    await settled();
    assert.equal(fixture.profileStore.state(virginia), undefined);
    assert.equal(fixture.profileStore.contents(virginia), undefined);
    assert.deepEqual(fixture.profileStore.profiles([virginia]), []);
    assert.deepEqual(fixture.plane().profileRequests, []);
  });

  it("results in both types, sorted by name", async () => {
    const load = fixture.profileStore.load(virginia);
    assert.deepEqual(fixture.profileStore.state(virginia), { status: "loading" });
    await settled();
    const [a, b] = [named("2", "b"), named("1", "a")];
    const system = systemProfile("us.amazon.nova-lite-v1:0");
    fixture.plane().respond([a, b], [system]);
    const state = await load;
    assert.deepEqual(state, fixture.profileStore.state(virginia));
    assert.deepEqual(state, {
      status: "ready",
      contents: { application: [b, a], systemDefined: [system], models: new Map() },
    });
  });

  it("combines pages and removes duplicates", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    const [a, b, c] = ["a", "b", "c"].map((id) => named(id));
    assert.ok(a && b && c);
    fixture
      .plane()
      .newestRequest("APPLICATION")
      .respond([[a, b], [b, c], []]);
    fixture.plane().newestRequest("SYSTEM_DEFINED").respond([]);
    await load;
    assert.deepEqual(fixture.names(), ["a", "b", "c"]);
  });

  it("is shared by concurrent callers, and is not repeated after it is complete", async () => {
    const loads = [
      fixture.profileStore.load(virginia),
      fixture.profileStore.load({ ...virginia }),
      fixture.profileStore.load(virginia),
    ];
    await settled();
    fixture.plane().respond([named("a")]);
    const states = await Promise.all(loads);
    assert.equal(new Set(states).size, 1);
    assert.equal(await fixture.profileStore.load(virginia), states[0]);
    assert.equal(fixture.plane().profileRequests.length, 2);
    assert.equal(fixture.plane().modelRequests.length, 1);
  });

  it("distinguishes Regions and AWS profiles", async () => {
    await fixture.loaded(virginia, named("a"));
    await fixture.loaded(oregon, named("b"));
    assert.deepEqual([fixture.names(virginia), fixture.names(oregon)], [["a"], ["b"]]);
    assert.equal(fixture.profileStore.state({ awsProfile: "dev", region: virginia.region }), undefined);
    assert.deepEqual(
      fixture.profileStore
        .profiles([oregon, virginia])
        .map(({ connection, profile }) => [connection.region, profile.name]),
      [
        ["us-west-2", "b"],
        ["us-east-1", "a"],
      ],
    );
  });

  it("fires a change event with the Region for each change", async () => {
    await fixture.loaded(oregon, named("a"));
    assert.ok(fixture.changes.length >= 2);
    assert.deepEqual(new Set(fixture.changes), new Set(["us-west-2"]));
  });
});

describe("a Region that fails to load", () => {
  it("has the problem as its state, and reports the problem to the log", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture
      .plane()
      .newestRequest("SYSTEM_DEFINED")
      .respond([[systemProfile("us.x")]]);
    fixture.plane().newestRequest("APPLICATION").fail(denied());
    const state = await load;
    assert.deepEqual(state, { status: "failed", problem: denied().problem });
    assert.equal(fixture.profileStore.contents(virginia), undefined);
    assert.deepEqual(fixture.problems, [denied().problem]);
  });

  it("aborts the list of one type after the other list has failed", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.plane().newestRequest("APPLICATION").fail(denied());
    await load;
    assert.equal(fixture.plane().newestRequest("SYSTEM_DEFINED").signal.aborted, true);
  });

  it("does not affect other Regions", async () => {
    await fixture.loaded(oregon, named("a"));
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.plane().newestRequest("APPLICATION").fail(denied());
    await load;
    assert.deepEqual(fixture.names(oregon), ["a"]);
  });

  it("recovers with a refresh", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.plane().newestRequest("APPLICATION").fail(denied());
    await load;
    const refresh = fixture.profileStore.refresh(virginia);
    assert.deepEqual(fixture.profileStore.state(virginia), { status: "loading" });
    await settled();
    fixture.plane().respond([named("a")]);
    assert.equal((await refresh).status, "ready");
    assert.deepEqual(fixture.names(), ["a"]);
  });

  it("is not requested again by load", async () => {
    const load = fixture.profileStore.load(virginia);
    await settled();
    fixture.plane().newestRequest("APPLICATION").fail(denied());
    await load;
    assert.equal((await fixture.profileStore.load(virginia)).status, "failed");
    assert.equal(fixture.plane().profileRequests.length, 2);
  });

  it("has a problem of kind unknown after an unexpected error, for example if a control plane cannot be created", async () => {
    const problems: Problem[] = [];
    const broken = new ProfileStore(
      async () => {
        throw new TypeError("no such bundle");
      },
      (problem) => problems.push(problem),
    );
    const state = await broken.load(virginia);
    assert.ok(state.status === "failed");
    const { kind, operation, detail, region } = state.problem;
    assert.deepEqual(
      { kind, operation, detail, region },
      { kind: "unknown", operation: "ListInferenceProfiles", detail: "no such bundle", region: "us-east-1" },
    );
    assert.ok(problems.includes(state.problem));
  });
});
