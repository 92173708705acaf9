import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TagChanges } from "../../../src/changes/tagsResult";
import { applyTagChanges } from "../../../src/changes/applyTagChanges";
import type { TaskProgress } from "../../../src/changes/taskRunner";
import { itemsToRetry, mergeOutcomes, runTask } from "../../../src/changes/taskRunner";
import type { Connection } from "../../../src/domain/connection";
import type { TagEdit } from "../../../src/domain/tagChange";
import { applyChanges, planChanges } from "../../../src/domain/tagChange";
import type { RecordedRequest } from "../../endpoint/requestLog";
import { oregon, virginia } from "./samples";
import { instant, tagsOf, useTagHarness } from "./tagHarness";

const edits: readonly TagEdit[] = [
  { kind: "set", key: "cost-center", value: "2027" },
  { kind: "setMissing", key: "owner", value: "platform" },
  { kind: "remove", key: "team" },
];

describe("changing the tags of 200 profiles in two Regions", () => {
  const { local, fault } = useTagHarness({ regions: ["us-east-1", "us-west-2"], profiles: 100 });
  const places = [virginia, oregon];
  const profilesIn = (region: string) => local.endpoint.account.region(region).profiles();
  const generated = (region: string) =>
    profilesIn(region)
      .filter(({ type }) => type === "APPLICATION")
      .slice(-100);

  const plan = (): TagChanges[] =>
    places.flatMap((connection) =>
      generated(connection.region).map((profile) => ({
        connection,
        arn: String(profile.wire.inferenceProfileArn),
        changes: planChanges(tagsOf(profile), edits),
      })),
    );

  /** Returns the complete state of the endpoint: all profiles in both Regions with their tags. */
  const state = () =>
    places.flatMap(({ region }) =>
      profilesIn(region).map((profile) => ({ region, ...profile, tags: Object.fromEntries(profile.tags) })),
    );

  /** Returns the exact state that the edits should produce. */
  const wantedState = () => {
    const chosen = new Set(places.flatMap(({ region }) => generated(region).map(({ id }) => id)));
    return state().map((profile) => {
      const tags = Object.entries(profile.tags).map(([key, value]) => ({ key, value }));
      const after = chosen.has(profile.id) ? applyChanges(tags, planChanges(tags, edits)) : tags;
      return { ...profile, tags: Object.fromEntries(after.map(({ key, value }) => [key, value])) };
    });
  };

  const run = (
    items: readonly TagChanges[],
    signal: AbortSignal = new AbortController().signal,
    onProgress?: (progress: TaskProgress) => void,
  ) =>
    runTask(
      { items, change: (item, options) => applyTagChanges(local.bedrock, item, options) },
      { signal, clock: instant, random: () => 1, ...(onProgress ? { onProgress } : {}) },
    );
  const kinds = (outcomes: Awaited<ReturnType<typeof run>>) => new Set(outcomes.map(({ result }) => result.kind));
  const changing = ({ operation }: RecordedRequest) => operation === "TagResource" || operation === "UntagResource";

  it("has a result for every profile and ends with exactly the wanted tags", async () => {
    const wanted = wantedState();
    const progress: TaskProgress[] = [];
    const outcomes = await run(plan(), undefined, (each) => progress.push(each));
    assert.deepEqual([outcomes.length, kinds(outcomes)], [200, new Set(["done"])]);
    assert.deepEqual(state(), wanted);
    assert.deepEqual(progress.at(-1), { total: 200, finished: 200, failed: 0, throttled: false });
    local.endpoint.clearRequests();
    await run(outcomes.map(({ item }) => item));
    assert.deepEqual(local.endpoint.requests.filter(changing), [], "running it again changes nothing");
  });

  it("changes three profiles per Region at a time", async () => {
    fault({ kind: "hang", operation: "ListTagsForResource", count: 0 });
    const abort = new AbortController();
    const running = run(plan(), abort.signal);
    for (let since = 0, seen = 0; seen < 6; seen += 1) {
      since = (await local.endpoint.waitForRequest("ListTagsForResource", { since })).sequence;
    }
    // A later request has ended, but there is still no seventh request.
    await local.bedrock.listFoundationModels(virginia, { signal: new AbortController().signal });
    assert.equal(local.requests("ListTagsForResource").length, 6);
    abort.abort();
    assert.deepEqual(kinds(await running), new Set(["cancelled", "notStarted"]));
  });

  it("slows down while AWS throttles requests, and ends with the wanted tags", async () => {
    const wanted = wantedState();
    fault({ kind: "throttle", operation: "TagResource", region: "us-east-1", count: 12 });
    const throttled: boolean[] = [];
    const outcomes = await run(plan(), undefined, (each) => throttled.push(each.throttled));
    assert.deepEqual(kinds(outcomes), new Set(["done"]));
    assert.deepEqual([throttled.includes(true), throttled.at(-1)], [true, false]);
    assert.deepEqual(state(), wanted);
  });

  it("looks up the outcome after lost responses, and does not repeat completed changes", async () => {
    const wanted = wantedState();
    fault(
      { kind: "lostResponse", operation: "TagResource", count: 20 },
      { kind: "lostResponse", operation: "UntagResource", count: 20 },
    );
    assert.deepEqual(kinds(await run(plan())), new Set(["done"]));
    assert.deepEqual(state(), wanted);
    const bodies = local.endpoint.requests
      .filter(changing)
      .map(({ operation, body }) => JSON.stringify([operation, body]));
    assert.equal(new Set(bodies).size, bodies.length);
  });

  it("stops when credentials expire midway, and Retry Failed completes the rest", async () => {
    const wanted = wantedState();
    const items = plan();
    const expired = { kind: "error", error: "ExpiredTokenException", operation: "TagResource", count: 0 } as const;
    const first = await run(items, undefined, ({ finished }) => {
      if (finished === 60) {
        fault(expired);
      }
    });
    assert.deepEqual(kinds(first), new Set(["done", "failed", "notStarted"]));
    const failed = first.filter(({ result }) => result.kind === "failed");
    assert.ok(failed.length <= 6, `${failed.length} items failed before the task stopped`);
    const waiting = first.find(({ result }) => result.kind === "notStarted");
    assert.equal(waiting?.result.kind === "notStarted" && waiting.result.problem?.kind, "credentialsExpired");

    local.endpoint.faults.clear();
    local.endpoint.clearRequests();
    const retried = itemsToRetry(first);
    const merged = mergeOutcomes(first, await run(retried));
    assert.deepEqual([merged.length, kinds(merged)], [200, new Set(["done"])]);
    assert.equal(local.requests("ListTagsForResource").length, retried.length, "only what is left is tried again");
    assert.deepEqual(state(), wanted);
  });

  it("can be canceled midway and resumed", async () => {
    const wanted = wantedState();
    const abort = new AbortController();
    const first = await run(plan(), abort.signal, ({ finished }) => {
      if (finished === 80) {
        abort.abort();
      }
    });
    const done = first.filter(({ result }) => result.kind === "done").length;
    assert.ok(done >= 80 && done < 200, `${done} items are done`);
    const merged = mergeOutcomes(first, await run(itemsToRetry(first)));
    assert.deepEqual(kinds(merged), new Set(["done"]));
    assert.deepEqual(state(), wanted);
  });

  it("can be planned again from the edits alone after the window was closed midway", async () => {
    const wanted = wantedState();
    const closed = new AbortController();
    await run(plan(), closed.signal, ({ finished }) => finished === 70 && closed.abort());
    // Only the state in AWS is left from the first run.
    assert.deepEqual(kinds(await run(plan())), new Set(["done"]));
    assert.deepEqual(state(), wanted);
  });

  it("preserves changes that another client makes at the same time", async () => {
    const items = plan();
    const all = places.flatMap(({ region }) => generated(region));
    // Another client has edited every second profile since the plan: either one of the same keys or another key.
    for (const [index, { tags }] of all.entries()) {
      if (index % 4 === 1) {
        tags.set("cost-center", `theirs ${index}`);
      } else if (index % 4 === 3) {
        tags.set("theirs", String(index));
      }
    }
    const before = all.map(tagsOf);
    const outcomes = await run(items);
    for (const [index, { result }] of outcomes.entries()) {
      const tags = new Map((all[index] && tagsOf(all[index]))?.map(({ key, value }) => [key, value]));
      if (index % 4 === 1) {
        assert.equal(result.kind, "skipped");
        assert.deepEqual(all[index] && tagsOf(all[index]), before[index]);
      } else {
        assert.equal(result.kind, "done");
        assert.deepEqual([tags.get("cost-center"), tags.has("team")], ["2027", false]);
        assert.equal(tags.get("theirs"), index % 4 === 3 ? String(index) : undefined);
      }
    }
  });

  it("stops in a Region that is not enabled, and continues in the other Region", async () => {
    // AWS has accepted the credentials in another Region, so the rejection concerns only this Region.
    await local.bedrock.listFoundationModels(virginia, { signal: new AbortController().signal });
    const error = { kind: "error", error: "UnrecognizedClientException", operation: "ListTagsForResource" } as const;
    fault({ ...error, region: "us-west-2", count: 0 });
    const outcomes = await run(plan());
    const resultsIn = ({ region }: Connection) =>
      outcomes.filter(({ item }) => item.connection.region === region).map(({ result }) => result.kind);
    assert.deepEqual(
      resultsIn(virginia),
      Array.from({ length: 100 }, () => "done"),
    );
    assert.deepEqual(new Set(resultsIn(oregon)), new Set(["failed", "notStarted"]));
    assert.ok(local.requests("ListTagsForResource").filter(({ region }) => region === "us-west-2").length <= 3);
  });
});
