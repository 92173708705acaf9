import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { EndpointClient } from "../../endpoint/client";
import { useControlPlane } from "../aws/support";
import { useCache } from "./cache/support";

const fixture = useControlPlane();
const caches = useCache();
const virginia = { region: "us-east-1" };

describe("a ProfileStore with a cache, over HTTP", () => {
  const opened: ProfileStore[] = [];
  after(() => opened.forEach((profileStore) => profileStore.dispose()));

  /** Creates a store, like each window. */
  function open(): ProfileStore {
    const aws = fixture.access();
    const profileStore = new ProfileStore(
      async () => aws.bedrock,
      () => undefined,
      { cache: caches.cache(), clock: caches.clock },
    );
    opened.push(profileStore);
    return profileStore;
  }

  const names = (profileStore: ProfileStore) =>
    profileStore.visibleContents(virginia)?.application.map(({ name }) => name);

  it("first shows all cached contents, then the response, and keeps the last contents if AWS denies access", async () => {
    const first = open();
    await first.load(virginia);
    await first.models(virginia);
    await caches.written();
    const known = first.contents(virginia);
    assert.ok(known && known.application.length > 0 && known.models.size > 0);

    await new EndpointClient(fixture.endpoint.url).plantProfile({
      region: virginia.region,
      profile: { inferenceProfileName: "created elsewhere" },
    });
    const second = open();
    await second.loadCached([virginia]);
    const cached = second.cached(virginia)?.contents;
    assert.deepEqual(cached?.application, known.application);
    assert.deepEqual(cached?.systemDefined, known.systemDefined);
    for (const [id, model] of cached?.models ?? []) {
      assert.deepEqual(model, known.models.get(id));
    }
    assert.ok(cached && cached.models.size > 0 && cached.models.size < known.models.size);
    assert.equal((await second.load(virginia)).status, "ready");
    assert.equal(second.cached(virginia), undefined);
    assert.ok(names(second)?.includes("created elsewhere"));
    await second.models(virginia);
    await caches.written();

    fixture.endpoint.faults.add({ kind: "error", error: "AccessDeniedException", region: virginia.region, count: 0 });
    const third = open();
    assert.equal((await third.load(virginia)).status, "failed");
    assert.deepEqual(names(third), names(second));
    assert.ok(third.cached(virginia));
    assert.deepEqual(third.profiles([virginia]), []);
  });
});
