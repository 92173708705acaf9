import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { DetailsLoader } from "../../../../src/features/details/detailsLoader";
import { ProfileStore } from "../../../../src/profiles/profileStore";
import { problem } from "../../domain/samples";
import { application, connection, dataOf, describe, source, shownTag } from "./detailsSamples";
import { MemoryBedrock } from "./memoryBedrock";
import { noCredentials, unknownAccounts } from "./unknownAccounts";

suite("the page of a deleted profile", () => {
  test("states that the profile was deleted, and keeps its last known values", () => {
    const state = describe(
      dataOf(application, {
        profile: { status: "notFound", value: application },
        tags: {
          status: "failed",
          problem: problem("notFound", "ListTagsForResource"),
          value: [{ key: "team", value: "chat" }],
        },
      }),
    );
    assert.equal(state.presence, "notFound");
    assert.match(state.problem?.sentence ?? "", /deleted/);
    assert.equal(state.facts.name, application.name);
    assert.deepEqual(state.tags, {
      kind: "known",
      tags: [shownTag("team", "chat")],
      editing: { kind: "unavailable" },
    });
    assert.deepEqual(state.actions, []);
  });

  test("shows no tags if they were never loaded", () => {
    const profile = { status: "notFound", value: application } as const;
    const failed = { status: "failed", problem: problem("notFound", "ListTagsForResource") } as const;
    assert.equal(describe(dataOf(application, { profile, tags: failed })).tags, undefined);
  });

  test("does not report a profile as deleted if it was never loaded", () => {
    const state = describe(dataOf(application, { profile: { status: "notFound" } }));
    assert.match(state.problem?.sentence ?? "", /^Not found in us-east-1\./);
    assert.equal(state.tags, undefined);
  });

  test("requests no tags for a profile that may have been deleted until it is found again", async () => {
    const bedrock = new MemoryBedrock();
    bedrock.profiles = [source, application];
    const loadBedrock = async () => bedrock;
    const profileStore = new ProfileStore(loadBedrock, () => undefined);
    const loader = new DetailsLoader(
      { connection, arn: application.arn },
      {
        loadBedrock,
        profileStore,
        accounts: unknownAccounts,
        findCredentials: noCredentials,
        onProblem: () => undefined,
      },
    );
    await loader.load();
    bedrock.profiles = [source];
    const gone = new Promise<void>((resolve) => {
      const listener = loader.onDidChange(() => {
        if (loader.data.profile.status === "notFound") {
          listener.dispose();
          resolve();
        }
      });
    });
    await profileStore.refresh(connection);
    await gone;
    await loader.refresh();
    assert.equal(bedrock.callsOf("ListTagsForResource").length, 1);
    assert.equal(loader.data.tags?.status, "ready", "nothing waits for them");
    bedrock.profiles = [source, application];
    await loader.refresh();
    assert.equal(bedrock.callsOf("ListTagsForResource").length, 2);
  });
});
