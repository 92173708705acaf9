import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TagEdit } from "../../../src/domain/tagChange";
import type { ProblemKind } from "../../../src/domain/problem";
import { tagsOf, useTagHarness } from "./tagHarness";

const { local, plant, plan, apply, fault, requested } = useTagHarness();

const tag = (key: string, value: string) => ({ key, value });
const start = [tag("team", "search"), tag("env", "dev"), tag("cost-center", "42")];
const edits: readonly TagEdit[] = [
  { kind: "set", key: "team", value: "ads" },
  { kind: "set", key: "owner", value: "me" },
  { kind: "remove", key: "env" },
];
const wanted = { team: "ads", "cost-center": "42", owner: "me" };
const swap: readonly TagEdit[] = [
  { kind: "set", key: "new", value: "yes" },
  { kind: "remove", key: "k7" },
];
const fifty = Array.from({ length: 50 }, (_, index) => tag(`k${index}`, `value ${index}`));
const always = { count: 0 } as const;

describe("changing the tags of one profile", () => {
  it("reads the tags, sets the new tags, then removes keys, and changes nothing else", async () => {
    const profile = plant(start);
    const result = await apply(plan(profile, edits));
    assert.deepEqual(Object.fromEntries(profile.tags), wanted);
    assert.ok(result.kind === "done");
    assert.deepEqual(result.value.tags, tagsOf(profile));
    assert.deepEqual(requested(), ["ListTagsForResource", "TagResource", "UntagResource"]);
    const [, set, removed] = local.endpoint.requests.map(({ body }) => body);
    assert.deepEqual((set as { tags: unknown }).tags, [tag("team", "ads"), tag("owner", "me")]);
    assert.deepEqual((removed as { tagKeys: unknown }).tagKeys, ["env"]);
  });

  it("sends no changes if the tags already have the wanted values, so that it is safe to repeat", async () => {
    const profile = plant(start);
    const planned = plan(profile, edits);
    await apply(planned);
    local.endpoint.clearRequests();
    const again = await apply(planned);
    assert.deepEqual(again.kind === "done" && again.value.changes, []);
    assert.deepEqual(requested(), ["ListTagsForResource"]);
  });

  it("changes nothing if somebody else has changed one of the keys since the plan, and reports which", async () => {
    const profile = plant(start);
    const planned = plan(profile, edits);
    profile.tags.set("team", "finance");
    const result = await apply(planned);
    assert.ok(result.kind === "skipped");
    const { conflicts, tags } = result.reason;
    assert.deepEqual(conflicts, [{ key: "team", before: "search", after: "ads", found: "finance" }]);
    assert.deepEqual(tags, tagsOf(profile));
    assert.deepEqual(Object.fromEntries(profile.tags), { team: "finance", env: "dev", "cost-center": "42" });
  });

  it("keeps other keys that somebody else has changed, added or removed since the plan", async () => {
    const profile = plant(start);
    const planned = plan(profile, edits);
    profile.tags.set("cost-center", "43");
    profile.tags.set("added", "elsewhere");
    assert.equal((await apply(planned)).kind, "done");
    assert.deepEqual(Object.fromEntries(profile.tags), {
      team: "ads",
      owner: "me",
      "cost-center": "43",
      added: "elsewhere",
    });
  });

  for (const operation of ["TagResource", "UntagResource"] as const) {
    it(`reads the tags after a lost response to ${operation} instead of sending it again`, async () => {
      const profile = plant(start);
      fault({ kind: "lostResponse", operation });
      const result = await apply(plan(profile, edits));
      assert.equal(result.kind, "done");
      assert.deepEqual(Object.fromEntries(profile.tags), wanted);
      assert.equal(requested().filter((each) => each === operation).length, 1);
      assert.equal(result.kind === "done" && result.value.changes.length, 3, "everything can be undone");
    });

    it(`retries ${operation} after an unclear response if the tags have not changed yet`, async () => {
      const profile = plant(start);
      fault({ kind: "error", error: "InternalServerException", operation, count: 2 });
      assert.equal((await apply(plan(profile, edits))).kind, "done");
      assert.deepEqual(Object.fromEntries(profile.tags), wanted);
    });

    it(`does not overwrite what somebody else sets after an unclear response to ${operation}`, async () => {
      const profile = plant(start);
      fault({ kind: "error", error: "InternalServerException", operation });
      const result = await apply(plan(profile, edits), {
        onRetry: () => void profile.tags.set(operation === "TagResource" ? "team" : "env", "theirs"),
      });
      assert.equal(result.kind, "skipped");
      assert.equal(profile.tags.get(operation === "TagResource" ? "team" : "env"), "theirs");
    });

    it(`retries a throttled ${operation}, and eventually gives up`, async () => {
      const profile = plant(start);
      fault({ kind: "throttle", operation, count: 3 });
      assert.equal((await apply(plan(profile, edits))).kind, "done");
      fault({ kind: "throttle", operation, ...always });
      const result = await apply(
        plan(profile, [
          { kind: "set", key: "x", value: "y" },
          { kind: "remove", key: "team" },
        ]),
      );
      assert.equal(result.kind === "failed" && result.problem.kind, "throttled");
    });
  }

  it("loses no tags if removing keys fails after setting tags", async () => {
    const profile = plant(start);
    fault({ kind: "error", error: "AccessDeniedException", operation: "UntagResource", ...always });
    const result = await apply(plan(profile, edits));
    assert.equal(result.kind === "failed" && result.problem.operation, "UntagResource");
    assert.deepEqual(Object.fromEntries(profile.tags), { ...wanted, env: "dev" });
  });

  it("removes keys first if there are 50 tags, and ends with 50 tags", async () => {
    const profile = plant(fifty);
    assert.equal((await apply(plan(profile, swap))).kind, "done");
    assert.deepEqual(requested(), ["ListTagsForResource", "UntagResource", "TagResource"]);
    assert.deepEqual([profile.tags.size, profile.tags.has("k7"), profile.tags.get("new")], [50, false, "yes"]);
  });

  const failures: readonly (readonly [error: string, kind: ProblemKind])[] = [
    ["AccessDeniedException", "accessDenied"],
    ["InternalServerException", "internalServer"],
    ["ThrottlingException", "throttled"],
    ["ExpiredTokenException", "credentialsExpired"],
  ];
  for (const [error, kind] of failures) {
    it(`restores the removed tag of a profile with 50 tags if adding the new tag fails with ${error}`, async () => {
      const profile = plant(fifty);
      const before = Object.fromEntries(profile.tags);
      const attempts = error === "InternalServerException" ? 3 : error === "ThrottlingException" ? 6 : 1;
      fault({ kind: "error", error, operation: "TagResource", count: attempts });
      const result = await apply(plan(profile, swap));
      assert.equal(result.kind === "failed" && result.problem.kind, kind);
      assert.deepEqual(Object.fromEntries(profile.tags), before);
    });
  }

  it("ends with all tags of a profile with 50 tags if it is canceled after the removal", async () => {
    const profile = plant(fifty);
    const abort = new AbortController();
    fault({ kind: "slow", operation: "TagResource", delayMs: 200 });
    const applying = apply(plan(profile, swap), { signal: abort.signal });
    await local.endpoint.waitForRequest("TagResource", { since: 0 });
    abort.abort();
    assert.equal((await applying).kind, "done");
    assert.deepEqual([profile.tags.size, profile.tags.get("new")], [50, "yes"]);
  });

  it("determines after a cancellation whether the tags were changed", async () => {
    const profile = plant(start);
    const abort = new AbortController();
    fault({ kind: "lostResponse", operation: "TagResource", delayMs: 50 });
    const applying = apply(plan(profile, edits.slice(0, 1)), { signal: abort.signal });
    const sent = await local.endpoint.waitForRequest("TagResource", { since: 0 });
    if (sent.outcome === undefined) {
      abort.abort();
    }
    const result = await applying;
    assert.ok(result.kind === "done" || (result.kind === "cancelled" && result.outcomeUnknown), result.kind);
    const again = await apply(plan(profile, edits.slice(0, 1)));
    assert.equal(again.kind, "done");
    assert.equal(profile.tags.get("team"), "ads");
  });

  it("sends no requests if it was canceled before it started", async () => {
    const result = await apply(plan(plant(start), edits), { signal: AbortSignal.abort() });
    assert.deepEqual([result, requested()], [{ kind: "cancelled", outcomeUnknown: false }, []]);
  });

  it("fails without changes if the tags cannot be read or the profile was deleted", async () => {
    const profile = plant(start);
    const planned = plan(profile, edits);
    fault({ kind: "error", error: "AccessDeniedException", operation: "ListTagsForResource" });
    const denied = await apply(planned);
    assert.equal(denied.kind === "failed" && denied.problem.kind, "accessDenied");
    local.endpoint.account.region("us-east-1").remove(profile.id);
    const deleted = await apply(planned);
    assert.equal(deleted.kind === "failed" && deleted.problem.kind, "notFound");
    assert.deepEqual(new Set(requested()), new Set(["ListTagsForResource"]));
  });

  it("names the tag that is lost if AWS throttles every request after the removal", async () => {
    const profile = plant(fifty);
    fault({ kind: "throttle", operation: "TagResource", ...always });
    const result = await apply(plan(profile, swap));
    assert.ok(result.kind === "failed");
    assert.deepEqual(result.partly?.changes, [{ key: "k7", before: "value 7", after: undefined }]);
    assert.deepEqual(result.partly?.tags, tagsOf(profile));
  });

  it("does not overwrite the tag that somebody else has set in place of the removed one", async () => {
    const profile = plant(fifty);
    fault({ kind: "error", error: "AccessDeniedException", operation: "TagResource" });
    const applying = apply(plan(profile, swap));
    await local.endpoint.waitForRequest("TagResource", { since: 0 });
    profile.tags.set("k7", "theirs");
    assert.equal((await applying).kind, "failed");
    assert.equal(profile.tags.get("k7"), "theirs");
  });

  for (const [operation, key] of [
    ["TagResource", "team"],
    ["UntagResource", "env"],
  ] as const) {
    it(`does not overwrite what somebody else sets while ${operation} is throttled`, async () => {
      const profile = plant(start);
      fault({ kind: "throttle", operation });
      const result = await apply(plan(profile, edits), { onRetry: () => void profile.tags.set(key, "theirs") });
      assert.equal(result.kind, "skipped");
      assert.equal(profile.tags.get(key), "theirs");
    });
  }

  it("states which changes were made if somebody else prevents the others", async () => {
    const profile = plant(start);
    fault({ kind: "throttle", operation: "UntagResource" });
    const result = await apply(plan(profile, edits), { onRetry: () => void profile.tags.set("env", "theirs") });
    assert.ok(result.kind === "skipped");
    assert.deepEqual(
      result.partly?.changes.map(({ key }) => key),
      ["team", "owner"],
    );
    assert.deepEqual(result.partly?.tags, tagsOf(profile));
  });

  it("states which changes were made if it is canceled between two requests", async () => {
    const profile = plant(start);
    const abort = new AbortController();
    fault({ kind: "throttle", operation: "UntagResource" });
    const result = await apply(plan(profile, edits), { signal: abort.signal, onRetry: () => abort.abort() });
    assert.ok(result.kind === "cancelled");
    assert.deepEqual(
      result.partly?.changes.map(({ key }) => key),
      ["team", "owner"],
    );
    assert.deepEqual(Object.fromEntries(profile.tags), { ...wanted, env: "dev" });
  });
});
