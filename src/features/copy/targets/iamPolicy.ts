import * as l10n from "@vscode/l10n";
import type { CopyFacts } from "../copyFacts";
import { jsonDocument } from "../languages/json";
import type { Check, CopyTarget } from "./target";
import { checkProfiles } from "./target";

/** The actions required for Converse, InvokeModel, and their streaming variants. */
const actions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

const hasModels: Check = ({ modelArns }) => (modelArns.length > 0 ? undefined : "noModels");

/** The maximum size of a managed policy in characters. IAM does not count white space ("IAM and AWS STS quotas"). */
const maxManagedPolicySize = 6144;

/** An IAM policy that allows calls to the model through the profile, and also direct calls in its destination Regions. */
export const iamPolicy: CopyTarget = {
  id: "iamPolicy",
  client: "IAM policy",
  variant: () => l10n.t("invoke the profile and its models"),
  group: "permissions",
  checkedAgainst: "Amazon Bedrock User Guide, November 2026",
  language: "json",
  omitsAwsProfile: true,
  unavailable: checkProfiles(hasModels),
  text: (profiles) =>
    policy([
      statement(
        "InvokeInferenceProfiles",
        profiles.map(({ arn }) => arn),
      ),
      statement(
        "InvokeModels",
        profiles.flatMap(({ modelArns }) => modelArns),
      ),
    ]),
  explainLimit,
};

/** An IAM policy that allows calls to the model only through the profile. */
export const iamPolicyProfileOnly: CopyTarget = {
  ...iamPolicy,
  id: "iamPolicyProfileOnly",
  variant: () => l10n.t("invoke the models through the profile only"),
  text: (profiles) =>
    policy([
      statement(
        "InvokeInferenceProfiles",
        profiles.map(({ arn }) => arn),
      ),
      ...groupByModels(profiles).map((group, index) => throughProfiles(group, index + 1)),
    ]),
};

/** Groups the profiles that have the same models, so that the policy lists the models only once. */
function groupByModels(profiles: readonly CopyFacts[]): CopyFacts[][] {
  const groups = new Map<string, CopyFacts[]>();
  for (const profile of profiles) {
    const key = [...new Set(profile.modelArns)].sort().join(" ");
    groups.set(key, [...(groups.get(key) ?? []), profile]);
  }
  return [...groups.values()];
}

function throughProfiles(group: readonly CopyFacts[], number: number): object {
  const arns = [...new Set(group.map(({ arn }) => arn))];
  return {
    ...statement(`InvokeModelsThroughProfiles${number}`, group[0]?.modelArns ?? []),
    // Requests that use the model directly do not contain this key, so they are not allowed.
    Condition: { StringEquals: { "bedrock:InferenceProfileArn": arns.length === 1 ? arns[0] : arns } },
  };
}

function statement(sid: string, resources: readonly string[]): object {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: [...new Set(resources)] };
}

function policy(statements: readonly object[]): string {
  return `${jsonDocument({ Version: "2012-10-17", Statement: statements })}\n`;
}

function explainLimit(text: string): string {
  return text.replaceAll(/\s/g, "").length > maxManagedPolicySize
    ? l10n.t("The policy exceeds the maximum size of a managed policy (6,144 characters). Select fewer profiles.")
    : "";
}
