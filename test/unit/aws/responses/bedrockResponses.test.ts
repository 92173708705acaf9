import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type {
  CreateInferenceProfileResponse,
  FoundationModelSummary,
  InferenceProfileSummary,
  ListInferenceProfilesResponse,
  ListTagsForResourceResponse,
} from "@aws-sdk/client-bedrock";
import {
  parseFoundationModels,
  parseInferenceProfiles,
  parseCreatedArn,
  parseSingleInferenceProfile,
  parseTags,
} from "../../../../src/aws/responses/bedrockResponses";
import { applicationArn, modelArn, systemArn } from "../../domain/samples";

const arn = applicationArn("abc");

const ignored = () => undefined;
const read = (reply: InferenceProfileSummary) => parseSingleInferenceProfile(reply, ignored);

/** Returns the fields that were dropped from a response. */
function droppedFieldsOf(readResponse: (onDroppedField: (member: string) => void) => unknown): string[] {
  const droppedFields = new Set<string>();
  readResponse((member) => droppedFields.add(member));
  return [...droppedFields];
}

/** Returns a response from the service, even if the SDK declares a different type for its members. */
const profileResponse = (members: object) => ({ inferenceProfileArn: arn, ...members }) as InferenceProfileSummary;
const modelsResponse = (...modelSummaries: unknown[]) => ({
  modelSummaries: modelSummaries as FoundationModelSummary[],
});

describe("a profile in a response", () => {
  it("has every member of the response", () => {
    const createdAt = new Date("2026-01-02T03:04:05Z");
    const updatedAt = new Date("2026-02-03T04:05:06Z");
    const reply = profileResponse({
      inferenceProfileId: "abc",
      inferenceProfileName: "chat",
      description: "Chat of the shop",
      type: "APPLICATION",
      status: "ACTIVE",
      models: [{ modelArn: modelArn("a") }, { modelArn: modelArn("b", "") }],
      createdAt,
      updatedAt,
    });
    assert.deepEqual(read(reply), {
      arn,
      id: "abc",
      name: "chat",
      description: "Chat of the shop",
      type: "APPLICATION",
      status: "ACTIVE",
      modelArns: [modelArn("a"), modelArn("b", "")],
      createdAt,
      updatedAt,
    });
  });

  it("requires only an ARN", () => {
    const bare = { arn, id: "abc", name: "abc", type: "APPLICATION", status: "", modelArns: [] };
    assert.deepEqual(read(profileResponse({})), bare);
    const nothing = { inferenceProfileId: "", inferenceProfileName: null, description: "", models: null, type: null };
    assert.deepEqual(read(profileResponse(nothing)), bare);
    const nonsense = {
      inferenceProfileId: 9,
      inferenceProfileName: {},
      description: [],
      models: "a",
      status: 1,
      type: 2,
    };
    assert.deepEqual(read(profileResponse(nonsense)), bare);
  });

  for (const [type, ofArn, expected] of [
    ["SYSTEM_DEFINED", arn, "SYSTEM_DEFINED"],
    ["APPLICATION", systemArn("us.x"), "APPLICATION"],
    [undefined, arn, "APPLICATION"],
    [undefined, systemArn("us.x"), "SYSTEM_DEFINED"],
    ["SOMETHING_NEW", arn, "APPLICATION"],
    ["SOMETHING_NEW", systemArn("us.x"), "SYSTEM_DEFINED"],
  ] as const) {
    it(`is ${expected} with type ${type ?? "none"} and ${ofArn}`, () => {
      assert.equal(read(profileResponse({ type, inferenceProfileArn: ofArn })).type, expected);
    });
  }

  it("reports dropped members, but not missing ones", () => {
    const missing = { inferenceProfileId: "", inferenceProfileName: null, models: null, type: "SOMETHING_NEW" };
    assert.deepEqual(
      droppedFieldsOf((onDroppedField) => parseSingleInferenceProfile(profileResponse(missing), onDroppedField)),
      [],
    );
    const malformed = {
      inferenceProfileName: 5,
      description: "d".repeat(5000),
      models: [{ modelArn: 5 }, "x"],
      status: {},
    };
    assert.deepEqual(
      droppedFieldsOf((onDroppedField) => parseSingleInferenceProfile(profileResponse(malformed), onDroppedField)),
      ["description", "inferenceProfileName", "status", "modelArn", "models"],
    );
  });

  for (const inferenceProfileName of [" ", "\u200B\u202E", "\u3164", "\u0000\n"]) {
    it(`uses its ID as its name if the name is invisible: ${JSON.stringify(inferenceProfileName)}`, () => {
      assert.equal(read(profileResponse({ inferenceProfileName })).name, "abc");
    });
  }

  it("keeps a status that is not in the service model", () => {
    assert.equal(read(profileResponse({ status: "RETIRING" })).status, "RETIRING");
  });

  it("keeps more models than the maximum of five in the service model", () => {
    const models = Array.from({ length: 8 }, (_, index) => ({ modelArn: modelArn(`model-${index}`) }));
    assert.equal(read(profileResponse({ models })).modelArns.length, 8);
  });

  for (const inferenceProfileArn of [undefined, null, "", 5]) {
    it(`is dropped with the ARN ${JSON.stringify(inferenceProfileArn)}`, () => {
      assert.throws(() => read(profileResponse({ inferenceProfileArn })), SyntaxError);
      const reply = { inferenceProfileSummaries: [profileResponse({ inferenceProfileArn }), profileResponse({})] };
      assert.equal(parseInferenceProfiles(reply, ignored).profiles.length, 1);
    });
  }
});

