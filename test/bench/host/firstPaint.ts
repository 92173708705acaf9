/** Measures the time from the first request to rows, compared with the SDK's paginators and the AWS CLI. */
import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { promisify } from "node:util";
import { BedrockClient, paginateListInferenceProfiles } from "@aws-sdk/client-bedrock";
import { readInput, writeResult } from "../exchange";
import { connection, MeasuredTree } from "./tree";

export interface FirstPaintInput {
  profiles: number;
  rounds: number;
  /** The number of rounds that include the AWS CLI, or 0 if it is not installed. */
  cliRounds: number;
}

/** Times in milliseconds, one number per round. */
export interface FirstPaintTimes {
  tree: number[];
  paginators: number[];
  cli: number[];
}

const types = ["APPLICATION", "SYSTEM_DEFINED"] as const;

/** Called by VS Code. */
export async function run(): Promise<void> {
  const input = readInput() as FirstPaintInput;
  const times: FirstPaintTimes = { tree: [], paginators: [], cli: [] };
  // Each runs once before it is measured, because the first one would otherwise compile the SDK for the other.
  await listWithPaginators(input.profiles);
  await paintTree(input.profiles);
  for (let round = 0; round < input.rounds; round += 1) {
    const compared = [
      async () => times.tree.push(await paintTree(input.profiles)),
      async () => times.paginators.push(await listWithPaginators(input.profiles)),
    ];
    // They run in alternating order, because garbage of the first one slows down the second.
    for (const measure of round % 2 === 0 ? compared : compared.reverse()) await measure();
    if (round < input.cliRounds) times.cli.push(await listWithCli());
  }
  writeResult(times);
}

async function paintTree(profiles: number): Promise<number> {
  const start = performance.now();
  const tree = new MeasuredTree();
  await tree.load();
  const rows = await tree.paint();
  const time = performance.now() - start;
  if (rows.length < profiles) throw new Error(`The tree has ${rows.length} rows only.`);
  await tree.close();
  return time;
}

/** Lists both types concurrently with the page size of the extension, which is the fastest way to use the SDK. */
async function listWithPaginators(profiles: number): Promise<number> {
  const start = performance.now();
  const client = new BedrockClient({ region: connection.region });
  const lists = await Promise.all(
    types.map(async (typeEquals) => {
      const all = [];
      for await (const page of paginateListInferenceProfiles({ client, pageSize: 1000 }, { typeEquals }))
        all.push(...(page.inferenceProfileSummaries ?? []));
      return all;
    }),
  );
  const time = performance.now() - start;
  if (lists.flat().length < profiles) throw new Error(`The paginators gave ${lists.flat().length} profiles only.`);
  client.destroy();
  return time;
}

/** Runs the CLI once per type, because it lists one type at a time. */
async function listWithCli(): Promise<number> {
  const start = performance.now();
  for (const type of types) {
    const args = ["bedrock", "list-inference-profiles", "--type-equals", type, "--region", connection.region];
    await promisify(execFile)("aws", args, { cwd: homedir(), maxBuffer: 2 ** 26 });
  }
  return performance.now() - start;
}
