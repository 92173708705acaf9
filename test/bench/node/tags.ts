/** Measures loading the tags of every application profile in a Region, and the same requests of a plain HTTP client. */
import { Agent, request } from "node:http";
import { json } from "node:stream/consumers";
import { TagStore } from "../../../src/profiles/tagStore";
import { forEachLimited } from "../../../src/util/limiter";
import { readInput, writeResult } from "../exchange";
import { Product } from "./product";

export interface TagsInput {
  region: string;
  /** The number of concurrent requests. */
  concurrent: number;
  rounds: number;
}

export interface TagsResult {
  /** The smallest number of profiles whose tags were known at the end of a round. */
  known: number;
  /** The times of each round in milliseconds: of the extension, and of the plain HTTP client. */
  rounds: readonly { readonly time: number; readonly plainTime: number }[];
}

/** Lists the profiles, and then loads all tags in each round. Called by the process. */
export async function run(): Promise<void> {
  const input = readInput() as TagsInput;
  const connection = { region: input.region };
  const product = new Product({ onProblem: ({ detail }) => console.error(detail) });
  await product.read([connection]);
  const profiles = product.profileStore.profiles([connection]);
  const application = profiles.filter(({ profile }) => profile.type === "APPLICATION");
  const arns = application.map(({ profile }) => profile.arn);
  const rounds: { time: number; plainTime: number }[] = [];
  let known = application.length;
  for (let round = 0; round < input.rounds; round += 1) {
    const plainTime = await timeOf(() => requestTags(arns, input.concurrent));
    // Responses are reused for half a minute.
    product.clearCredentials();
    const store = new TagStore(product.loadBedrock, product.profileStore, ({ detail }) => console.error(detail));
    const time = await timeOf(() => store.load(profiles, new AbortController()));
    known = Math.min(known, application.filter((ref) => store.tags(ref) !== undefined).length);
    store.dispose();
    rounds.push({ time, plainTime });
  }
  product.dispose();
  const result: TagsResult = { known, rounds };
  writeResult(result);
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Sends the requests with a plain HTTP client, which does not sign them. The local endpoint accepts any signature. */
async function requestTags(arns: readonly string[], concurrent: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrent });
  await forEachLimited(arns, concurrent, async (resourceARN) => {
    const url = new URL("/listTagsForResource", process.env["AWS_ENDPOINT_URL"]);
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const headers = { "content-type": "application/json", "x-amz-date": date, authorization };
    await new Promise((resolve, reject) => {
      request(url, { agent, method: "POST", headers }, (response) => {
        if (response.statusCode === 200) json(response).then(resolve, reject);
        else reject(new Error(`The plain HTTP client got status ${response.statusCode}.`));
      })
        .on("error", reject)
        .end(JSON.stringify({ resourceARN }));
    });
  });
  agent.destroy();
}

const authorization =
  "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0";
