/** The time until several Regions are read, beside that of one of them alone. */
import type { Problem } from "../../../src/domain/problem";
import { readInput, writeResult } from "../exchange";
import { Product } from "./product";

export interface RegionsInput {
  regions: string[];
  rounds: number;
}

/** Milliseconds until every Region is filled, and until its models have their names as well. */
interface Times {
  filled: number;
  named: number;
}

/** One each round. */
export interface RegionsTimes {
  one: Times[];
  all: Times[];
}

/** Called by the process. */
export async function run(): Promise<void> {
  const { regions, rounds } = readInput() as RegionsInput;
  const times: RegionsTimes = { one: [], all: [] };
  // Once before it counts: the first to read would compile the SDK for the other.
  await read(regions);
  for (let round = 0; round < rounds; round += 1) {
    const compared = [
      async () => times.one.push(await read([regions[round % regions.length] ?? ""])),
      async () => times.all.push(await read(regions)),
    ];
    // Neither always comes first, which garbage of the one before makes slower.
    for (const measure of round % 2 === 0 ? compared : compared.reverse()) await measure();
  }
  writeResult(times);
}

/** From nothing, without a socket open, until every Region is filled: its groups, their counts and their profiles. */
async function read(regions: readonly string[]): Promise<Times> {
  const start = performance.now();
  const onProblem = (problem: Problem) => {
    throw new Error(`${problem.operation} failed: ${problem.detail}`);
  };
  const product = new Product({ onProblem });
  const connections = regions.map((region) => ({ region }));
  const all = product.read(connections);
  await product.profileStore.loadAll(connections);
  const filled = performance.now() - start;
  await all;
  const named = performance.now() - start;
  if (!connections.every((connection) => product.profileStore.state(connection)?.status === "ready"))
    throw new Error("Not every Region has been read.");
  product.dispose();
  return { filled, named };
}
