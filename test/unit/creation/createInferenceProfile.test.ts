import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CompleteDraft } from "../../../src/core/creationDraft";
import { clientRequestToken, profileAsSource } from "../../../src/core/creationDraft";
import type { Clock } from "../../../src/core/ports";
import type { Problem, ProblemKind } from "../../../src/core/problem";
import type { CreationResult } from "../../../src/creation/createInferenceProfile";
import { createInferenceProfile } from "../../../src/creation/createInferenceProfile";
import type { FaultRequest } from "../../endpoint/faults";
import { useLocalControlPlane } from "./localControlPlane";
import { completeDraft, systemDefined, virginia } from "./samples";

const local = useLocalControlPlane({ regions: ["us-east-1", "us-west-2"] });

/** Waits not at all, and remembers how long it was to wait. */
function impatientClock() {
  const waits: number[] = [];
  const clock: Clock = {
    now: () => new Date(),
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted();
      waits.push(milliseconds);
    },
  };
  return { clock, waits };
}

/** A draft that the endpoint takes: its account is in the source's ARN. */
function draft(change: Partial<CompleteDraft> = {}): CompleteDraft {
  const { id } = systemDefined();
  const arn = `arn:aws:bedrock:us-east-1:${local.endpoint.account.accountId}:inference-profile/${id}`;
  return completeDraft({ source: profileAsSource(virginia, systemDefined(virginia, { arn })), ...change });
}

interface Run {
  readonly result: CreationResult;
  readonly waits: readonly number[];
  /** Why requests were repeated. */
  readonly retried: readonly ProblemKind[];
}

async function create(
  wanted: CompleteDraft,
  { unclear = false, startedAt = new Date(), signal = new AbortController().signal } = {},
): Promise<Run> {
  const { clock, waits } = impatientClock();
  const retried: ProblemKind[] = [];
  const onRetry = ({ kind }: Problem) => void retried.push(kind);
  const result = await createInferenceProfile(
    { controlPlane: local.controlPlane, clock, draft: wanted, startedAt, unclear, onRetry, random: () => 1 },
    signal,
  );
  return { result, waits, retried };
}

function fault(...faults: FaultRequest[]): void {
  for (const each of faults) {
    local.endpoint.faults.add(each);
  }
}

const creations = () => local.requests("CreateInferenceProfile");
const listings = () => local.requests("ListInferenceProfiles");

/** The profiles of this name that the endpoint holds. */
function made(name: string) {
  return local.endpoint.account
    .region("us-east-1")
    .profiles()
    .filter(({ type, wire }) => type === "APPLICATION" && wire["inferenceProfileName"] === name);
}

function createdArn({ result }: Run): string {
  assert.equal(result.kind, "created", JSON.stringify(result));
  return result.kind === "created" ? result.arn : "";
}

function failure({ result }: Run) {
  assert.ok(result.kind === "failed", JSON.stringify(result));
  return result.problem;
}

