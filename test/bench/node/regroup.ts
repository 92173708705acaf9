/** Measures grouping the application profiles of a Region again, as after each change to `groupBy` or to a tag. */
import { ProfileGroups } from "../../../src/features/explorer/profileGroups";
import type { GroupCriterion } from "../../../src/features/explorer/subgroups";
import { TagStore } from "../../../src/profiles/tagStore";
import { readInput, writeResult } from "../exchange";
import { Product } from "./product";

export interface RegroupInput {
  region: string;
  rounds: number;
}

export interface RegroupResult {
  /** The number of grouped profiles. */
  profiles: number;
  /** The numbers of groups and the times of all rounds in milliseconds, by criterion. */
  groups: Record<GroupCriterion["by"], number>;
  times: Record<GroupCriterion["by"], number[]>;
}

const criteria: readonly GroupCriterion[] = [{ by: "provider" }, { by: "model" }, { by: "tag", key: "team" }];

/** Called by the process. */
export async function run(): Promise<void> {
  const { region, rounds } = readInput() as RegroupInput;
  const connection = { region };
  const product = new Product({ onProblem: ({ detail }) => console.error(detail) });
  await product.read([connection]);
  const contents = product.profileStore.contents(connection);
  if (!contents) throw new Error("The Region was not loaded.");
  const store = new TagStore(product.loadBedrock, product.profileStore, ({ detail }) => console.error(detail));
  contents.application.forEach(({ arn }, index) => {
    const tags = ["project", "team", "env"].map((key) => ({ key, value: `${key}-${index % 100}` }));
    store.put(connection, arn, index % 10 === 0 ? [] : tags);
  });
  const result: RegroupResult = {
    profiles: contents.application.length,
    groups: { provider: 0, model: 0, tag: 0 },
    times: { provider: [], model: [], tag: [] },
  };
  const groups = new ProfileGroups({ grouping: {}, tagsOf: (ref) => store.tags(ref) ?? "loading" });
  for (let round = 0; round < rounds; round += 1) {
    for (const application of criteria) {
      const start = performance.now();
      groups.set({ grouping: { application }, tagsOf: (ref) => store.tags(ref) ?? "loading" });
      const { subgroups = [] } = groups.of(connection, "APPLICATION", contents);
      result.times[application.by].push(performance.now() - start);
      result.groups[application.by] = subgroups.length;
    }
  }
  store.dispose();
  product.dispose();
  writeResult(result);
}
