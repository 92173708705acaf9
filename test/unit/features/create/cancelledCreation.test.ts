import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CompleteDraft } from "../../../../src/changes/createDraft";
import type { Clock } from "../../../../src/util/clock";
import { createInferenceProfile } from "../../../../src/changes/createInferenceProfile";
import type { Run } from "./creating";
import { useCreating } from "./creating";

const { local, draft, create, fault, creations, listings } = useCreating();

describe("cancelling a creation", () => {
  it("makes no request where it comes first", async () => {
    const { result } = await create(draft(), { signal: AbortSignal.abort() });
    assert.deepEqual(result, { kind: "cancelled", outcomeUnknown: false });
    assert.equal(local.endpoint.requests.length, 0);
  });

  /** Cancels as soon as the endpoint has the request. */
  async function cancelOnArrival(wanted: CompleteDraft): Promise<Run> {
    const abort = new AbortController();
    const arrived = local.endpoint.waitForRequest("CreateInferenceProfile", { since: local.endpoint.mark() });
    const run = create(wanted, { signal: abort.signal });
    await arrived;
    abort.abort();
    return run;
  }

  it("tells of a profile that was made all the same", async () => {
    fault({ kind: "lostReply", operation: "CreateInferenceProfile" });
    const abort = new AbortController();
    const clock: Clock = {
      now: () => new Date(),
      wait: async (_milliseconds, signal) => {
        abort.abort();
        signal.throwIfAborted();
      },
    };
    const result = await createInferenceProfile(
      { controlPlane: local.controlPlane, clock, draft: draft(), startedAt: new Date() },
      abort.signal,
    );
    assert.equal(result.kind, "created");
    assert.equal(creations().length, 1);
    assert.equal(listings().length, 1);
  });

  it("looks once for a profile whose request was on its way, and is silent without one", async () => {
    fault({ kind: "hang", operation: "CreateInferenceProfile" });
    const { result } = await cancelOnArrival(draft());
    assert.deepEqual(result, { kind: "cancelled", outcomeUnknown: true });
    assert.equal(creations().length, 1);
    assert.equal(listings().length, 1);
  });

  it("is silent as well where that look fails", async () => {
    fault(
      { kind: "hang", operation: "CreateInferenceProfile" },
      { kind: "error", error: "AccessDeniedException", operation: "ListInferenceProfiles" },
    );
    assert.deepEqual((await cancelOnArrival(draft())).result, { kind: "cancelled", outcomeUnknown: true });
  });

  it("looks for nothing where AWS was only too busy so far", async () => {
    fault({ kind: "throttle", operation: "CreateInferenceProfile" });
    const abort = new AbortController();
    const clock: Clock = { now: () => new Date(), wait: async () => abort.abort() };
    const result = await createInferenceProfile(
      { controlPlane: local.controlPlane, clock, draft: draft(), startedAt: new Date() },
      abort.signal,
    );
    assert.deepEqual(result, { kind: "cancelled", outcomeUnknown: false });
    assert.equal(listings().length, 0);
  });
});
