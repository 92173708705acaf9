import assert from "node:assert/strict";
import { beforeEach, suite, test } from "node:test";
import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { Problem } from "../../../../src/domain/problem";
import { DetailsLoader } from "../../../../src/features/details/detailsLoader";
import type { DetailsData } from "../../../../src/features/details/detailsData";
import { ProfileStore } from "../../../../src/profiles/profileStore";
import { applicationProfile, foundationModel, problem, systemProfile } from "../../domain/samples";
import { MemoryControlPlane } from "./memoryControlPlane";

const connection: Connection = { region: "us-east-1" };
const source = systemProfile("us.amazon.nova-pro-v1:0");
const copy = applicationProfile("copy", { modelArns: source.modelArns });

suite("reading for a details page", () => {
  let controlPlane: MemoryControlPlane;
  let profileStore: ProfileStore;
  let problems: Problem[];

  beforeEach(() => {
    controlPlane = new MemoryControlPlane();
    controlPlane.profiles = [source, copy];
    controlPlane.models = [foundationModel("amazon.nova-pro-v1:0")];
    controlPlane.tags.set(copy.arn, [{ key: "team", value: "chat" }]);
    problems = [];
    // Both write to one log.
    profileStore = new ProfileStore(
      async () => controlPlane,
      (failure) => problems.push(failure),
    );
  });

  const loaderOf = (profile: InferenceProfile, known?: InferenceProfile) =>
    new DetailsLoader(
      { connection, arn: profile.arn, ...(known ? { known } : {}) },
      { controlPlanes: async () => controlPlane, profileStore, onProblem: (failure) => problems.push(failure) },
    );

  /** Resolves at the next change after which the parts are as wanted. */
  const until = (loader: DetailsLoader, wanted: (parts: DetailsData) => boolean) =>
    new Promise<void>((resolve) => {
      const listener = loader.onDidChange(() => {
        if (wanted(loader.parts)) {
          listener.dispose();
          resolve();
        }
      });
    });

  test("an application profile: everything is read", async () => {
    const loader = loaderOf(copy);
    await loader.load();
    const { profile, tags, lists, models } = loader.parts;
    assert.deepEqual(profile, { status: "ready", value: copy });
    assert.deepEqual(tags, { status: "ready", value: [{ key: "team", value: "chat" }] });
    assert.deepEqual(lists.value?.systemDefined, [source]);
    assert.deepEqual([...(models.value?.keys() ?? [])], ["amazon.nova-pro-v1:0"]);
    assert.deepEqual(problems, []);
  });

  test("a system-defined profile is never asked for tags", async () => {
    const loader = loaderOf(source);
    await loader.load();
    assert.equal(loader.parts.tags, undefined);
    assert.deepEqual(controlPlane.callsOf("ListTagsForResource"), []);
  });

  test("what the inventory knows is there before anything was asked", async () => {
    await profileStore.load(connection);
    const loader = loaderOf(copy);
    assert.deepEqual(loader.parts.profile, { status: "loading", value: copy });
    assert.deepEqual(loader.parts.lists.value?.systemDefined, [source]);
    assert.equal(loader.parts.models.value?.size, 1);
  });

  test("what the service answers corrects what was known", async () => {
    const loader = loaderOf(copy, { ...copy, name: "old name" });
    assert.equal(loader.parts.profile.value?.name, "old name");
    await loader.load();
    assert.equal(loader.parts.profile.value?.name, copy.name);
  });

  test("what somebody has just read is not read again before the page is refreshed", async () => {
    const read = { ...copy, name: "just read" };
    const loader = new DetailsLoader(
      { connection, arn: copy.arn, known: read, justRead: true },
      { controlPlanes: async () => controlPlane, profileStore, onProblem: (failure) => problems.push(failure) },
    );
    await loader.load();
    assert.deepEqual(loader.parts.profile, { status: "ready", value: read });
    assert.equal(loader.parts.tags?.status, "ready");
    assert.deepEqual(controlPlane.callsOf("GetInferenceProfile"), []);
    await loader.refresh();
    assert.deepEqual(loader.parts.profile, { status: "ready", value: copy });
  });

  test("each part is there as soon as it has come", async () => {
    const letLists = controlPlane.hold("ListInferenceProfiles");
    const letTags = controlPlane.hold("ListTagsForResource");
    const loader = loaderOf(copy);
    const here = until(loader, ({ profile }) => profile.status === "ready");
    const done = loader.load();
    await here;
    assert.equal(loader.parts.tags?.status, "loading");
    assert.equal(loader.parts.lists.status, "loading");
    letTags();
    await until(loader, ({ tags }) => tags?.status === "ready");
    letLists();
    await done;
    assert.equal(loader.parts.lists.status, "ready");
  });

  test("GetInferenceProfile alone is enough: what is denied beside it leaves the rest standing", async () => {
    controlPlane.failures.set("ListInferenceProfiles", problem("accessDenied", "ListInferenceProfiles"));
    controlPlane.failures.set("ListTagsForResource", problem("accessDenied", "ListTagsForResource"));
    controlPlane.failures.set("ListFoundationModels", problem("accessDenied", "ListFoundationModels"));
    const loader = loaderOf(copy);
    await loader.load();
    assert.deepEqual(loader.parts.profile, { status: "ready", value: copy });
    assert.equal(loader.parts.tags?.status, "failed");
    assert.equal(loader.parts.lists.status, "failed");
    assert.equal(loader.parts.models.value?.size, 0);
    assert.deepEqual(problems.map(({ operation }) => operation).sort(), [
      "ListFoundationModels",
      "ListInferenceProfiles",
      "ListTagsForResource",
    ]);
  });

  test("a refresh after a denial reads the lists again", async () => {
    controlPlane.failures.set("ListInferenceProfiles", problem("accessDenied", "ListInferenceProfiles"));
    const loader = loaderOf(copy);
    await loader.load();
    controlPlane.failures.clear();
    await loader.refresh();
    assert.equal(loader.parts.lists.status, "ready");
  });

  test("a failure keeps what was read before", async () => {
    const loader = loaderOf(copy);
    await loader.load();
    for (const operation of ["GetInferenceProfile", "ListTagsForResource", "ListInferenceProfiles"] as const) {
      controlPlane.failures.set(operation, problem("network", operation));
    }
    await loader.refresh();
    const { lists, profile, tags } = loader.parts;
    assert.deepEqual([profile.status, tags?.status, lists.status], ["failed", "failed", "failed"]);
    assert.deepEqual(profile.value, copy);
    assert.deepEqual(tags?.value, [{ key: "team", value: "chat" }]);
    assert.deepEqual(lists.value?.systemDefined, [source]);
  });

  test("the list's own word stands in where the profile itself may not be read", async () => {
    controlPlane.failures.set("GetInferenceProfile", problem("accessDenied", "GetInferenceProfile"));
    const loader = loaderOf(copy);
    await loader.load();
    assert.equal(loader.parts.profile.status, "failed");
    assert.deepEqual(loader.parts.profile.value, copy);
  });

  test("a list that still holds a profile does not bring it back once it is known to be gone", async () => {
    controlPlane.profiles = [];
    const loader = loaderOf(source);
    await loader.load();
    profileStore.put({ connection, profile: source });
    assert.deepEqual(loader.parts.lists.value?.systemDefined, [source]);
    assert.deepEqual(loader.parts.profile, { status: "gone" });
  });

  test("an error that is no problem becomes one", async () => {
    const loader = new DetailsLoader(
      { connection, arn: source.arn },
      {
        controlPlanes: () => Promise.reject(new TypeError("no SDK")),
        profileStore,
        onProblem: (failure) => problems.push(failure),
      },
    );
    await loader.load();
    const { profile } = loader.parts;
    assert.ok(profile.status === "failed" && profile.problem.kind === "unknown");
    assert.equal(problems[0]?.detail, "no SDK");
  });

  test("a profile deleted meanwhile is gone from the page and from the inventory, its last values staying", async () => {
    await profileStore.load(connection);
    const loader = loaderOf(copy);
    await loader.load();
    controlPlane.profiles = [source];
    // Its list still holds it: only the answer to the question about the profile itself tells.
    await loader.load();
    assert.deepEqual(loader.parts.profile, { status: "gone", value: copy });
    assert.deepEqual(profileStore.contents(connection)?.application, []);
  });

  test("a profile that comes back after it was gone is shown again", async () => {
    controlPlane.profiles = [];
    const loader = loaderOf(copy);
    await loader.load();
    assert.deepEqual(loader.parts.profile, { status: "gone" });
    controlPlane.profiles = [copy];
    await loader.refresh();
    assert.equal(loader.parts.profile.status, "ready");
  });

  test("a profile that vanishes from the list when somebody else refreshes it is looked for again", async () => {
    const loader = loaderOf(copy);
    await loader.load();
    controlPlane.profiles = [source];
    const gone = until(loader, ({ profile }) => profile.status === "gone");
    await profileStore.refresh(connection);
    await gone;
    assert.deepEqual(loader.parts.profile.value, copy);
  });

  test("a profile that the inventory has not listed yet joins it", async () => {
    controlPlane.profiles = [source];
    await profileStore.load(connection);
    controlPlane.profiles = [source, copy];
    await loaderOf(copy).load();
    assert.deepEqual(profileStore.contents(connection)?.application, [copy]);
  });

  test("what others read of the Region shows, of other Regions not", async () => {
    const loader = loaderOf(source);
    await loader.load();
    const another = applicationProfile("another", { modelArns: source.modelArns });
    profileStore.put({ connection, profile: another });
    assert.deepEqual(
      loader.parts.lists.value?.application,
      [copy, another].sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    const before = loader.parts;
    await profileStore.load({ region: "us-west-2" });
    assert.equal(loader.parts, before);
  });

  test("a newer load aborts the older one, whose answer is not shown", async () => {
    const letGet = controlPlane.hold("GetInferenceProfile");
    const loader = loaderOf(copy);
    const older = loader.load();
    const newer = loader.refresh();
    await older;
    const [first, second] = controlPlane.callsOf("GetInferenceProfile");
    assert.equal(first?.signal.aborted, true);
    assert.equal(second?.signal.aborted, false);
    assert.equal(loader.parts.profile.status, "loading");
    letGet();
    await newer;
    assert.equal(loader.parts.profile.status, "ready");
    assert.deepEqual(problems, []);
  });

  test("letting go aborts what is under way, and nothing is told any more", async () => {
    const letGet = controlPlane.hold("GetInferenceProfile");
    const loader = loaderOf(copy);
    const done = loader.load();
    await new Promise((resolve) => setImmediate(resolve));
    let told = 0;
    loader.onDidChange(() => {
      told += 1;
    });
    loader.dispose();
    letGet();
    await done;
    assert.equal(controlPlane.callsOf("GetInferenceProfile")[0]?.signal.aborted, true);
    profileStore.put({ connection, profile: applicationProfile("another") });
    assert.equal(told, 0);
    assert.deepEqual(problems, []);
  });

  test("a Region that is forgotten meanwhile leaves the source unknown instead of loading for ever", async () => {
    controlPlane.hold("ListInferenceProfiles");
    const loader = loaderOf(copy);
    const here = until(loader, ({ profile }) => profile.status === "ready");
    const done = loader.load();
    await here;
    profileStore.keepOnly([]);
    await done;
    const { lists } = loader.parts;
    assert.ok(lists.status === "failed" && lists.problem.kind === "cancelled");
  });
});
