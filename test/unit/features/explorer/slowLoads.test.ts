import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SlowLoads, slowLoadMs } from "../../../../src/features/explorer/slowLoads";
import { virginia } from "./samples";

const oregon = { region: "us-west-2" };

describe("a Region that is loading", () => {
  it("is considered slow after ten seconds, until it has loaded", (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const reported: string[] = [];
    const loads = new SlowLoads(({ region }) => reported.push(region));
    loads.record(virginia, true);
    loads.record(oregon, true);
    context.mock.timers.tick(slowLoadMs - 1);
    loads.record(oregon, false);
    // The load reports changes in the meantime, for example when the models arrive.
    loads.record(virginia, true);
    assert.deepEqual([reported, loads.isSlow(virginia)], [[], false]);
    context.mock.timers.tick(1);
    assert.deepEqual([reported, loads.isSlow(virginia), loads.isSlow(oregon)], [["us-east-1"], true, false]);
    loads.record(virginia, false);
    assert.equal(loads.isSlow(virginia), false);

    loads.record(virginia, true);
    assert.equal(loads.isSlow(virginia), false, "the next load starts from zero");
    context.mock.timers.tick(slowLoadMs);
    assert.deepEqual(reported, ["us-east-1", "us-east-1"]);
  });

  it("reports nothing after the view is disposed", (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const loads = new SlowLoads(() => assert.fail("it is disposed of"));
    loads.record(virginia, true);
    loads.dispose();
    context.mock.timers.tick(slowLoadMs);
  });
});
