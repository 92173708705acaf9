import type { Connection } from "../../../src/domain/connection";
import type { CompleteDraft } from "../../../src/changes/createDraft";
import { modelAsSource, profileAsSource } from "../../../src/changes/createDraft";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import type { Problem, ProblemKind } from "../../../src/domain/problem";
import { problem as sampleProblem } from "../domain/samples";

export const virginia: Connection = { region: "us-east-1" };
export const oregon: Connection = { region: "us-west-2" };

export function systemDefined(
  connection: Connection = virginia,
  change: Partial<InferenceProfile> = {},
): InferenceProfile {
  const { region } = connection;
  const id = change.id ?? "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
  const model = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  return {
    arn: `arn:aws:bedrock:${region}:111122223333:inference-profile/${id}`,
    id,
    name: "US Anthropic Claude Sonnet 4.5",
    type: "SYSTEM_DEFINED",
    status: "ACTIVE",
    modelArns: ["us-east-1", "us-east-2", "us-west-2"].map((to) => `arn:aws:bedrock:${to}::foundation-model/${model}`),
    ...change,
  };
}

export const sonnet = profileAsSource(virginia, systemDefined());
export const sonnetInOregon = profileAsSource(oregon, systemDefined(oregon));
export const nova = modelAsSource(virginia, {
  arn: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0",
  name: "Nova Lite",
});

export function completeDraft(change: Partial<CompleteDraft> = {}): CompleteDraft {
  return {
    id: "draft",
    connection: virginia,
    source: sonnet,
    name: "search-chat",
    description: "For the search team",
    tags: [{ key: "team", value: "search" }],
    ...change,
  };
}

export function problem(kind: ProblemKind, change: Partial<Problem> = {}): Problem {
  return sampleProblem(kind, "CreateInferenceProfile", change);
}
