import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clientRequestToken, profileAsSource } from "../../../src/changes/createDraft";
import { formatNotice } from "../../../src/features/create/notice";
import { createdArn, problemOfRun, useCreateHarness } from "./createHarness";
import { systemDefined, virginia } from "./samples";

const { local, draft, create, fault, createRequests, listRequests, profilesNamed } = useCreateHarness();

describe("creating a profile", () => {
  it("sends one request that contains every answer", async () => {
    const wanted = draft();
    const arn = createdArn(await create(wanted));
    assert.equal(profilesNamed("search-chat").length, 1);
    assert.deepEqual(
      createRequests().map(({ body }) => body),
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
    const profile = await local.bedrock.getInferenceProfile(virginia, arn, { signal: new AbortController().signal });
    assert.deepEqual([profile.name, new Set(profile.modelArns)], ["search-chat", new Set(wanted.source.modelArns)]);
  });

  it("backs off while AWS throttles, and eventually fails", async () => {
    fault({ kind: "throttle", operation: "CreateInferenceProfile", count: 2 });
    const run = await create(draft());
    createdArn(run);
    assert.deepEqual(run.delaysMs, [500, 1000]);
    assert.deepEqual(run.retried, ["throttled", "throttled"]);

    fault({ kind: "throttle", operation: "CreateInferenceProfile", count: 0 });
    local.endpoint.clearRequests();
    const busy = await create(draft({ name: "other" }));
    assert.deepEqual([problemOfRun(busy).kind, problemOfRun(busy).outcomeUnknown], ["throttled", false]);
    assert.deepEqual(busy.delaysMs, [500, 1000, 2000, 4000, 8000]);
    assert.equal(createRequests().length, 6);
    assert.equal(listRequests().length, 0);
  });

  for (const kind of ["lostResponse", "cut", "reset", "html"] as const) {
    it(`retries after ${kind} with the same token, and creates one profile`, async () => {
      fault({ kind, operation: "CreateInferenceProfile" });
      createdArn(await create(draft()));
      const tokens = createRequests().map(({ body }) => (body as { clientRequestToken: string }).clientRequestToken);
      assert.equal(tokens.length, 2);
      assert.equal(new Set(tokens).size, 1);
      assert.equal(profilesNamed("search-chat").length, 1);
      assert.equal(listRequests().length, 0);
    });
  }

  it("retries if it gets no response", async () => {
    fault({ kind: "hang", operation: "CreateInferenceProfile" });
    createdArn(await create(draft()));
    assert.equal(createRequests().length, 2);
  });

  it("retries after an internal AWS error", async () => {
    fault({ kind: "error", error: "InternalServerException", operation: "CreateInferenceProfile" });
    createdArn(await create(draft()));
    assert.equal(createRequests().length, 2);
  });

  for (const body of [
    "{}",
    '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
  ]) {
    it(`does not report the name as available if another service responds: ${body}`, async () => {
      fault({ kind: "body", body, count: 0 });
      const wanted = draft();
      const problem = problemOfRun(await create(wanted));
      assert.deepEqual([problem.kind, problem.outcomeUnknown], ["invalidResponse", true]);
      const { headline } = formatNotice(problem, wanted.name);
      assert.equal(headline, 'AWS did not confirm whether it created inference profile "search-chat" in us-east-1.');
      const tokens = createRequests().map(
        (request) => (request.body as { clientRequestToken: string }).clientRequestToken,
      );
      assert.equal(new Set(tokens).size, 1);
      assert.equal(listRequests().length, 1);
    });
  }

  it("finds the profile by name if every response was lost", async () => {
    fault({ kind: "lostResponse", operation: "CreateInferenceProfile", count: 0 });
    const arn = createdArn(await create(draft()));
    assert.equal(createRequests().length, 3);
    assert.deepEqual(
      listRequests().map(({ query }) => query["type"]),
      ["APPLICATION"],
    );
    assert.ok(arn.endsWith(profilesNamed("search-chat")[0]?.id ?? "none"));
    assert.equal(profilesNamed("search-chat").length, 1);
  });

  it("finds the profile if a conflict follows a lost response", async () => {
    fault(
      { kind: "lostResponse", operation: "CreateInferenceProfile" },
      { kind: "error", error: "ConflictException", operation: "CreateInferenceProfile" },
    );
    assert.ok(createdArn(await create(draft())).endsWith(profilesNamed("search-chat")[0]?.id ?? "none"));
  });

  it("finds the profile of an earlier attempt with the same answers", async () => {
    createdArn(await create(draft()));
    fault({ kind: "error", error: "ConflictException", operation: "CreateInferenceProfile" });
    createdArn(await create(draft(), { pending: { draft: draft(), startedAt: new Date() } }));
  });

  it("finds the profile of a pending attempt even if the answers have changed since", async () => {
    const pending = { draft: draft({ tags: [] }), startedAt: new Date() };
    const made = createdArn(await create(pending.draft));
    const { result } = await create(draft(), { pending });
    assert.deepEqual(result, { kind: "created", arn: made, draft: pending.draft });
  });

  it("does not mistake another profile with the same name for the profile of the pending attempt", async () => {
    const pending = { draft: draft({ description: "Never created" }), startedAt: new Date() };
    createdArn(await create(draft({ id: "theirs" })));
    assert.equal(problemOfRun(await create(draft(), { pending })).kind, "conflict");
    const elsewhere = { ...pending, draft: draft({ id: "theirs", name: "another" }) };
    assert.equal(problemOfRun(await create(draft(), { pending: elsewhere })).kind, "conflict");
  });

  for (const [kind, outcomeUnknown] of [
    ["html", false],
    // The request may still be running in AWS.
    ["reset", true],
    ["hang", true],
  ] as const) {
    it(`looks up the profile after ${kind}, and its outcome is ${outcomeUnknown ? "unknown" : "known"} if no profile is found`, async () => {
      fault({ kind, operation: "CreateInferenceProfile", count: 0 });
      const problem = problemOfRun(await create(draft()));
      assert.equal(problem.outcomeUnknown, outcomeUnknown);
      assert.equal(createRequests().length, 3);
      assert.equal(listRequests().length, 1);
    });
  }

  it("ends with an unknown outcome if the profiles cannot be listed either", async () => {
    fault(
      { kind: "lostResponse", operation: "CreateInferenceProfile", count: 0 },
      { kind: "error", error: "AccessDeniedException", operation: "ListInferenceProfiles" },
    );
    const problem = problemOfRun(await create(draft()));
    assert.deepEqual([problem.operation, problem.outcomeUnknown], ["CreateInferenceProfile", true]);
  });

  it("does not mistake another user's profile with the same name for its own", async () => {
    const wanted = draft({ name: "checkout-assistant-prod" });
    fault({ kind: "reset", operation: "CreateInferenceProfile" });
    const problem = problemOfRun(await create(wanted));
    assert.deepEqual([problem.kind, problem.outcomeUnknown], ["conflict", false]);
    assert.equal(listRequests().length, 1);
  });

  it("accepts a profile with all of its tags and more as its own, but not one that lacks a tag", async () => {
    const theirs = createdArn(await create(draft({ id: "theirs", tags: [{ key: "team", value: "theirs" }] })));
    fault({ kind: "error", error: "InternalServerException", operation: "CreateInferenceProfile" });
    assert.equal(problemOfRun(await create(draft({ id: "own" }))).kind, "conflict");

    const both = [
      { key: "team", value: "search" },
      { key: "created-by", value: "automation" },
    ];
    const more = createdArn(await create(draft({ id: "before", name: "tagged by others", tags: both })));
    fault({ kind: "error", error: "InternalServerException", operation: "CreateInferenceProfile" });
    assert.equal(createdArn(await create(draft({ id: "own", name: "tagged by others" }))), more);
    assert.notEqual(more, theirs);
  });

  it("ends with an unknown outcome if the tags of the matching profile cannot be listed", async () => {
    fault(
      { kind: "lostResponse", operation: "CreateInferenceProfile", count: 0 },
      { kind: "error", error: "AccessDeniedException", operation: "ListTagsForResource" },
    );
    assert.equal(problemOfRun(await create(draft())).outcomeUnknown, true);
  });

  it("does not mistake an older profile for the new one, even if all answers are equal", async () => {
    createdArn(await create(draft({ id: "before" })));
    fault({ kind: "reset", operation: "CreateInferenceProfile" });
    const muchLater = new Date(Date.now() + 10 * 60_000);
    assert.equal(problemOfRun(await create(draft({ id: "after" }), { startedAt: muchLater })).kind, "conflict");
  });

  it("does not mistake a profile with other models for its own, even if it is new", async () => {
    const other = systemDefined(virginia, { modelArns: ["arn:aws:bedrock:us-east-1::foundation-model/meta.llama4"] });
    const { arn } = draft().source;
    createdArn(await create(draft({ id: "before" })));
    fault({ kind: "reset", operation: "CreateInferenceProfile" });
    const wanted = draft({ id: "after", source: { ...profileAsSource(virginia, other), arn } });
    assert.equal(problemOfRun(await create(wanted)).kind, "conflict");
  });

  it("fails immediately if the name is taken", async () => {
    assert.equal(problemOfRun(await create(draft({ name: "checkout-assistant-prod" }))).kind, "conflict");
    assert.equal(createRequests().length, 1);
    assert.equal(listRequests().length, 0);
  });

  const kinds = {
    AccessDeniedException: "accessDenied",
    ConflictException: "conflict",
    ResourceNotFoundException: "notFound",
    ServiceQuotaExceededException: "quotaExceeded",
    TooManyTagsException: "tooManyTags",
    ValidationException: "validation",
  } as const;
  for (const [error, kind] of Object.entries(kinds)) {
    it(`fails with ${error} after only one request`, async () => {
      fault({ kind: "error", error, operation: "CreateInferenceProfile" });
      const run = await create(draft());
      assert.deepEqual([problemOfRun(run).kind, problemOfRun(run).outcomeUnknown, run.delaysMs], [kind, false, []]);
      assert.equal(createRequests().length, 1);
      assert.equal(listRequests().length, 0);
    });
  }
});
