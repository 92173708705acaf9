import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { EndpointClient } from "../../endpoint/client";
import { useControlPlane } from "../aws/support";
import { useCache } from "./cache/support";

const fixture = useControlPlane();
const memories = useCache();
const virginia = { region: "us-east-1" };

describe("an inventory that remembers, over HTTP", () => {
  const opened: ProfileStore[] = [];
  after(() => opened.forEach((profileStore) => profileStore.dispose()));

  /** As in a window of its own. */
  function open(): ProfileStore {
    const profileStore = new ProfileStore(
      async ({ region }) => fixture.controlPlane(region),
      () => undefined,
      { cache: memories.cache(), clock: memories.clock },
    );
    opened.push(profileStore);
    return profileStore;
  }

  const names = (profileStore: ProfileStore) =>
    profileStore.visibleContents(virginia)?.application.map(({ name }) => name);

  it("shows first what it knew, all of it, then what is true, and keeps it where AWS refuses", async () => {
    const first = open();
    await first.load(virginia);
    await first.models(virginia);
    await memories.written();
    const known = first.contents(virginia);
    assert.ok(known && known.application.length > 0 && known.models.size > 0);

    await new EndpointClient(fixture.endpoint.url).plantProfile({
      region: virginia.region,
      profile: { inferenceProfileName: "made elsewhere" },
    });
    const second = open();
    await second.loadCached([virginia]);
    const recalled = second.cached(virginia)?.contents;
    assert.deepEqual(recalled?.application, known.application);
    assert.deepEqual(recalled?.systemDefined, known.systemDefined);
    for (const [id, model] of recalled?.models ?? []) {
      assert.deepEqual(model, known.models.get(id));
    }
    assert.ok(recalled && recalled.models.size > 0 && recalled.models.size < known.models.size);
    assert.equal((await second.load(virginia)).status, "ready");
    assert.equal(second.cached(virginia), undefined);
    assert.ok(names(second)?.includes("made elsewhere"));
    await second.models(virginia);
    await memories.written();

    fixture.endpoint.faults.add({ kind: "error", error: "AccessDeniedException", region: virginia.region, count: 0 });
    const third = open();
    assert.equal((await third.load(virginia)).status, "failed");
    assert.deepEqual(names(third), names(second));
    assert.ok(third.cached(virginia));
    assert.deepEqual(third.profiles([virginia]), []);
  });
});
