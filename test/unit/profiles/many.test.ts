import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Connection } from "../../../src/domain/connection";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { useControlPlane } from "../aws/support";

const fixture = useControlPlane();

describe("more Regions than the concurrency limit, over HTTP", () => {
  let connections: readonly Connection[];
  let profileStore: ProfileStore;

  beforeEach(() => {
    connections = fixture.endpoint.account.options.regions.map((region) => ({ region }));
    assert.ok(connections.length > 24);
    const aws = fixture.access();
    profileStore = new ProfileStore(
      async () => aws.bedrock,
      (problem) => assert.fail(problem.detail),
    );
  });
  afterEach(() => {
    profileStore.dispose();
  });

  const requestsOf = ({ region }: Connection) =>
    fixture.endpoint.requests.filter((request) => request.region === region).length;

  it("are each loaded once if they are refreshed again before all have started", async () => {
    const since = fixture.endpoint.mark();
    const first = profileStore.refreshAll(connections);
    await fixture.endpoint.waitForRequest(() => true, { since });
    await Promise.all([first, profileStore.refreshAll(connections)]);
    await Promise.all(connections.map((connection) => profileStore.models(connection)));
    const rest = connections.slice(24);
    // Each Region needs requests for two lists and the models.
    assert.deepEqual(
      rest.map(requestsOf),
      rest.map(() => 3),
    );
    assert.ok(connections.every((connection) => profileStore.state(connection)?.status === "ready"));
  });

  it("are not loaded after they are removed", async () => {
    const since = fixture.endpoint.mark();
    const refreshed = profileStore.refreshAll(connections);
    await fixture.endpoint.waitForRequest(() => true, { since });
    const [kept] = connections.slice(-1);
    assert.ok(kept);
    profileStore.keepOnly([kept]);
    await refreshed;
    assert.equal(profileStore.state(kept)?.status, "ready");
    assert.deepEqual(
      connections.filter((connection) => profileStore.state(connection)),
      [kept],
    );
    assert.deepEqual(
      connections.slice(24, -1).map(requestsOf),
      connections.slice(24, -1).map(() => 0),
    );
  });
});
