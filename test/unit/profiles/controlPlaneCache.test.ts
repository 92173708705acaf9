import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { OwnedControlPlane } from "../../../src/profiles/controlPlaneCache";
import { ControlPlaneCache } from "../../../src/profiles/controlPlaneCache";
import { connectionKey } from "../../../src/domain/connection";
import { ScriptedControlPlane } from "./scriptedControlPlane";

class OwnedPlane extends ScriptedControlPlane implements OwnedControlPlane {
  disposed = 0;

  dispose(): void {
    this.disposed += 1;
  }
}

describe("the cache of control planes", () => {
  it("makes one for each connection", async () => {
    const made: string[] = [];
    const cache = new ControlPlaneCache(async (connection) => {
      made.push(connectionKey(connection));
      return new OwnedPlane();
    });
    const plain = cache.get({ region: "us-east-1" });
    assert.equal(await plain, await cache.get({ region: "us-east-1" }));
    assert.notEqual(await plain, await cache.get({ region: "us-west-2" }));
    assert.notEqual(await plain, await cache.get({ region: "us-east-1", awsProfile: "dev" }));
    assert.deepEqual(made, ["@us-east-1", "@us-west-2", "dev@us-east-1"]);
  });

  it("tries again after one could not be made", async () => {
    let attempts = 0;
    const cache = new ControlPlaneCache(async () => {
      attempts += 1;
      if (attempts === 1) {
        throw new Error("cannot be loaded");
      }
      return new OwnedPlane();
    });
    await assert.rejects(cache.get({ region: "us-east-1" }), /cannot be loaded/);
    assert.ok(await cache.get({ region: "us-east-1" }));
    assert.equal(attempts, 2);
  });

  it("disposes of each once, those still being made too, and of none that could not be made", async () => {
    const planes = [new OwnedPlane(), new OwnedPlane()];
    const cache = new ControlPlaneCache(async ({ region }) => {
      const plane = planes[region === "us-east-1" ? 0 : region === "us-west-2" ? 1 : 2];
      if (!plane) {
        throw new Error("cannot be loaded");
      }
      return plane;
    });
    await cache.get({ region: "us-east-1" });
    const late = cache.get({ region: "us-west-2" });
    const failing = cache.get({ region: "eu-west-1" });
    cache.dispose();
    cache.dispose();
    await Promise.all([late, assert.rejects(failing)]);
    assert.deepEqual(
      planes.map(({ disposed }) => disposed),
      [1, 1],
    );
  });

  it("lets go of those of connections that are no longer shown, and makes a new one for who still asks", async () => {
    const planes: OwnedPlane[] = [];
    const cache = new ControlPlaneCache(async () => {
      const plane = new OwnedPlane();
      planes.push(plane);
      return plane;
    });
    const kept = await cache.get({ region: "us-east-1" });
    await cache.get({ region: "us-west-2" });
    await cache.get({ region: "us-east-1", awsProfile: "dev" });
    cache.keepOnly([{ region: "us-east-1" }, { region: "eu-west-1" }]);
    const again = await cache.get({ region: "us-west-2" });
    assert.deepEqual(
      planes.map(({ disposed }) => disposed),
      [0, 1, 1, 0],
    );
    assert.equal(await cache.get({ region: "us-east-1" }), kept);
    assert.equal(again, planes[3]);
  });
});
