import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type BedrockClient,
  CreateInferenceProfileCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  TooManyTagsException,
  UntagResourceCommand,
} from "@aws-sdk/client-bedrock";
import { accountId, modelArn, onDemandModel, rejectsWith, sonnetProfile, systemArn, useEndpoint } from "./support";

const fixture = useEndpoint();

async function create(client: BedrockClient, name: string): Promise<string> {
  const input = { inferenceProfileName: name, modelSource: { copyFrom: modelArn(onDemandModel) } };
  return (await client.send(new CreateInferenceProfileCommand(input))).inferenceProfileArn ?? "";
}

async function tagsOf(client: BedrockClient, resourceARN: string): Promise<Record<string, string>> {
  const { tags = [] } = await client.send(new ListTagsForResourceCommand({ resourceARN }));
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}

const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `k${from + index}`, value: "v" }));

describe("TagResource, UntagResource, ListTagsForResource", () => {
  it("add, change and remove tags", async () => {
    const client = fixture.bedrock();
    const resourceARN = await create(client, "tagged");
    assert.deepEqual(await tagsOf(client, resourceARN), {});
    const tags = [
      { key: "team", value: "a" },
      { key: "cost center", value: "" },
    ];
    const response = await client.send(new TagResourceCommand({ resourceARN, tags }));
    assert.equal(response.$metadata.httpStatusCode, 200);
    await client.send(new TagResourceCommand({ resourceARN, tags: [{ key: "team", value: "b" }] }));
    assert.deepEqual(await tagsOf(client, resourceARN), { team: "b", "cost center": "" });
    await client.send(new UntagResourceCommand({ resourceARN, tagKeys: ["team", "never-there"] }));
    assert.deepEqual(await tagsOf(client, resourceARN), { "cost center": "" });
  });

  it("return the tags of the initial profiles", async () => {
    const client = fixture.bedrock("us-west-2");
    const [seeded] = fixture.endpoint.account.region("us-west-2").profiles("APPLICATION");
    const tags = await tagsOf(client, String(seeded?.wire.inferenceProfileArn));
    assert.deepEqual(tags, { team: "research", project: "sandbox", "cost-center": "9001" });
  });

  it("allow at most 50 tags, including existing tags, and change none if a request is rejected", async () => {
    const client = fixture.bedrock();
    const resourceARN = await create(client, "many-tags");
    await client.send(new TagResourceCommand({ resourceARN, tags: numbered(0, 49) }));
    await assert.rejects(client.send(new TagResourceCommand({ resourceARN, tags: numbered(49, 2) })), (error) => {
      assert.ok(error instanceof TooManyTagsException);
      assert.equal(error.resourceName, resourceARN);
      return true;
    });
    assert.equal(Object.keys(await tagsOf(client, resourceARN)).length, 49);
    await client.send(new TagResourceCommand({ resourceARN, tags: numbered(48, 2) }));
    assert.equal(Object.keys(await tagsOf(client, resourceARN)).length, 50);
  });

  it("reject reserved and duplicate keys", async () => {
    const client = fixture.bedrock();
    const resourceARN = await create(client, "strict-tags");
    const reserved = client.send(new TagResourceCommand({ resourceARN, tags: [{ key: "aws:x", value: "" }] }));
    await rejectsWith(reserved, "ValidationException", /^aws: prefixed/);
    const twice = [...numbered(0, 1), ...numbered(0, 1)];
    const repeated = client.send(new TagResourceCommand({ resourceARN, tags: twice }));
    await rejectsWith(repeated, "ValidationException", /Duplicate tag keys/);
  });

  it("reject system-defined profiles and unknown resources with the same errors", async () => {
    const client = fixture.bedrock();
    const calls = [
      (resourceARN: string) => client.send(new TagResourceCommand({ resourceARN, tags: numbered(0, 1) })),
      (resourceARN: string) => client.send(new UntagResourceCommand({ resourceARN, tagKeys: ["a"] })),
      (resourceARN: string) => client.send(new ListTagsForResourceCommand({ resourceARN })),
    ];
    const application = (account: string) => `arn:aws:bedrock:us-east-1:${account}:application-inference-profile/none`;
    for (const call of calls) {
      const refusedType = /not supported for system-defined/;
      await rejectsWith(call(systemArn(sonnetProfile)), "ValidationException", refusedType);
      await rejectsWith(call(application(accountId)), "ResourceNotFoundException", /not found/);
      await rejectsWith(call(application("999999999999")), "AccessDeniedException", /is not authorized to perform/);
      const guardrail = `arn:aws:bedrock:us-east-1:${accountId}:guardrail/abc123`;
      await rejectsWith(call(guardrail), "ResourceNotFoundException", /not found/);
    }
  });
});
