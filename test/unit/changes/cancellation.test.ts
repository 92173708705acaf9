import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CompleteDraft } from "../../../src/changes/createDraft";
import type { Clock } from "../../../src/util/clock";
import { createInferenceProfile } from "../../../src/changes/createInferenceProfile";
import type { Run } from "./createHarness";
import { useCreateHarness } from "./createHarness";

const { local, draft, create, fault, createRequests, listRequests } = useCreateHarness();

describe("canceling the creation of a profile", () => {
  it("sends no request if it was canceled before it started", async () => {
    const { result } = await create(draft(), { signal: AbortSignal.abort() });
    assert.deepEqual(result, { kind: "cancelled", outcomeUnknown: false });
    assert.equal(local.endpoint.requests.length, 0);
  });

  /** Cancels the creation as soon as the endpoint has received the request. */
  async function cancelOnArrival(wanted: CompleteDraft): Promise<Run> {
    const abort = new AbortController();
    const arrived = local.endpoint.waitForRequest("CreateInferenceProfile", { since: local.endpoint.mark() });
    const run = create(wanted, { signal: abort.signal });
    await arrived;
    abort.abort();
    return run;
  }

  it("returns the profile if it was created anyway", async () => {
    fault({ kind: "lostResponse", operation: "CreateInferenceProfile" });
    const abort = new AbortController();
    const clock: Clock = {
      now: () => new Date(),
      wait: async (_milliseconds, signal) => {
        abort.abort();
        signal.throwIfAborted();
      },
    };
    const result = await createInferenceProfile(
      local.bedrock,
      { draft: draft(), startedAt: new Date() },
      { signal: abort.signal, clock },
    );
    assert.equal(result.kind, "created");
    assert.equal(createRequests().length, 1);
    assert.equal(listRequests().length, 1);
  });

  it("looks up the profile once if the request was sent, and ends as canceled if the profile does not exist", async () => {
    fault({ kind: "hang", operation: "CreateInferenceProfile" });
    const { result } = await cancelOnArrival(draft());
    assert.deepEqual(result, { kind: "cancelled", outcomeUnknown: true });
    assert.equal(createRequests().length, 1);
    assert.equal(listRequests().length, 1);
  });

  it("ends as canceled if the lookup fails", async () => {
    fault(
      { kind: "hang", operation: "CreateInferenceProfile" },
      { kind: "error", error: "AccessDeniedException", operation: "ListInferenceProfiles" },
    );
    assert.deepEqual((await cancelOnArrival(draft())).result, { kind: "cancelled", outcomeUnknown: true });
  });

  it("does not look up the profile if AWS only throttled the requests", async () => {
    fault({ kind: "throttle", operation: "CreateInferenceProfile" });
    const abort = new AbortController();
    const clock: Clock = { now: () => new Date(), wait: async () => abort.abort() };
    const result = await createInferenceProfile(
      local.bedrock,
      { draft: draft(), startedAt: new Date() },
      { signal: abort.signal, clock },
    );
    assert.deepEqual(result, { kind: "cancelled", outcomeUnknown: false });
    assert.equal(listRequests().length, 0);
  });
});
