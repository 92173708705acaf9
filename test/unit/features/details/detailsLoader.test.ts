import assert from "node:assert/strict";
import { beforeEach, suite, test } from "node:test";
import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { Problem } from "../../../../src/domain/problem";
import { DetailsLoader } from "../../../../src/features/details/detailsLoader";
import type { DetailsData } from "../../../../src/features/details/detailsData";
import { ProfileStore } from "../../../../src/profiles/profileStore";
import { applicationProfile, foundationModel, problem, systemProfile } from "../../domain/samples";
import { MemoryBedrock } from "./memoryBedrock";
import { noCredentials, unknownAccounts } from "./unknownAccounts";

const connection: Connection = { region: "us-east-1" };
const source = systemProfile("us.amazon.nova-pro-v1:0");
const application = applicationProfile("copy", { modelArns: source.modelArns });

suite("DetailsLoader", () => {
  let bedrock: MemoryBedrock;
  let profileStore: ProfileStore;
  let problems: Problem[];

  beforeEach(() => {
    bedrock = new MemoryBedrock();
    bedrock.profiles = [source, application];
    bedrock.models = [foundationModel("amazon.nova-pro-v1:0")];
    bedrock.tags.set(application.arn, [{ key: "team", value: "chat" }]);
    problems = [];
    // Both services write to the same log.
    profileStore = new ProfileStore(
      async () => bedrock,
      (failure) => problems.push(failure),
    );
  });

  const loaderOf = (profile: InferenceProfile, known?: InferenceProfile) =>
    new DetailsLoader(
      { connection, arn: profile.arn, ...(known ? { known } : {}) },
      {
        loadBedrock: async () => bedrock,
        profileStore,
        accounts: unknownAccounts,
        findCredentials: noCredentials,
        onProblem: (failure) => problems.push(failure),
      },
    );

  /** Resolves at the next change after which the data meets the condition. */
  const until = (loader: DetailsLoader, wanted: (data: DetailsData) => boolean) =>
    new Promise<void>((resolve) => {
      const listener = loader.onDidChange(() => {
        if (wanted(loader.data)) {
          listener.dispose();
          resolve();
        }
      });
    });

  test("loads all data of an application profile", async () => {
    const loader = loaderOf(application);
    await loader.load();
    const { profile, tags, lists, models } = loader.data;
    assert.deepEqual(profile, { status: "ready", value: application });
    assert.deepEqual(tags, { status: "ready", value: [{ key: "team", value: "chat" }] });
    assert.deepEqual(lists.value?.systemDefined, [source]);
    assert.deepEqual([...(models.value?.keys() ?? [])], ["amazon.nova-pro-v1:0"]);
    assert.deepEqual(problems, []);
  });

  test("never requests the tags of a system-defined profile", async () => {
    const loader = loaderOf(source);
    await loader.load();
    assert.equal(loader.data.tags, undefined);
    assert.deepEqual(bedrock.callsOf("ListTagsForResource"), []);
  });

  test("starts with the data in the profile store", async () => {
    await profileStore.load(connection);
    const loader = loaderOf(application);
    assert.deepEqual(loader.data.profile, { status: "loading", value: application });
    assert.deepEqual(loader.data.lists.value?.systemDefined, [source]);
    assert.equal(loader.data.models.value?.size, 1);
  });

  test("replaces known data with the data that AWS returns", async () => {
    const loader = loaderOf(application, { ...application, name: "old name" });
    assert.equal(loader.data.profile.value?.name, "old name");
    await loader.load();
    assert.equal(loader.data.profile.value?.name, application.name);
  });

  test("does not reload a profile that was just loaded, until a refresh", async () => {
    const read = { ...application, name: "just loaded" };
    const loader = new DetailsLoader(
      { connection, arn: application.arn, known: read, justRead: true },
      {
        loadBedrock: async () => bedrock,
        profileStore,
        accounts: unknownAccounts,
        findCredentials: noCredentials,
        onProblem: (failure) => problems.push(failure),
      },
    );
    await loader.load();
    assert.deepEqual(loader.data.profile, { status: "ready", value: read });
    assert.equal(loader.data.tags?.status, "ready");
    assert.deepEqual(bedrock.callsOf("GetInferenceProfile"), []);
    await loader.refresh();
    assert.deepEqual(loader.data.profile, { status: "ready", value: application });
  });

  test("provides each piece of data as soon as it has loaded", async () => {
    const letLists = bedrock.hold("ListInferenceProfiles");
    const letTags = bedrock.hold("ListTagsForResource");
    const loader = loaderOf(application);
    const here = until(loader, ({ profile }) => profile.status === "ready");
    const done = loader.load();
    await here;
    assert.equal(loader.data.tags?.status, "loading");
    assert.equal(loader.data.lists.status, "loading");
    letTags();
    await until(loader, ({ tags }) => tags?.status === "ready");
    letLists();
    await done;
    assert.equal(loader.data.lists.status, "ready");
  });

  test("requires only GetInferenceProfile, and keeps the rest intact if other requests are denied", async () => {
    bedrock.failures.set("ListInferenceProfiles", problem("accessDenied", "ListInferenceProfiles"));
    bedrock.failures.set("ListTagsForResource", problem("accessDenied", "ListTagsForResource"));
    bedrock.failures.set("ListFoundationModels", problem("accessDenied", "ListFoundationModels"));
    const loader = loaderOf(application);
    await loader.load();
    assert.deepEqual(loader.data.profile, { status: "ready", value: application });
    assert.equal(loader.data.tags?.status, "failed");
    assert.equal(loader.data.lists.status, "failed");
    assert.equal(loader.data.models.value?.size, 0);
    assert.deepEqual(problems.map(({ operation }) => operation).sort(), [
      "ListFoundationModels",
      "ListInferenceProfiles",
      "ListTagsForResource",
    ]);
  });

  test("reloads the lists on a refresh after they were denied", async () => {
    bedrock.failures.set("ListInferenceProfiles", problem("accessDenied", "ListInferenceProfiles"));
    const loader = loaderOf(application);
    await loader.load();
    bedrock.failures.clear();
    await loader.refresh();
    assert.equal(loader.data.lists.status, "ready");
  });

  test("keeps the last known values after a failure", async () => {
    const loader = loaderOf(application);
    await loader.load();
    for (const operation of ["GetInferenceProfile", "ListTagsForResource", "ListInferenceProfiles"] as const) {
      bedrock.failures.set(operation, problem("network", operation));
    }
    await loader.refresh();
    const { lists, profile, tags } = loader.data;
    assert.deepEqual([profile.status, tags?.status, lists.status], ["failed", "failed", "failed"]);
    assert.deepEqual(profile.value, application);
    assert.deepEqual(tags?.value, [{ key: "team", value: "chat" }]);
    assert.deepEqual(lists.value?.systemDefined, [source]);
  });

  test("uses the listed profile if GetInferenceProfile is denied", async () => {
    bedrock.failures.set("GetInferenceProfile", problem("accessDenied", "GetInferenceProfile"));
    const loader = loaderOf(application);
    await loader.load();
    assert.equal(loader.data.profile.status, "failed");
    assert.deepEqual(loader.data.profile.value, application);
  });

  test("does not restore a deleted profile from a list that still includes it", async () => {
    bedrock.profiles = [];
    const loader = loaderOf(source);
    await loader.load();
    profileStore.put({ connection, profile: source });
    assert.deepEqual(loader.data.lists.value?.systemDefined, [source]);
    assert.deepEqual(loader.data.profile, { status: "notFound" });
  });

  test("converts an unexpected error to a problem", async () => {
    const loader = new DetailsLoader(
      { connection, arn: source.arn },
      {
        loadBedrock: () => Promise.reject(new TypeError("no SDK")),
        profileStore,
        accounts: unknownAccounts,
        findCredentials: noCredentials,
        onProblem: (failure) => problems.push(failure),
      },
    );
    await loader.load();
    const { profile } = loader.data;
    assert.ok(profile.status === "failed" && profile.problem.kind === "unknown");
    assert.equal(problems[0]?.detail, "no SDK");
  });

  test("removes a deleted profile from the profile store, and keeps its last known values", async () => {
    await profileStore.load(connection);
    const loader = loaderOf(application);
    await loader.load();
    bedrock.profiles = [source];
    // The list still includes it, so only GetInferenceProfile reveals that it was deleted.
    await loader.load();
    assert.deepEqual(loader.data.profile, { status: "notFound", value: application });
    assert.deepEqual(profileStore.contents(connection)?.application, []);
  });

  test("shows a profile again that could not be found before", async () => {
    bedrock.profiles = [];
    const loader = loaderOf(application);
    await loader.load();
    assert.deepEqual(loader.data.profile, { status: "notFound" });
    bedrock.profiles = [application];
    await loader.refresh();
    assert.equal(loader.data.profile.status, "ready");
  });

  test("reloads a profile that is no longer listed after another refresh of the Region", async () => {
    const loader = loaderOf(application);
    await loader.load();
    bedrock.profiles = [source];
    const gone = until(loader, ({ profile }) => profile.status === "notFound");
    await profileStore.refresh(connection);
    await gone;
    assert.deepEqual(loader.data.profile.value, application);
  });

  test("adds an unlisted profile to the profile store", async () => {
    bedrock.profiles = [source];
    await profileStore.load(connection);
    bedrock.profiles = [source, application];
    await loaderOf(application).load();
    assert.deepEqual(profileStore.contents(connection)?.application, [application]);
  });

  test("reacts only to changes of its own Region", async () => {
    const loader = loaderOf(source);
    await loader.load();
    const another = applicationProfile("another", { modelArns: source.modelArns });
    profileStore.put({ connection, profile: another });
    assert.deepEqual(
      loader.data.lists.value?.application,
      [application, another].sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    const before = loader.data;
    await profileStore.load({ region: "us-west-2" });
    assert.equal(loader.data, before);
  });

  test("aborts the previous load, and ignores its response", async () => {
    const letGet = bedrock.hold("GetInferenceProfile");
    const loader = loaderOf(application);
    const older = loader.load();
    const newer = loader.refresh();
    await older;
    const [first, second] = bedrock.callsOf("GetInferenceProfile");
    assert.equal(first?.signal.aborted, true);
    assert.equal(second?.signal.aborted, false);
    assert.equal(loader.data.profile.status, "loading");
    letGet();
    await newer;
    assert.equal(loader.data.profile.status, "ready");
    assert.deepEqual(problems, []);
  });

  test("aborts pending requests and fires no events after it is disposed", async () => {
    const letGet = bedrock.hold("GetInferenceProfile");
    const loader = loaderOf(application);
    const done = loader.load();
    await new Promise((resolve) => setImmediate(resolve));
    let events = 0;
    loader.onDidChange(() => {
      events += 1;
    });
    loader.dispose();
    letGet();
    await done;
    assert.equal(bedrock.callsOf("GetInferenceProfile")[0]?.signal.aborted, true);
    profileStore.put({ connection, profile: applicationProfile("another") });
    assert.equal(events, 0);
    assert.deepEqual(problems, []);
  });

  test("stops waiting for the lists of a Region that is removed in the meantime", async () => {
    bedrock.hold("ListInferenceProfiles");
    const loader = loaderOf(application);
    const here = until(loader, ({ profile }) => profile.status === "ready");
    const done = loader.load();
    await here;
    profileStore.keepOnly([]);
    await done;
    const { lists } = loader.data;
    assert.ok(lists.status === "failed" && lists.problem.kind === "cancelled");
  });
});
