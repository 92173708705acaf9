/** Measures the time until VS Code has the rows of the tree after its grouping has changed. */
import type { KnownTags, GroupCriterion } from "../../../src/features/explorer/subgroups";
import { EndpointClient } from "../../endpoint/client";
import { readInput, writeResult } from "../exchange";
import { MeasuredTree, type Row } from "./tree";

export interface RegroupTreeInput {
  profiles: number;
  rounds: number;
}

export interface RegroupTreeResult {
  /** The number of rows after each change, by criterion. */
  rows: Record<GroupCriterion["by"], number>;
  /** The times of all rounds in milliseconds, by criterion. */
  times: Record<GroupCriterion["by"], number[]>;
}

const criteria: readonly GroupCriterion[] = [{ by: "provider" }, { by: "model" }, { by: "tag", key: "team" }];

/** Called by VS Code. */
export async function run(): Promise<void> {
  const { profiles, rounds } = readInput() as RegroupTreeInput;
  const endpoint = new EndpointClient(process.env["AWS_ENDPOINT_URL"] ?? "");
  await endpoint.reset({ profiles });
  const tree = new MeasuredTree();
  await tree.load();
  const tagsOf = tagsByArn(await tree.paint());
  const result: RegroupTreeResult = {
    rows: { provider: 0, model: 0, tag: 0 },
    times: { provider: [], model: [], tag: [] },
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const application of criteria) {
      const start = performance.now();
      tree.groups.set({ grouping: { application }, tagsOf: ({ profile }) => tagsOf.get(profile.arn) ?? "loading" });
      tree.provider.redraw(undefined);
      const rows = await tree.paint();
      result.times[application.by].push(performance.now() - start);
      result.rows[application.by] = rows.length;
    }
  }
  await tree.close();
  writeResult(result);
}

/** Returns tags for the application profiles in the tree: a hundred values of one key, and a tenth without tags. */
function tagsByArn(rows: readonly Row[]): Map<string, KnownTags> {
  const arns = rows.flatMap(({ node }) =>
    node.kind === "profile" && node.profile.type === "APPLICATION" ? [node.profile.arn] : [],
  );
  return new Map(
    arns.map((arn, index) => [arn, index % 10 === 0 ? [] : [{ key: "team", value: `team-${index % 100}` }]]),
  );
}
