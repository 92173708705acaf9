/** The time until several Regions are read, beside that of one of them alone. */
import type { Problem } from "../../../src/core/problem";
import { readInput, writeResult } from "../exchange";
import { Product } from "./product";

export interface RegionsInput {
  regions: string[];
  rounds: number;
}

/** Milliseconds, one number a round. */
export interface RegionsTimes {
  one: number[];
  all: number[];
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

/** From nothing, without a socket open: all that the tree shows of these Regions. */
async function read(regions: readonly string[]): Promise<number> {
  const start = performance.now();
  const onProblem = (problem: Problem) => {
    throw new Error(`${problem.operation} failed: ${problem.detail}`);
  };
  const product = new Product({ onProblem });
  const connections = regions.map((region) => ({ region }));
  await product.read(connections);
  const time = performance.now() - start;
  if (!connections.every((connection) => product.inventory.state(connection)?.status === "ready"))
    throw new Error("Not every Region has been read.");
  product.dispose();
  return time;
}
