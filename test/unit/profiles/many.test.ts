import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ControlPlaneCache } from "../../../src/profiles/controlPlaneCache";
import type { Connection } from "../../../src/domain/connection";
import { Inventory } from "../../../src/profiles/profileStore";
import { useControlPlane } from "../aws/support";

const fixture = useControlPlane();

describe("more Regions than are read at once, over HTTP", () => {
  let connections: readonly Connection[];
  let planes: ControlPlaneCache;
  let inventory: Inventory;

  beforeEach(() => {
    connections = fixture.endpoint.account.options.regions.map((region) => ({ region }));
    assert.ok(connections.length > 24);
    const aws = fixture.access();
    planes = new ControlPlaneCache(async (connection) => aws.controlPlane(connection));
    inventory = new Inventory(planes.get, (problem) => assert.fail(problem.detail));
  });
  afterEach(() => {
    inventory.dispose();
    planes.dispose();
  });

  const requestsOf = ({ region }: Connection) =>
    fixture.endpoint.requests.filter((request) => request.region === region).length;

  it("are each read once where they are refreshed again before all have had their turn", async () => {
    const since = fixture.endpoint.mark();
    const first = inventory.refreshAll(connections);
    await fixture.endpoint.waitForRequest(() => true, { since });
    await Promise.all([first, inventory.refreshAll(connections)]);
    await Promise.all(connections.map((connection) => inventory.models(connection)));
    const rest = connections.slice(24);
    // Two lists and the models.
    assert.deepEqual(
      rest.map(requestsOf),
      rest.map(() => 3),
    );
    assert.ok(connections.every((connection) => inventory.state(connection)?.status === "ready"));
  });

  it("are not read any more once they are forgotten", async () => {
    const since = fixture.endpoint.mark();
    const refreshed = inventory.refreshAll(connections);
    await fixture.endpoint.waitForRequest(() => true, { since });
    const [kept] = connections.slice(-1);
    assert.ok(kept);
    inventory.keepOnly([kept]);
    await refreshed;
    assert.equal(inventory.state(kept)?.status, "ready");
    assert.deepEqual(
      connections.filter((connection) => inventory.state(connection)),
      [kept],
    );
    assert.deepEqual(
      connections.slice(24, -1).map(requestsOf),
      connections.slice(24, -1).map(() => 0),
    );
  });
});
