/** Measures many concurrent reads from a service that throttles requests. */
import { readInput, writeResult } from "../exchange";
import { Product } from "./product";

export interface ThrottledInput {
  region: string;
}

export interface ThrottledResult {
  /** The number of requests for tags. */
  reads: number;
  /** The number of failed requests. */
  failures: number;
  /** The total time in milliseconds. */
  time: number;
}

/** Lists the application profiles, and then requests the tags of all of them concurrently. Called by the process. */
export async function run(): Promise<void> {
  const { region } = readInput() as ThrottledInput;
  const product = new Product({ onProblem: () => undefined });
  const bedrock = await product.loadBedrock();
  const { signal } = new AbortController();
  const arns: string[] = [];
  for await (const page of bedrock.listInferenceProfiles({ region }, "APPLICATION", { signal }))
    arns.push(...page.map(({ arn }) => arn));
  const start = performance.now();
  const ended = await Promise.allSettled(arns.map((arn) => bedrock.listTags({ region }, arn, { signal })));
  const time = performance.now() - start;
  product.dispose();
  const failures = ended.filter(({ status }) => status === "rejected").length;
  const result: ThrottledResult = { reads: arns.length, failures, time };
  writeResult(result);
}
