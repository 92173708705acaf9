/** Measures a group of very many profiles: the time to create its rows, and the memory of the tree. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { EndpointClient } from "../../endpoint/client";
import { readInput, writeResult } from "../exchange";
import { MeasuredTree } from "./tree";

export interface LargeGroupInput {
  profiles: number;
  rounds: number;
}

export interface LargeGroupResult {
  /** The time until the data provider returned the children of the group, in milliseconds, one number per round. */
  children: number[];
  /** The time to create the tree items of all children, in milliseconds, one number per round. */
  items: number[];
  /** The additional memory once all rows exist, compared with an empty tree, in bytes, one number per round. */
  heap: number[];
}

/** Called by VS Code. */
export async function run(): Promise<void> {
  const { profiles, rounds } = readInput() as LargeGroupInput;
  const endpoint = new EndpointClient(process.env["AWS_ENDPOINT_URL"] ?? "");
  const result: LargeGroupResult = { children: [], items: [], heap: [] };
  for (let round = 0; round < rounds; round += 1) {
    await endpoint.reset({ empty: true });
    const empty = await measure(0);
    await endpoint.reset({ profiles });
    const full = await measure(profiles);
    result.heap.push(full.heap - empty.heap);
    result.children.push(full.children);
    result.items.push(full.items);
  }
  writeResult(result);
}

/** This is a separate function, so that no variable keeps one tree alive while the next tree is measured. */
async function measure(profiles: number): Promise<{ heap: number; children: number; items: number }> {
  const tree = new MeasuredTree();
  await tree.load();
  const rows = await tree.paint();
  collectGarbage();
  const heap = process.memoryUsage().heapUsed;
  const group = rows.find(({ node }) => node.kind === "group" && node.type === "APPLICATION")?.node;
  const start = performance.now();
  const nodes = await tree.provider.getChildren(group);
  const children = performance.now() - start;
  const shown = nodes.map((node) => tree.provider.getTreeItem(node));
  const items = performance.now() - start - children;
  if (shown.length < profiles) throw new Error(`The group has ${shown.length} rows only.`);
  await tree.close();
  return { heap, children, items };
}

// A test cannot start the extension host with --expose-gc.
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
