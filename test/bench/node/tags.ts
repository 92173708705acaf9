/** Measures loading the tags of every application profile in a Region. */
import { TagStore } from "../../../src/profiles/tagStore";
import { readInput, writeResult } from "../exchange";
import { Product } from "./product";

export interface TagsInput {
  region: string;
}

export interface TagsResult {
  /** The number of profiles whose tags are known at the end. */
  known: number;
  /** The total time in milliseconds. */
  time: number;
}

/** Lists the profiles, and then loads all tags. Called by the process. */
export async function run(): Promise<void> {
  const { region } = readInput() as TagsInput;
  const product = new Product({ onProblem: ({ detail }) => console.error(detail) });
  const store = new TagStore(product.loadBedrock, product.profileStore, ({ detail }) => console.error(detail));
  await product.read([{ region }]);
  const profiles = product.profileStore.profiles([{ region }]);
  const application = profiles.filter(({ profile }) => profile.type === "APPLICATION");
  const start = performance.now();
  await store.load(profiles, new AbortController());
  const time = performance.now() - start;
  const known = application.filter((ref) => store.tags(ref) !== undefined).length;
  store.dispose();
  product.dispose();
  const result: TagsResult = { known, time };
  writeResult(result);
}
