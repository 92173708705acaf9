import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { DetailsViewModel } from "../../../../src/features/details/viewModelSchema";
import { announceChange } from "../../../../src/features/details/view/announcements";
import { applicationArn } from "../../domain/samples";

function stateOf(changes: Partial<DetailsViewModel> = {}): DetailsViewModel {
  const facts = { arn: applicationArn("abc"), region: { code: "us-east-1", name: "US East (N. Virginia)" } };
  return { title: "abc", presence: "ready", busy: false, actions: [], facts, ...changes };
}

suite("announceChange", () => {
  const busy = stateOf({ busy: true });
  const failed = stateOf({ presence: "failed", problem: { sentence: "It failed.", remedies: [] } });

  test("announces nothing when the page opens", () => {
    assert.equal(announceChange(undefined, busy, false), undefined);
    assert.equal(announceChange(busy, stateOf(), false), undefined);
  });

  test("announces the end of a refresh once", () => {
    assert.equal(announceChange(stateOf(), busy, true), undefined);
    assert.equal(announceChange(busy, stateOf(), true), "Refreshed");
    assert.equal(announceChange(stateOf(), stateOf(), true), undefined);
  });

  test("announces a new problem once", () => {
    assert.equal(announceChange(undefined, failed, false), "It failed.");
    assert.equal(announceChange(busy, failed, false), "It failed.");
    assert.equal(announceChange(failed, failed, false), undefined);
  });

  test("announces problems of sections, and does not announce success if a refresh failed", () => {
    const tags: DetailsViewModel["tags"] = { kind: "unknown", problem: { sentence: "No tags.", remedies: [] } };
    const source: DetailsViewModel["source"] = { kind: "unknown", problem: { sentence: "No source.", remedies: [] } };
    assert.equal(announceChange(busy, stateOf({ busy: true, tags }), true), "No tags.");
    assert.equal(announceChange(stateOf({ busy: true, tags }), stateOf({ tags }), true), undefined);
    assert.equal(announceChange(busy, stateOf({ source, tags }), true), "No source. No tags.");
  });
});
