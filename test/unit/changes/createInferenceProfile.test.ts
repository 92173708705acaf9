import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clientRequestToken, profileAsSource } from "../../../src/changes/createDraft";
import { formatNotice } from "../../../src/features/create/notice";
import { createdArn, failure, useCreating } from "../features/create/creating";
import { systemDefined, virginia } from "../features/create/samples";

const { local, draft, create, fault, creations, listings, made } = useCreating();

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

  for (const body of [
    "{}",
    '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
  ]) {
    it(`does not take the name for free where another service answers everything: ${body}`, async () => {
      fault({ kind: "body", body, count: 0 });
      const wanted = draft();
      const problem = failure(await create(wanted));
      assert.deepEqual([problem.kind, problem.outcomeUnknown], ["invalidResponse", true]);
      const { headline } = formatNotice(problem, wanted.name);
      assert.equal(headline, "It is not known whether search-chat was created in us-east-1.");
      const tokens = creations().map((request) => (request.body as { clientRequestToken: string }).clientRequestToken);
      assert.equal(new Set(tokens).size, 1);
      assert.equal(listings().length, 1);
    });
  }

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
    createdArn(await create(draft(), { unclear: { draft: draft(), startedAt: new Date() } }));
  });

  it("finds what an earlier attempt of unknown outcome made, where the answers have changed since", async () => {
    const unclear = { draft: draft({ tags: [] }), startedAt: new Date() };
    const made = createdArn(await create(unclear.draft));
    const { result } = await create(draft(), { unclear });
    assert.deepEqual(result, { kind: "created", arn: made, draft: unclear.draft });
  });

  it("takes no other profile of that name for an earlier attempt's", async () => {
    const unclear = { draft: draft({ description: "Never made" }), startedAt: new Date() };
    createdArn(await create(draft({ id: "theirs" })));
    assert.equal(failure(await create(draft(), { unclear })).kind, "conflict");
    const elsewhere = { ...unclear, draft: draft({ id: "theirs", name: "another" }) };
    assert.equal(failure(await create(draft(), { unclear: elsewhere })).kind, "conflict");
  });

  for (const [kind, outcomeUnknown] of [
    ["html", false],
    // AWS may be at work still.
    ["reset", true],
    ["hang", true],
  ] as const) {
    it(`looks for it after ${kind}, and says ${outcomeUnknown ? "that nobody knows" : "no"} without it`, async () => {
      fault({ kind, operation: "CreateInferenceProfile", count: 0 });
      const problem = failure(await create(draft()));
      assert.equal(problem.outcomeUnknown, outcomeUnknown);
      assert.equal(creations().length, 3);
      assert.equal(listings().length, 1);
    });
  }

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

  it("takes no profile without its tags for its own, and such a one with more", async () => {
    const theirs = createdArn(await create(draft({ id: "theirs", tags: [{ key: "team", value: "theirs" }] })));
    fault({ kind: "error", error: "InternalServerException", operation: "CreateInferenceProfile" });
    assert.equal(failure(await create(draft({ id: "own" }))).kind, "conflict");

    const both = [
      { key: "team", value: "search" },
      { key: "made-by", value: "a program" },
    ];
    const more = createdArn(await create(draft({ id: "before", name: "tagged by others", tags: both })));
    fault({ kind: "error", error: "InternalServerException", operation: "CreateInferenceProfile" });
    assert.equal(createdArn(await create(draft({ id: "own", name: "tagged by others" }))), more);
    assert.notEqual(more, theirs);
  });

  it("says that nobody knows where the tags of the one found cannot be read", async () => {
    fault(
      { kind: "lostReply", operation: "CreateInferenceProfile", count: 0 },
      { kind: "error", error: "AccessDeniedException", operation: "ListTagsForResource" },
    );
    assert.equal(failure(await create(draft())).outcomeUnknown, true);
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
