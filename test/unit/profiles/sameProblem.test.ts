import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Connection } from "../../../src/domain/connection";
import type { Problem } from "../../../src/domain/problem";
import { connectionsWithProblem } from "../../../src/profiles/sameProblem";
import { problem } from "../domain/samples";

const failure = (region: string, changes: Partial<Problem> = {}): Problem => ({
  ...problem("network", "ListInferenceProfiles", changes),
  region,
});

describe("the connections with the same problem", () => {
  const problems: Record<string, Problem> = {
    "us-east-1": failure("us-east-1"),
    "us-west-2": failure("us-west-2", { requestId: "another" }),
    "eu-west-1": { ...problem("throttled"), region: "eu-west-1" },
  };
  const connections: readonly Connection[] = [...Object.keys(problems), "eu-north-1"].map((region) => ({ region }));
  const profileStore = {
    state: ({ region }: Connection) =>
      problems[region] ? ({ status: "failed", problem: problems[region] } as const) : ({ status: "loading" } as const),
  };
  const regionsWith = (each: Problem) =>
    connectionsWithProblem(each, connections, profileStore).map(({ region }) => region);

  it("are those that could not be loaded for the same reason, in order", () => {
    assert.deepEqual(regionsWith(failure("us-west-2")), ["us-east-1", "us-west-2"]);
    assert.deepEqual(regionsWith(problem("throttled")), ["eu-west-1"]);
  });

  it("are empty if the problem belongs to another operation or no longer exists", () => {
    assert.deepEqual(regionsWith(problem("network", "GetInferenceProfile")), []);
    assert.deepEqual(regionsWith(problem("timeout")), []);
  });
});
