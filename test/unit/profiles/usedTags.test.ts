import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import type { Problem } from "../../../src/domain/problem";
import { UsedTags } from "../../../src/profiles/usedTags";
import { useLocalBedrock } from "../changes/localBedrock";
import { oregon, virginia } from "../changes/samples";

const local = useLocalBedrock({ regions: ["us-east-1"], profiles: 40 });
let profiles: InferenceProfile[];

function createUsedTags(problems: Problem[] = []): UsedTags {
  return new UsedTags(
    () => Promise.resolve(local.bedrock),
    (problem) => problems.push(problem),
  );
}

const never = new AbortController().signal;
const requests = () => local.requests("ListTagsForResource");
const ignoreChange = () => undefined;

describe("the tags in use", () => {
  before(async () => {
    profiles = [];
    const { signal } = new AbortController();
    for await (const page of local.bedrock.listInferenceProfiles(virginia, "APPLICATION", { signal })) {
      profiles.push(...page);
    }
    local.endpoint.clearRequests();
  });

  it("are loaded from the 20 newest profiles of a Region, once per session", async () => {
    const usedTags = createUsedTags();
    let changes = 0;
    await usedTags.load(virginia, profiles, () => (changes += 1), never);
    assert.equal(requests().length, 20);
    assert.equal(changes, 20);
    const newest = [...profiles]
      .sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))
      .slice(0, 20)
      .map(({ arn }) => arn);
    const loaded = requests().map(({ body }) => (body as { resourceARN: string }).resourceARN);
    assert.deepEqual(loaded.sort(), newest.sort());
    await usedTags.load(virginia, profiles, ignoreChange, never);
    assert.equal(requests().length, 20);
  });

  it("include loaded and added tags of the same Region, ordered by frequency", async () => {
    const usedTags = createUsedTags();
    const seeded = profiles.filter(({ name }) => name.startsWith("checkout-assistant"));
    assert.equal(seeded.length, 2);
    await usedTags.load(virginia, seeded, ignoreChange, never);
    usedTags.add(virginia, "arn:new", [
      { key: "team", value: "search" },
      { key: "stage", value: "test" },
      { key: "aws:createdBy", value: "x" },
      { key: "$(trash)", value: "x" },
      { key: "env", value: "$(bug)" },
    ]);
    const { keys, values } = usedTags.suggestions(virginia);
    assert.deepEqual(keys, ["team", "cost-center", "env", "project", "stage"]);
    assert.deepEqual(values("team"), ["checkout", "search"]);
    assert.deepEqual(values("env"), ["dev", "prod"]);
    assert.deepEqual(values("unknown"), []);
    assert.deepEqual(usedTags.suggestions(oregon).keys, []);
  });

  it("are loaded for at most three profiles at a time", async () => {
    local.endpoint.faults.add({ kind: "hang", operation: "ListTagsForResource", count: 0 });
    const abort = new AbortController();
    const since = local.endpoint.mark();
    const third = local.endpoint.waitForRequest(() => requests().length === 3, { since });
    const loading = createUsedTags().load(virginia, profiles, ignoreChange, abort.signal);
    await third;
    abort.abort();
    await loading;
    assert.equal(requests().length, 3);
  });

  it("are loaded after an abort from where it stopped", async () => {
    const usedTags = createUsedTags();
    const abort = new AbortController();
    await usedTags.load(virginia, profiles, () => abort.abort(), abort.signal);
    const answered = requests().filter(({ outcome }) => outcome === "answered").length;
    assert.ok(answered < 20);
    await usedTags.load(virginia, profiles, ignoreChange, never);
    const known = new Set(
      requests()
        .filter(({ outcome }) => outcome === "answered")
        .map(({ body }) => (body as { resourceARN: string }).resourceARN),
    );
    assert.equal(known.size, 20);
  });

  it("are not loaded again after a failed call, and the failure is only logged", async () => {
    local.endpoint.faults.add({
      kind: "error",
      error: "AccessDeniedException",
      operation: "ListTagsForResource",
      count: 0,
    });
    const problems: Problem[] = [];
    const usedTags = createUsedTags(problems);
    await usedTags.load(virginia, profiles, ignoreChange, never);
    assert.deepEqual(
      problems.map(({ kind, operation }) => [kind, operation]),
      [["accessDenied", "ListTagsForResource"]],
    );
    const sent = requests().length;
    assert.ok(sent <= 3);
    await usedTags.load(virginia, profiles, ignoreChange, never);
    assert.equal(requests().length, sent);
  });
});
