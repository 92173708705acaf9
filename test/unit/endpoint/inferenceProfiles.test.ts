import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type BedrockClient,
  CreateInferenceProfileCommand,
  DeleteInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListInferenceProfilesCommand,
  paginateListInferenceProfiles,
  type InferenceProfileSummary,
} from "@aws-sdk/client-bedrock";
import { accountId, modelArn, onDemandModel, rejectsWith, sonnetProfile, systemArn, useEndpoint } from "./support";

const fixture = useEndpoint({ profiles: 120 });

async function listAll(client: BedrockClient, type: "APPLICATION" | "SYSTEM_DEFINED", pageSize?: number) {
  const found: InferenceProfileSummary[] = [];
  const config = { client, ...(pageSize && { pageSize }) };
  for await (const page of paginateListInferenceProfiles(config, { typeEquals: type })) {
    found.push(...(page.inferenceProfileSummaries ?? []));
  }
  return found;
}

async function create(client: BedrockClient, name: string): Promise<string> {
  const input = { inferenceProfileName: name, modelSource: { copyFrom: modelArn(onDemandModel) } };
  const { inferenceProfileArn = "" } = await client.send(new CreateInferenceProfileCommand(input));
  return inferenceProfileArn;
}

describe("ListInferenceProfiles", () => {
  it("returns only system-defined profiles unless a type is requested", async () => {
    const client = fixture.bedrock();
    const page = await client.send(new ListInferenceProfilesCommand({}));
    assert.deepEqual(new Set(page.inferenceProfileSummaries?.map(({ type }) => type)), new Set(["SYSTEM_DEFINED"]));
    const applications = await listAll(client, "APPLICATION");
    assert.deepEqual(new Set(applications.map(({ type }) => type)), new Set(["APPLICATION"]));
    assert.equal(applications.length, 9 + 120);
  });

  it("accepts the type as the query parameter `type`", async () => {
    const response = await fixture.fetch("/inference-profiles?type=APPLICATION&maxResults=1");
    const body = (await response.json()) as { inferenceProfileSummaries: InferenceProfileSummary[] };
    assert.equal(body.inferenceProfileSummaries[0]?.type, "APPLICATION");
  });

  it("returns 100 profiles per page by default, and each profile once and in the same order for every page size", async () => {
    const client = fixture.bedrock();
    const first = await client.send(new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" }));
    assert.equal(first.inferenceProfileSummaries?.length, 100);
    assert.ok(first.nextToken);
    const ids = (profiles: InferenceProfileSummary[]) => profiles.map((profile) => profile.inferenceProfileId);
    const bySevens = ids(await listAll(client, "APPLICATION", 7));
    assert.equal(new Set(bySevens).size, bySevens.length);
    assert.deepEqual(bySevens, ids(await listAll(client, "APPLICATION", 1000)));
  });

  it("neither skips nor repeats profiles if other profiles are created and deleted between pages", async () => {
    const client = fixture.bedrock("eu-west-1");
    const before = await listAll(client, "APPLICATION");
    const first = await client.send(new ListInferenceProfilesCommand({ typeEquals: "APPLICATION", maxResults: 10 }));
    const deleted = before[3]?.inferenceProfileArn ?? "";
    await client.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: deleted }));
    const { nextToken } = first;
    const rest = await client.send(
      new ListInferenceProfilesCommand({ typeEquals: "APPLICATION", maxResults: 1000, nextToken }),
    );
    const seen = [...(first.inferenceProfileSummaries ?? []), ...(rest.inferenceProfileSummaries ?? [])];
    assert.deepEqual(
      seen.map((profile) => profile.inferenceProfileId),
      before.map((profile) => profile.inferenceProfileId),
    );
  });

  it("returns no token on the last page", async () => {
    const page = await fixture.bedrock().send(new ListInferenceProfilesCommand({ maxResults: 1000 }));
    assert.equal(page.nextToken, undefined);
  });

  it("rejects a token that was modified, invented, or returned by another list", async () => {
    const client = fixture.bedrock();
    const page = await client.send(new ListInferenceProfilesCommand({ typeEquals: "APPLICATION", maxResults: 5 }));
    const token = page.nextToken ?? "";
    const middle = Math.floor(token.length / 2);
    const changed = token.slice(0, middle) + (token[middle] === "A" ? "B" : "A") + token.slice(middle + 1);
    for (const wrong of [changed, `${token}.`, "abc", "x".repeat(100)]) {
      const input = { typeEquals: "APPLICATION", maxResults: 5, nextToken: wrong } as const;
      const refused = client.send(new ListInferenceProfilesCommand(input));
      await rejectsWith(refused, "ValidationException", "The provided nextToken is invalid.");
    }
    const otherType = client.send(new ListInferenceProfilesCommand({ nextToken: token }));
    await rejectsWith(otherType, "ValidationException", "The provided nextToken is invalid.");
    const elsewhere = new ListInferenceProfilesCommand({ typeEquals: "APPLICATION", nextToken: token });
    const refused = fixture.bedrock("us-west-2").send(elsewhere);
    await rejectsWith(refused, "ValidationException", "The provided nextToken is invalid.");
  });

  it("returns the profiles of each Region separately", async () => {
    const east = await listAll(fixture.bedrock("us-east-1"), "SYSTEM_DEFINED");
    const frankfurt = await listAll(fixture.bedrock("eu-central-1"), "SYSTEM_DEFINED");
    assert.ok(east.every(({ inferenceProfileId }) => /^(us|global)\./.test(inferenceProfileId ?? "")));
    assert.ok(frankfurt.every(({ inferenceProfileId }) => /^(eu|global)\./.test(inferenceProfileId ?? "")));
  });
});

