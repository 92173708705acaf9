import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { InferenceProfileType } from "../../../src/domain/inferenceProfile";
import type { Problem } from "../../../src/domain/problem";
import type { ProfileRef } from "../../../src/profiles/profileStore";
import { ProfileStore } from "../../../src/profiles/profileStore";
import type { TagsChange } from "../../../src/profiles/tagStore";
import { TagStore } from "../../../src/profiles/tagStore";
import { useLocalBedrock } from "../changes/localBedrock";
import { unaborted } from "../aws/support";
import { oregon, virginia } from "./support";

const options = { signal: unaborted };

describe("the tags of profiles", () => {
  // Limits that are long enough that no request is retried on a busy machine.
  const limits = { connect: 60_000, request: 60_000 };
  const local = useLocalBedrock({ profiles: 40, regions: ["us-east-1", "us-west-2"] }, limits);
  let profileStore: ProfileStore;
  let store: TagStore;
  let problems: Problem[];

  beforeEach(async () => {
    problems = [];
    const loadBedrock = async () => local.bedrock;
    profileStore = new ProfileStore(loadBedrock, ({ detail }) => assert.fail(detail));
    store = new TagStore(loadBedrock, profileStore, (problem) => problems.push(problem));
    await profileStore.loadAll([virginia, oregon]);
  });
  afterEach(() => {
    store.dispose();
    profileStore.dispose();
  });

  const refs = (connection = virginia, type: InferenceProfileType = "APPLICATION"): ProfileRef[] =>
    profileStore.profiles([connection]).filter(({ profile }) => profile.type === type);
  const sent = () => local.requests("ListTagsForResource");
  const stored = ({ connection, profile }: ProfileRef) =>
    Array.from(local.endpoint.account.region(connection.region).find(profile.id)?.tags ?? [], ([key, value]) => ({
      key,
      value,
    }));
  const nextChange = () =>
    new Promise<readonly TagsChange[]>((resolve) => {
      const listener = store.onDidChange((changes) => {
        listener.dispose();
        resolve(changes);
      });
    });

  it("are loaded once for each application profile, and match AWS", async () => {
    const all = [...refs(), ...refs(oregon)];
    assert.equal(all.length > 80, true);
    assert.equal(store.tags(all[0] as ProfileRef), undefined);
    const changed = nextChange();
    await Promise.all([store.load(all, options), store.load(all, options)]);
    assert.deepEqual(
      all.map((ref) => store.tags(ref)),
      all.map(stored),
    );
    assert.ok((await changed).length > 0);
    await store.load(all, options);
    assert.equal(sent().length, all.length);
  });

  it("are empty for system-defined profiles, without a request", async () => {
    const all = refs(virginia, "SYSTEM_DEFINED");
    await store.load(all, options);
    assert.ok(all.length > 0 && all.every((ref) => store.tags(ref)?.length === 0));
    assert.deepEqual([sent(), problems], [[], []]);
  });

  it("are loaded for eight profiles at a time", async () => {
    local.endpoint.faults.add({ kind: "hang", operation: "ListTagsForResource", count: 0 });
    const abort = new AbortController();
    const loading = store.load(refs(), { signal: abort.signal });
    for (let since = 0, seen = 0; seen < 8; seen += 1) {
      since = (await local.endpoint.waitForRequest("ListTagsForResource", { since })).sequence;
    }
    // A later request has ended, but there is still no ninth request.
    await profileStore.refresh(virginia);
    assert.equal(sent().length, 8);
    abort.abort();
    await loading;
    assert.deepEqual(problems, []);
    local.endpoint.faults.clear();
    await store.load(refs(), options);
    assert.deepEqual(
      refs().map((ref) => store.tags(ref)),
      refs().map(stored),
    );
  });

  it("are known for the other profiles if one fails to load, and are loaded again only after a refresh", async () => {
    const [first, second] = refs() as [ProfileRef, ProfileRef];
    local.endpoint.faults.add({ kind: "error", operation: "ListTagsForResource", error: "AccessDeniedException" });
    await store.load([first], options);
    await store.load([first, second], options);
    assert.deepEqual([store.tags(first), store.problem(first)?.kind], [undefined, "accessDenied"]);
    assert.deepEqual([store.tags(second), store.problem(second)], [stored(second), undefined]);
    assert.equal(problems.length, 1);
    await profileStore.refresh(virginia);
    await store.load([first], options);
    assert.deepEqual([store.tags(first), store.problem(first)], [stored(first), undefined]);
  });

  it("remain visible during a refresh, and are requested again afterwards", async () => {
    const [ref] = refs() as [ProfileRef];
    await store.load([ref], options);
    const before = store.tags(ref);
    local.endpoint.account.region("us-east-1").find(ref.profile.id)?.tags.set("added", "elsewhere");
    await profileStore.refresh(virginia);
    assert.deepEqual(store.tags(ref), before);
    await store.load([ref], options);
    assert.deepEqual(store.tags(ref), stored(ref));
    assert.equal(sent().length, 2);
  });

  it("are no longer loaded in a Region without credentials, or in a Region that denies repeatedly", async () => {
    local.endpoint.faults.add({
      kind: "error",
      operation: "ListTagsForResource",
      region: "us-east-1",
      error: "ExpiredTokenException",
      count: 0,
    });
    local.endpoint.faults.add({
      kind: "error",
      operation: "ListTagsForResource",
      region: "us-west-2",
      error: "AccessDeniedException",
      count: 0,
    });
    await store.load([...refs(), ...refs(oregon)], options);
    const count = (region: string) => sent().filter((request) => request.region === region).length;
    assert.ok(count("us-east-1") <= 8 + 8, `${count("us-east-1")} requests with expired credentials`);
    assert.ok(count("us-west-2") < 32, `${count("us-west-2")} denied requests`);
  });

  it("are not replaced by an older response if they were changed in the meantime", async () => {
    const [ref] = refs() as [ProfileRef];
    local.endpoint.faults.add({ kind: "slow", operation: "ListTagsForResource", delayMs: 100 });
    const loading = store.load([ref], options);
    await local.endpoint.waitForRequest("ListTagsForResource", { since: 0 });
    const changed = [{ key: "team", value: "changed" }];
    store.put(ref.connection, ref.profile.arn, changed);
    await loading;
    assert.deepEqual(store.tags(ref), changed);
  });

  it("are dropped together with their connection", async () => {
    const [ref] = refs() as [ProfileRef];
    store.put(ref.connection, ref.profile.arn, []);
    store.keepOnly([oregon]);
    assert.equal(store.tags(ref), undefined);
  });

  it("are requested again for code that bases decisions on them, even if they are cached", async () => {
    const [ref] = refs() as [ProfileRef];
    await store.load([ref], options);
    local.endpoint.account.region("us-east-1").find(ref.profile.id)?.tags.set("added", "elsewhere");
    assert.deepEqual(await store.read(ref.connection, ref.profile.arn, options), stored(ref));
    assert.deepEqual(store.tags(ref), stored(ref));
  });
});