describe("a page of profiles", () => {
  for (const nextToken of [undefined, null, "", 5]) {
    it(`is the last one with the token ${JSON.stringify(nextToken)}`, () => {
      const reply = { inferenceProfileSummaries: [], nextToken } as ListInferenceProfilesResponse;
      assert.deepEqual(parseInferenceProfiles(reply, ignored), { profiles: [], nextToken: undefined });
    });
  }

  it("contains the token of the next page", () => {
    assert.equal(
      parseInferenceProfiles({ inferenceProfileSummaries: [], nextToken: "next" }, ignored).nextToken,
      "next",
    );
  });
});

describe("a value that is not a list", () => {
  for (const list of ["text", 5, {}, true]) {
    it(`is not treated as an empty list: ${JSON.stringify(list)}`, () => {
      const reply = { inferenceProfileSummaries: list, modelSummaries: list, tags: list };
      assert.throws(() => parseInferenceProfiles(reply as never, ignored), SyntaxError);
      assert.throws(() => parseFoundationModels(reply as never, ignored), SyntaxError);
      assert.throws(() => parseTags(reply as never, ignored), SyntaxError);
    });
  }
});

describe("the response of CreateInferenceProfile", () => {
  it("contains the new ARN, or undefined", () => {
    assert.equal(parseCreatedArn({ inferenceProfileArn: arn }), arn);
    for (const reply of [{}, { inferenceProfileArn: "" }, { inferenceProfileArn: 5 }]) {
      assert.throws(() => parseCreatedArn(reply as CreateInferenceProfileResponse), SyntaxError);
    }
  });
});

describe("the tags in a response", () => {
  it("are those with a key", () => {
    const tags = [{ key: "team", value: "shop" }, { key: "bare" }, { key: "", value: "x" }, { value: "x" }, null, 5];
    assert.deepEqual(parseTags({ tags } as ListTagsForResourceResponse, ignored), [
      { key: "team", value: "shop" },
      { key: "bare", value: "" },
    ]);
    assert.deepEqual(parseTags({}, ignored), []);
  });
});

describe("a foundation model in a response", () => {
  it("requires only an ID", () => {
    assert.deepEqual(
      parseFoundationModels(modelsResponse({ modelId: "amazon.x" }, { modelName: "no ID" }, null, "text"), ignored),
      [{ id: "amazon.x", arn: "", name: "amazon.x", provider: "Amazon", inferenceTypes: [] }],
    );
    assert.deepEqual(parseFoundationModels({}, ignored), []);
  });

  it("keeps inference types that are not in the service model, and drops values that are not strings", () => {
    const inferenceTypesSupported = ["ON_DEMAND", "INFERENCE_PROFILE", null, 3];
    const [model] = parseFoundationModels(modelsResponse({ modelId: "a.b", inferenceTypesSupported }), ignored);
    assert.deepEqual(model?.inferenceTypes, ["ON_DEMAND", "INFERENCE_PROFILE"]);
  });

  it("contains the modalities that AWS returns, without values that are not strings", () => {
    const [model] = parseFoundationModels(
      modelsResponse({ modelId: "a.b", inputModalities: ["TEXT", "IMAGE", 3], outputModalities: [null, "TEXT"] }),
      ignored,
    );
    assert.deepEqual(model?.inputModalities, ["TEXT", "IMAGE"]);
    assert.deepEqual(model?.outputModalities, ["TEXT"]);
  });

  it("has a lifecycle if the response contains a status", () => {
    const endOfLifeTime = new Date("2027-01-01T00:00:00Z");
    const models = parseFoundationModels(
      modelsResponse(
        { modelId: "a.a", modelLifecycle: { status: "LEGACY", endOfLifeTime } },
        { modelId: "a.b", modelLifecycle: { endOfLifeTime } },
        { modelId: "a.c", modelLifecycle: null },
      ),
      ignored,
    );
    assert.deepEqual(
      models.map(({ lifecycle }) => lifecycle),
      [{ status: "LEGACY", endOfLifeTime }, undefined, undefined],
    );
  });
});
