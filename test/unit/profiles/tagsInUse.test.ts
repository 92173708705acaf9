import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import type { Problem } from "../../../src/domain/problem";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { loadTagsInUse } from "../../../src/profiles/tagsInUse";
import { TagStore } from "../../../src/profiles/tagStore";
import { useLocalBedrock } from "../changes/localBedrock";
import { oregon, virginia } from "../changes/samples";

const local = useLocalBedrock({ regions: ["us-east-1"], profiles: 40 });
const never = new AbortController();
const loadBedrock = () => Promise.resolve(local.bedrock);
let profileStore: ProfileStore;
let profiles: readonly InferenceProfile[];

function createTagStore(problems: Problem[] = []): TagStore {
  return new TagStore(loadBedrock, profileStore, (problem) => problems.push(problem));
}

const requests = () => local.requests("ListTagsForResource");

describe("the tags in use", () => {
  before(async () => {
    profileStore = new ProfileStore(loadBedrock, () => undefined);
    await profileStore.load(virginia);
    profiles = profileStore.contents(virginia)?.application ?? [];
    local.endpoint.clearRequests();
  });

  it("are loaded from the 20 newest profiles, once until the Region is refreshed", async () => {
    const tagStore = createTagStore();
    await loadTagsInUse([virginia, virginia], tagStore, profileStore, never);
    const newest = [...profiles]
      .sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))
      .slice(0, 20)
      .map(({ arn }) => arn);
    const loaded = requests().map(({ body }) => (body as { resourceARN: string }).resourceARN);
    assert.deepEqual(loaded.sort(), newest.sort());
    await loadTagsInUse([virginia], tagStore, profileStore, never);
    assert.equal(requests().length, 20);
    tagStore.dispose();
  });

  it("include the tags that were loaded for another reason, and those of a new profile, ordered by frequency", async () => {
    const tagStore = createTagStore();
    const seeded = profiles.filter(({ name }) => name.startsWith("checkout-assistant"));
    assert.equal(seeded.length, 2);
    await tagStore.load(
      seeded.map((profile) => ({ connection: virginia, profile })),
      never,
    );
    tagStore.put(virginia, "arn:new", [
      { key: "team", value: "search" },
      { key: "stage", value: "test" },
      { key: "aws:createdBy", value: "x" },
      { key: "$(trash)", value: "x" },
      { key: "env", value: "$(bug)" },
    ]);
    const { keys, values } = tagStore.suggestions([virginia]);
    assert.deepEqual(keys, ["team", "cost-center", "env", "project", "stage"]);
    assert.deepEqual(values("team"), ["checkout", "search"]);
    assert.deepEqual(values("env"), ["dev", "prod"]);
    assert.deepEqual(values("unknown"), []);
    assert.deepEqual(tagStore.suggestions([oregon]).keys, []);
    tagStore.dispose();
  });

  it("are loaded after an abort from where it stopped", async () => {
    const tagStore = createTagStore();
    const abort = new AbortController();
    const since = local.endpoint.mark();
    const third = local.endpoint.waitForRequest(() => requests().length === 3, { since });
    const loading = loadTagsInUse([virginia], tagStore, profileStore, abort);
    await third;
    abort.abort();
    await loading;
    assert.ok(requests().length < 20);
    await loadTagsInUse([virginia], tagStore, profileStore, never);
    const known = profiles.filter((profile) => tagStore.tags({ connection: virginia, profile }));
    assert.equal(known.length, 20);
    tagStore.dispose();
  });

  it("are not loaded again after a failed call, and the failure is only logged", async () => {
    local.endpoint.faults.add({
      kind: "error",
      error: "AccessDeniedException",
      operation: "ListTagsForResource",
      count: 0,
    });
    const problems: Problem[] = [];
    const tagStore = createTagStore(problems);
    await loadTagsInUse([virginia], tagStore, profileStore, never);
    assert.ok(problems.length > 0 && problems.every(({ kind }) => kind === "accessDenied"));
    const sent = requests().length;
    assert.ok(sent <= 20);
    await loadTagsInUse([virginia], tagStore, profileStore, never);
    assert.equal(requests().length, sent);
    tagStore.dispose();
  });
});