describe("creating", () => {
  it("makes one request that says everything", async () => {
    const wanted = draft();
    const arn = createdArn(await create(wanted));
    assert.equal(made("search-chat").length, 1);
    assert.deepEqual(
      creations().map(({ body }) => body),
      [
        {
          clientRequestToken: clientRequestToken(wanted),
          description: "For the search team",
          inferenceProfileName: "search-chat",
          modelSource: { copyFrom: wanted.source.arn },
          tags: [{ key: "team", value: "search" }],
        },
      ],
    );
    const profile = await local.controlPlane.getInferenceProfile(arn, { signal: new AbortController().signal });
    assert.deepEqual([profile.name, new Set(profile.modelArns)], ["search-chat", new Set(wanted.source.modelArns)]);
  });

  it("waits longer and longer where AWS is busy, and gives up in the end", async () => {
    fault({ kind: "throttle", operation: "CreateInferenceProfile", count: 2 });
    const run = await create(draft());
    createdArn(run);
    assert.deepEqual(run.waits, [500, 1000]);
    assert.deepEqual(run.retried, ["throttled", "throttled"]);

    fault({ kind: "throttle", operation: "CreateInferenceProfile", count: 0 });
    local.endpoint.clearRequests();
    const busy = await create(draft({ name: "other" }));
    assert.deepEqual([failure(busy).kind, failure(busy).outcomeUnknown], ["throttled", false]);
    assert.deepEqual(busy.waits, [500, 1000, 2000, 4000, 8000]);
    assert.equal(creations().length, 6);
    assert.equal(listings().length, 0);
  });

  for (const kind of ["lostReply", "cut", "reset", "html"] as const) {
    it(`repeats a request that met ${kind} with the same token, and makes one profile`, async () => {
      fault({ kind, operation: "CreateInferenceProfile" });
      createdArn(await create(draft()));
      const tokens = creations().map(({ body }) => (body as { clientRequestToken: string }).clientRequestToken);
      assert.equal(tokens.length, 2);
      assert.equal(new Set(tokens).size, 1);
      assert.equal(made("search-chat").length, 1);
      assert.equal(listings().length, 0);
    });
  }

  it("repeats a request that was never answered", async () => {
    fault({ kind: "hang", operation: "CreateInferenceProfile" });
    createdArn(await create(draft()));
    assert.equal(creations().length, 2);
  });

  it("repeats a request that AWS failed at", async () => {
    fault({ kind: "error", error: "InternalServerException", operation: "CreateInferenceProfile" });
    createdArn(await create(draft()));
    assert.equal(creations().length, 2);
  });

  it("finds a profile by its name where every reply was lost", async () => {
    fault({ kind: "lostReply", operation: "CreateInferenceProfile", count: 0 });
    const arn = createdArn(await create(draft()));
    assert.equal(creations().length, 3);
    assert.deepEqual(
      listings().map(({ query }) => query["type"]),
      ["APPLICATION"],
    );
    assert.ok(arn.endsWith(made("search-chat")[0]?.id ?? "none"));
    assert.equal(made("search-chat").length, 1);
  });

  it("finds it where a conflict follows a lost reply", async () => {
    fault(
      { kind: "lostReply", operation: "CreateInferenceProfile" },
      { kind: "error", error: "ConflictException", operation: "CreateInferenceProfile" },
    );
    assert.ok(createdArn(await create(draft())).endsWith(made("search-chat")[0]?.id ?? "none"));
  });

  it("finds it where the tries before were given up", async () => {
    createdArn(await create(draft()));
    fault({ kind: "error", error: "ConflictException", operation: "CreateInferenceProfile" });
    createdArn(await create(draft(), { unclear: true }));
  });

  it("says that it was not made where nothing of that name is there", async () => {
    fault({ kind: "reset", operation: "CreateInferenceProfile", count: 0 });
    const problem = failure(await create(draft()));
    assert.equal(problem.outcomeUnknown, false);
    assert.equal(creations().length, 3);
    assert.equal(listings().length, 1);
  });

  it("says that nobody knows where the profiles cannot be listed either", async () => {
    fault(
      { kind: "lostReply", operation: "CreateInferenceProfile", count: 0 },
      { kind: "error", error: "AccessDeniedException", operation: "ListInferenceProfiles" },
    );
    const problem = failure(await create(draft()));
    assert.deepEqual([problem.operation, problem.outcomeUnknown], ["CreateInferenceProfile", true]);
  });

  it("takes nobody else's profile of that name for its own", async () => {
    const wanted = draft({ name: "checkout-assistant-prod" });
    fault({ kind: "reset", operation: "CreateInferenceProfile" });
    const problem = failure(await create(wanted));
    assert.deepEqual([problem.kind, problem.outcomeUnknown], ["conflict", false]);
    assert.equal(listings().length, 1);
  });

  it("takes no older profile for the new one, however alike they are", async () => {
    createdArn(await create(draft({ id: "before" })));
    fault({ kind: "reset", operation: "CreateInferenceProfile" });
    const muchLater = new Date(Date.now() + 10 * 60_000);
    assert.equal(failure(await create(draft({ id: "after" }), { startedAt: muchLater })).kind, "conflict");
  });

  it("takes no profile of other models for its own, however new it is", async () => {
    const other = systemDefined(virginia, { modelArns: ["arn:aws:bedrock:us-east-1::foundation-model/meta.llama4"] });
    const { arn } = draft().source;
    createdArn(await create(draft({ id: "before" })));
    fault({ kind: "reset", operation: "CreateInferenceProfile" });
    const wanted = draft({ id: "after", source: { ...profileAsSource(virginia, other), arn } });
    assert.equal(failure(await create(wanted)).kind, "conflict");
  });

  it("says at once that a name is taken", async () => {
    assert.equal(failure(await create(draft({ name: "checkout-assistant-prod" }))).kind, "conflict");
    assert.equal(creations().length, 1);
    assert.equal(listings().length, 0);
  });

  const clear = {
    AccessDeniedException: "accessDenied",
    ConflictException: "conflict",
    ResourceNotFoundException: "notFound",
    ServiceQuotaExceededException: "quotaExceeded",
    TooManyTagsException: "tooManyTags",
    ValidationException: "validation",
  } as const;
  for (const [error, kind] of Object.entries(clear)) {
    it(`tells ${error} after one request`, async () => {
      fault({ kind: "error", error, operation: "CreateInferenceProfile" });
      const run = await create(draft());
      assert.deepEqual([failure(run).kind, failure(run).outcomeUnknown, run.waits], [kind, false, []]);
      assert.equal(creations().length, 1);
      assert.equal(listings().length, 0);
    });
  }
});

describe("cancelling", () => {
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
      { controlPlane: local.controlPlane, clock, draft: draft(), startedAt: new Date(), unclear: false },
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
      { controlPlane: local.controlPlane, clock, draft: draft(), startedAt: new Date(), unclear: false },
      abort.signal,
    );
    assert.deepEqual(result, { kind: "cancelled", outcomeUnknown: false });
    assert.equal(listings().length, 0);
  });
});
