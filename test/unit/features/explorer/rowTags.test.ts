import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Connection } from "../../../../src/domain/connection";
import type { RequiredTag } from "../../../../src/domain/requiredTags";
import { RowTags } from "../../../../src/features/explorer/rowTags";
import type { ProfileRef } from "../../../../src/profiles/profileStore";
import { ProfileStore } from "../../../../src/profiles/profileStore";
import { TagStore } from "../../../../src/profiles/tagStore";
import { Emitter } from "../../../../src/util/emitter";
import { unaborted } from "../../aws/support";
import { useLocalBedrock } from "../../changes/localBedrock";
import { virginia } from "../../changes/samples";

describe("the tags in the rows of the explorer", () => {
  const local = useLocalBedrock({ regions: ["us-east-1"] });
  let required: RequiredTag[];
  let settings: Emitter<void>;
  let profileStore: ProfileStore;
  let tagStore: TagStore;
  let rowTags: RowTags;

  beforeEach(async () => {
    required = [];
    settings = new Emitter();
    const loadBedrock = async () => local.bedrock;
    profileStore = new ProfileStore(loadBedrock, ({ detail }) => assert.fail(detail));
    tagStore = new TagStore(loadBedrock, profileStore, () => undefined);
    rowTags = new RowTags({
      profileStore,
      tagStore,
      readRequiredTags: () => required,
      readManagedByTags: () => ["team=legal"],
      onDidChangeSettings: settings.event,
      report: (error) => assert.fail(String(error)),
    });
    await profileStore.load(virginia);
  });
  afterEach(() => [rowTags, tagStore, profileStore].forEach((each) => each.dispose()));

  const refs = (): ProfileRef[] => profileStore.profiles([virginia]);
  const named = (name: string): ProfileRef => {
    const found = refs().find(({ profile }) => profile.name === name);
    assert.ok(found, name);
    return found;
  };
  const redrawn = () =>
    new Promise<Connection>((resolve) => {
      const listener = rowTags.onDidChange((connection) => {
        listener.dispose();
        resolve(connection);
      });
    });
  const sent = () => local.requests("ListTagsForResource").length;

  it("are not requested until a tooltip needs them, if there are no required tags", async () => {
    assert.deepEqual(
      refs().map((ref) => rowTags.mark(ref)),
      refs().map(() => ""),
    );
    assert.equal(sent(), 0);
    const legal = await rowTags.texts(named("legal-summaries"), unaborted);
    assert.deepEqual(legal?.manager, { kind: "tag", key: "team", value: "legal" });
    assert.equal(sent(), 1);
    const systemDefined = refs().find(({ profile }) => profile.type === "SYSTEM_DEFINED");
    assert.ok(systemDefined);
    assert.equal(await rowTags.texts(systemDefined, unaborted), undefined);
    assert.equal(sent(), 1);
  });

  it("mark the profiles that lack required tags once the tags are loaded, after the setting changes", async () => {
    const ref = named("search-reranking");
    assert.equal(rowTags.mark(ref), "");
    required = [{ key: "owner", values: [] }];
    settings.fire();
    rowTags.mark(ref);
    // Tags arrive one by one, and rows are rendered again at most once per second.
    for (let next = redrawn(); rowTags.mark(ref) === ""; next = redrawn()) {
      assert.deepEqual(await next, virginia);
    }
    assert.equal(rowTags.mark(ref), "missing tags: owner");
  });

  it("are updated after an edit", async () => {
    required = [{ key: "owner", values: [] }];
    settings.fire();
    const ref = named("search-reranking");
    await tagStore.load([ref], { signal: unaborted });
    assert.equal(rowTags.mark(ref), "missing tags: owner");
    const again = redrawn();
    tagStore.put(ref.connection, ref.profile.arn, [{ key: "owner", value: "me" }]);
    await again;
    assert.equal(rowTags.mark(ref), "");
  });

  it("do not delay a tooltip if they cannot be loaded", async () => {
    local.endpoint.faults.add({ kind: "hang", operation: "ListTagsForResource", count: 0 });
    assert.equal(await rowTags.texts(named("search-reranking"), AbortSignal.timeout(50)), undefined);
  });
});
