/** Measures the time to load several Regions, compared with bare SDK clients that make the same calls. */
import { BedrockClient, ListFoundationModelsCommand, paginateListInferenceProfiles } from "@aws-sdk/client-bedrock";
import type { Problem } from "../../../src/domain/problem";
import { readInput, writeResult } from "../exchange";
import { Product } from "./product";

export interface RegionsInput {
  regions: string[];
  rounds: number;
}

/** Times in milliseconds, one number per round. */
export interface RegionsTimes {
  extension: number[];
  sdk: number[];
}

/** Called by the process. */
export async function run(): Promise<void> {
  const { regions, rounds } = readInput() as RegionsInput;
  const times: RegionsTimes = { extension: [], sdk: [] };
  // Each runs once before it is measured, because the first one would otherwise compile the SDK for the other.
  await loadWithExtension(regions);
  await loadWithSdk(regions);
  for (let round = 0; round < rounds; round += 1) {
    const compared = [
      async () => times.extension.push(await timed(() => loadWithExtension(regions))),
      async () => times.sdk.push(await timed(() => loadWithSdk(regions))),
    ];
    // They run in alternating order, because garbage of the first one slows down the second.
    for (const measure of round % 2 === 0 ? compared : compared.reverse()) await measure();
  }
  writeResult(times);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Loads from a cold start without open sockets until every Region has its profiles and model names. */
async function loadWithExtension(regions: readonly string[]): Promise<void> {
  const onProblem = (problem: Problem) => {
    throw new Error(`${problem.operation} failed: ${problem.detail}`);
  };
  const product = new Product({ onProblem });
  const connections = regions.map((region) => ({ region }));
  await product.read(connections);
  if (!connections.every((connection) => product.profileStore.state(connection)?.status === "ready"))
    throw new Error("Not every Region was loaded.");
  product.dispose();
}

/** Makes the same calls with one SDK client per Region, like a program that uses the SDK. */
async function loadWithSdk(regions: readonly string[]): Promise<void> {
  await Promise.all(
    regions.map(async (region) => {
      const client = new BedrockClient({ region });
      await Promise.all([
        ...(["APPLICATION", "SYSTEM_DEFINED"] as const).map(async (typeEquals) => {
          const pages = paginateListInferenceProfiles({ client, pageSize: 1000 }, { typeEquals });
          for await (const page of pages) if (!page.inferenceProfileSummaries) throw new Error("No profiles came.");
        }),
        client.send(new ListFoundationModelsCommand({})),
      ]);
      client.destroy();
    }),
  );
}