describe("GetInferenceProfile", () => {
  it("returns a system-defined profile by ID and by ARN, with times as dates", async () => {
    const client = fixture.bedrock();
    for (const inferenceProfileIdentifier of [sonnetProfile, systemArn(sonnetProfile)]) {
      const profile = await client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
      assert.equal(profile.inferenceProfileName, "US Anthropic Claude Sonnet 4.5");
      assert.equal(profile.inferenceProfileArn, systemArn(sonnetProfile));
      assert.equal(profile.status, "ACTIVE");
      assert.ok(profile.createdAt instanceof Date);
      assert.deepEqual(
        profile.models?.map((model) => model.modelArn),
        ["us-east-1", "us-east-2", "us-west-2"].map((region) => modelArn(sonnetProfile.slice(3), region)),
      );
    }
  });

  it("returns an application profile by ID and by ARN", async () => {
    const client = fixture.bedrock();
    const arn = await create(client, "get-me");
    for (const inferenceProfileIdentifier of [arn, arn.split("/")[1] ?? ""]) {
      const profile = await client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
      assert.equal(profile.inferenceProfileName, "get-me");
    }
  });

  it("rejects an unknown ID, and an ID in an ARN of the other type", async () => {
    const client = fixture.bedrock();
    const arn = await create(client, "typed");
    for (const missing of ["us.nobody.model-v1:0", arn.replace("application-inference-profile", "inference-profile")]) {
      const refused = client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: missing }));
      await rejectsWith(refused, "ResourceNotFoundException", /not found/);
    }
  });

  it("denies access to an ARN in another account, whether it exists or not", async () => {
    const foreign = systemArn(sonnetProfile).replace(accountId, "999999999999");
    await rejectsWith(
      fixture.bedrock().send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: foreign })),
      "AccessDeniedException",
      `User: arn:aws:sts::${accountId}:assumed-role/Developer/developer is not authorized to perform: bedrock:GetInferenceProfile on resource: ${foreign} because no resource-based policy allows the bedrock:GetInferenceProfile action`,
    );
  });

  it("rejects an ARN in another Region, and an ARN without an account", async () => {
    for (const arn of [systemArn(sonnetProfile, "us-west-2"), systemArn(sonnetProfile).replace(accountId, "")]) {
      const refused = fixture.bedrock().send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
      await rejectsWith(refused, "ValidationException", "The provided inference profile identifier is invalid.");
    }
  });
});

describe("DeleteInferenceProfile", () => {
  it("deletes an application profile, which no operation finds afterwards", async () => {
    const client = fixture.bedrock();
    const arn = await create(client, "delete-me");
    const response = await client.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
    assert.equal(response.$metadata.httpStatusCode, 200);
    const names = (await listAll(client, "APPLICATION")).map((profile) => profile.inferenceProfileName);
    assert.ok(!names.includes("delete-me"));
    const again = client.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
    await rejectsWith(again, "ResourceNotFoundException", /not found/);
  });

  it("rejects a system-defined profile", async () => {
    const refused = fixture
      .bedrock()
      .send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: sonnetProfile }));
    await rejectsWith(refused, "ValidationException", "System-defined inference profiles cannot be deleted.");
  });
});
