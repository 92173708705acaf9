import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  CreateInferenceProfileCommand,
  DeleteInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListTagsForResourceCommand,
  type BedrockClient,
  type CreateInferenceProfileCommandInput,
} from "@aws-sdk/client-bedrock";
import {
  accountId,
  modelArn,
  onDemandModel,
  profileOnlyModel,
  rejectsWith,
  sonnetProfile,
  systemArn,
  useEndpoint,
} from "./support";

const fixture = useEndpoint();

type Changes = Partial<CreateInferenceProfileCommandInput>;

function create(client: BedrockClient, name: string, changes: Changes = {}) {
  const input = { inferenceProfileName: name, modelSource: { copyFrom: modelArn(onDemandModel) }, ...changes };
  return client.send(new CreateInferenceProfileCommand(input));
}

async function modelsOf(client: BedrockClient, arn: string | undefined) {
  const profile = await client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
  return profile.models?.map((model) => model.modelArn);
}

describe("CreateInferenceProfile", () => {
  it("responds with 201, an ARN and a status, and stores the parameters", async () => {
    const client = fixture.bedrock();
    const tags = [{ key: "team", value: "a" }];
    const started = Date.now();
    const reply = await create(client, "first", { description: "One: two.", tags });
    assert.equal(reply.$metadata.httpStatusCode, 201);
    assert.equal(reply.status, "ACTIVE");
    const arn = reply.inferenceProfileArn ?? "";
    assert.match(
      arn,
      new RegExp(`^arn:aws:bedrock:us-east-1:${accountId}:application-inference-profile/[a-z0-9]{12}$`),
    );
    const profile = await client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
    assert.equal(profile.description, "One: two.");
    assert.equal(profile.type, "APPLICATION");
    assert.ok((profile.createdAt?.getTime() ?? 0) >= started - 1);
    assert.deepEqual((await client.send(new ListTagsForResourceCommand({ resourceARN: arn }))).tags, tags);
  });

  it("copies one model from a foundation model, and all models from a system-defined profile", async () => {
    const client = fixture.bedrock();
    const single = await create(client, "single");
    assert.deepEqual(await modelsOf(client, single.inferenceProfileArn), [modelArn(onDemandModel)]);
    const several = await create(client, "several", { modelSource: { copyFrom: systemArn(sonnetProfile) } });
    assert.deepEqual(await modelsOf(client, several.inferenceProfileArn), await modelsOf(client, sonnetProfile));
    const world = "global.anthropic.claude-opus-4-6-v1";
    const global = await create(client, "world", { modelSource: { copyFrom: systemArn(world) } });
    assert.deepEqual(await modelsOf(client, global.inferenceProfileArn), [
      modelArn("anthropic.claude-opus-4-6-v1"),
      modelArn("anthropic.claude-opus-4-6-v1", ""),
    ]);
  });

  it("returns the same response for the same token, without creating a second profile", async () => {
    const client = fixture.bedrock();
    const clientRequestToken = "token-1";
    const first = await create(client, "once", { clientRequestToken });
    const second = await create(client, "once", { clientRequestToken });
    assert.equal(second.inferenceProfileArn, first.inferenceProfileArn);
    const others = create(client, "twice", { clientRequestToken });
    await rejectsWith(others, "ConflictException", /token was already used with different request parameters/);
  });

  it("creates a new profile for a token whose profile was deleted", async () => {
    const client = fixture.bedrock();
    const clientRequestToken = "token-2";
    const { inferenceProfileArn: first } = await create(client, "again", { clientRequestToken });
    await client.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: first }));
    const { inferenceProfileArn: second } = await create(client, "again", { clientRequestToken });
    assert.notEqual(second, first);
  });

  it("rejects a name that is taken in the Region with status 400, but accepts it in another Region", async () => {
    await create(fixture.bedrock(), "taken");
    const message = "An inference profile with the name taken already exists.";
    await rejectsWith(create(fixture.bedrock(), "taken"), "ConflictException", message);
    const elsewhere = { modelSource: { copyFrom: modelArn("deepseek.v3.2", "us-west-2") } };
    await create(fixture.bedrock("us-west-2"), "taken", elsewhere);
  });

  it("rejects sources that cannot be copied", async () => {
    const client = fixture.bedrock();
    const { inferenceProfileArn = "" } = await create(client, "source");
    const notASource = "copyFrom must be a valid inference profile model source ARN.";
    const badModel = "The provided model identifier is invalid";
    const cases: [copyFrom: string, name: string, message: string | RegExp][] = [
      [modelArn(onDemandModel, "eu-west-2"), "ValidationException", notASource],
      [modelArn(onDemandModel, ""), "ValidationException", notASource],
      [modelArn(onDemandModel).replace("arn:aws:", "arn:aws-us-gov:"), "ValidationException", notASource],
      [modelArn(profileOnlyModel), "ValidationException", notASource],
      [modelArn("amazon.no-such-model-v1:0"), "ValidationException", badModel],
      [inferenceProfileArn, "ValidationException", /^1 validation error .* at 'modelSource.copyFrom' .* pattern: arn/],
      [inferenceProfileArn.replace("application-", ""), "ValidationException", notASource],
      [systemArn("us.amazon.no-such-model-v1:0"), "ResourceNotFoundException", /not found/],
      [systemArn(sonnetProfile).replace(accountId, "999999999999"), "AccessDeniedException", /CreateInferenceProfile/],
    ];
    for (const [copyFrom, name, message] of cases) {
      await rejectsWith(create(client, "no-source", { modelSource: { copyFrom } }), name, message);
    }
  });

  it("rejects more than 50 tags, duplicate keys and reserved keys", async () => {
    const client = fixture.bedrock();
    const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: "v" }));
    await create(client, "fifty", { tags: tags(50) });
    const many = create(client, "fifty-one", { tags: tags(51) });
    await rejectsWith(many, "TooManyTagsException", /limit of 50/);
    const twice = create(client, "repeated", { tags: [...tags(1), ...tags(1)] });
    await rejectsWith(twice, "ValidationException", /Duplicate tag keys/);
    const reserved = create(client, "reserved", { tags: [{ key: "aws:team", value: "a" }] });
    await rejectsWith(reserved, "ValidationException", "aws: prefixed tag key names are not allowed for external use.");
  });

  it("creates nothing if it rejects a request", async () => {
    const client = fixture.bedrock();
    const reserved = { tags: [{ key: "AWS:team", value: "a" }], clientRequestToken: "token-3" };
    await assert.rejects(create(client, "not-made", reserved));
    await create(client, "not-made", { clientRequestToken: "token-3" });
  });

  it("allows at most 1,000 application profiles per Region", async () => {
    const name = "one-too-many";
    const seeded = fixture.endpoint.account.region("eu-west-1").profiles("APPLICATION").length;
    fixture.endpoint.reset({ profiles: 999 - seeded });
    const client = fixture.bedrock("eu-west-1");
    const source = { modelSource: { copyFrom: modelArn("cohere.embed-v4:0", "eu-west-1") } };
    await create(client, "number-1000", source);
    await rejectsWith(create(client, name, source), "ServiceQuotaExceededException", /maximum number .* eu-west-1/);
    fixture.endpoint.reset();
    await create(client, name, source);
  });
});
