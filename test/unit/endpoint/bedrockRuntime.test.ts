import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import {
  BedrockRuntimeClient,
  BedrockRuntimeServiceException,
  ConverseCommand,
  InvokeModelCommand,
} from "@aws-sdk/client-bedrock-runtime";
import {
  credentials,
  modelArn,
  onDemandModel,
  profileOnlyModel,
  sonnetProfile,
  systemArn,
  useEndpoint,
} from "./support";

const fixture = useEndpoint();
const clients: BedrockRuntimeClient[] = [];
after(() => clients.forEach((client) => client.destroy()));

function runtime(region: string): BedrockRuntimeClient {
  const client = new BedrockRuntimeClient({ region, endpoint: fixture.endpoint.url, credentials, maxAttempts: 1 });
  clients.push(client);
  return client;
}

/** Returns the text that Converse returns. */
async function converse(modelId: string, region = "us-east-1"): Promise<string | undefined> {
  const messages = [{ role: "user" as const, content: [{ text: "Hello" }] }];
  const { output } = await runtime(region).send(new ConverseCommand({ modelId, messages }));
  return output?.message?.content?.[0]?.text;
}

async function invoke(modelId: string, body: object): Promise<Record<string, unknown>> {
  const command = new InvokeModelCommand({ modelId, contentType: "application/json", body: JSON.stringify(body) });
  const response = await runtime("us-east-1").send(command);
  return JSON.parse(response.body.transformToString()) as Record<string, unknown>;
}

async function refuses(work: Promise<unknown>, message: string | RegExp, name = "ValidationException"): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof BedrockRuntimeServiceException, String(error));
    assert.equal(error.name, name);
    if (typeof message === "string") {
      assert.equal(error.message, message);
    } else {
      assert.match(error.message, message);
    }
    return true;
  });
}

/** Returns an application profile in the sample account. */
function application() {
  const { endpoint } = fixture;
  const profile = endpoint.account.region("us-east-1").findByName("checkout-assistant-prod");
  assert.ok(profile);
  return { id: profile.id, arn: String(profile.wire.inferenceProfileArn) };
}

const invalid = "The provided model identifier is invalid.";

describe("Bedrock Runtime", () => {
  it("runs models by ID and ARN, system-defined profiles by ID and ARN, and application profiles by ARN", async () => {
    const sonnet = `Hello from ${profileOnlyModel}.`;
    assert.equal(await converse(onDemandModel), `Hello from ${onDemandModel}.`);
    assert.equal(await converse(modelArn(onDemandModel)), `Hello from ${onDemandModel}.`);
    assert.equal(await converse(sonnetProfile), sonnet);
    assert.equal(await converse(systemArn(sonnetProfile)), sonnet);
    assert.match((await converse(application().arn)) ?? "", /^Hello from anthropic\./);
  });

  it("rejects the ID of an application profile without its ARN, and identifiers in other Regions and accounts", async () => {
    const { arn, id } = application();
    await refuses(converse(id), invalid);
    await refuses(converse(arn, "us-west-2"), invalid);
    await refuses(converse(arn.replace("123456789012", "210987654321")), invalid);
    await refuses(converse(arn.replace("application-inference-profile", "inference-profile")), invalid);
    await refuses(converse(`arn:aws:bedrock:us-east-1:123456789012:provisioned-model/${id}`), invalid);
    await refuses(converse("no-such-model"), invalid);
    await refuses(converse(encodeURIComponent(arn)), invalid);
  });

  it("rejects models that require a profile, and models that do not return text", async () => {
    await refuses(
      converse(profileOnlyModel),
      /^Invocation of model ID \S+ with on-demand throughput isn’t supported\. /,
    );
    await refuses(converse("amazon.titan-embed-text-v2:0"), /^This action doesn't support the model/);
  });

  it("requires a signature, a path with an encoded ARN, and a conversation", async () => {
    const path = `/model/${encodeURIComponent(application().arn)}/converse`;
    const unsigned = await fetch(fixture.endpoint.url + path, { method: "POST", body: "{}" });
    assert.equal(unsigned.status, 403);
    const literal = await fixture.fetch(`/model/${application().arn}/converse`, { method: "POST", body: "{}" });
    assert.equal(literal.headers.get("x-amzn-errortype"), "UnknownOperationException");
    const empty = await fixture.fetch(path, { method: "POST", body: "{}" });
    assert.equal(empty.headers.get("x-amzn-errortype"), "ValidationException");
  });

  it("runs InvokeModel with the request body of the model, and reports a missing member", async () => {
    assert.deepEqual(Object.keys(await invoke("amazon.titan-embed-text-v2:0", { inputText: "a" })), [
      "embedding",
      "inputTextTokenCount",
    ]);
    await refuses(
      invoke("amazon.titan-embed-text-v2:0", { text: "a" }),
      "Malformed input request: #: required key [inputText] not found, please reformat your input and try again.",
    );
  });

  it("is denied by a policy that does not allow InvokeModel", async () => {
    const error = "AccessDeniedException";
    fixture.endpoint.faults.add({ kind: "error", error, action: "bedrock:InvokeModel" });
    await refuses(converse(onDemandModel), /is not authorized to perform: bedrock:/, error);
  });
});
