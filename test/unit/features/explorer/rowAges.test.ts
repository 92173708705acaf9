import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { redrawEveryMinute } from "../../../../src/features/explorer/rowAges";

describe("the age of cached rows", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setInterval"] }));
  afterEach(() => mock.timers.reset());

  it("advances every minute until the view is closed", () => {
    let redraws = 0;
    const updates = redrawEveryMinute(() => (redraws += 1));
    mock.timers.tick(59_999);
    assert.equal(redraws, 0);
    mock.timers.tick(60_001);
    assert.equal(redraws, 2);
    updates.dispose();
    mock.timers.tick(600_000);
    assert.equal(redraws, 2);
  });
});
