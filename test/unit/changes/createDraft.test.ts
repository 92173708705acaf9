import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  clientRequestToken,
  isComplete,
  modelAsSource,
  profileFromDraft,
  createInput,
  hasMatchingSource,
} from "../../../src/changes/createDraft";
import { completeDraft, nova, oregon, sonnet, virginia } from "./samples";

describe("the client request token", () => {
  it("matches the pattern of the service and stays the same for the same answers", () => {
    const token = clientRequestToken(completeDraft());
    assert.match(token, /^[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?$/);
    assert.equal(clientRequestToken(completeDraft()), token);
    assert.equal(createInput(completeDraft()).clientRequestToken, token);
    // Requests without a description and with an empty description are equal.
    const { description: _, ...without } = completeDraft();
    assert.equal(clientRequestToken(without), clientRequestToken(completeDraft({ description: "" })));
  });

  it("changes with every answer and with the draft", () => {
    const others = [
      { id: "another draft" },
      { connection: oregon },
      { connection: { ...virginia, awsProfile: "dev" } },
      { source: nova },
      { name: "other" },
      { description: "" },
      { tags: [] },
      { tags: [{ key: "team", value: "other" }] },
      { tags: [{ key: "tea", value: "msearch" }] },
    ];
    const tokens = new Set([{}, ...others].map((change) => clientRequestToken(completeDraft(change))));
    assert.equal(tokens.size, others.length + 1);
  });
});

describe("a draft", () => {
  it("is complete with a name and a source that is available in its connection", () => {
    assert.equal(isComplete(completeDraft()), true);
    const { name: _, ...nameless } = completeDraft();
    assert.equal(isComplete(nameless), false);
    assert.equal(isComplete(completeDraft({ connection: oregon })), false);
    assert.equal(hasMatchingSource({ id: "draft", source: sonnet }), false);
  });

  it("omits an empty description, and the created profile has none", () => {
    const draft = completeDraft({ description: "" });
    assert.equal("description" in createInput(draft), false);
    const createdAt = new Date("2026-03-01T12:00:00Z");
    const arn = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123def456";
    assert.deepEqual(profileFromDraft(draft, arn, createdAt), {
      arn,
      id: "abc123def456",
      name: "search-chat",
      type: "APPLICATION",
      status: "ACTIVE",
      createdAt,
      updatedAt: createdAt,
      modelArns: sonnet.modelArns,
    });
  });

  it("copies a foundation model by its ARN", () => {
    const arn = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0";
    assert.deepEqual(modelAsSource(virginia, { arn, name: "Nova Lite" }), {
      kind: "foundationModel",
      connection: virginia,
      arn,
      id: "amazon.nova-lite-v1:0",
      name: "Nova Lite",
      modelArns: [arn],
    });
  });
});
