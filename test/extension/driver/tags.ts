import assert from "node:assert/strict";
import type { EndpointClient } from "../../endpoint/client";

/** Returns the tags of a profile in us-east-1, by key. */
export async function tagsOf(endpoint: EndpointClient, name: string): Promise<Record<string, string>> {
  const { profiles } = await endpoint.state("us-east-1");
  const found = profiles.find(({ profile }) => profile["inferenceProfileName"] === name);
  assert.ok(found, name);
  return Object.fromEntries(found.tags.map(({ key, value }) => [key, value]));
}

/** Returns all tags of all profiles, to compare the complete state. */
export async function allTags(endpoint: EndpointClient): Promise<Map<string, string>> {
  const { profiles } = await endpoint.state();
  return new Map(profiles.map(({ region, id, tags }) => [`${region} ${id}`, JSON.stringify(tags)]));
}

/** Sets tags of a profile in us-east-1 as another client, which sends the request without the extension. */
export async function tagAsOther(
  endpoint: EndpointClient,
  name: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const { profiles } = await endpoint.state("us-east-1");
  const found = profiles.find(({ profile }) => profile["inferenceProfileName"] === name);
  const response = await fetch(new URL("/tagResource", process.env["AWS_ENDPOINT_URL"]), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-amz-date": new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
      authorization:
        "AWS4-HMAC-SHA256 Credential=AKIDOTHER/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify({
      resourceARN: found?.profile["inferenceProfileArn"],
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    }),
  });
  assert.equal(response.status, 200, await response.text());
}
