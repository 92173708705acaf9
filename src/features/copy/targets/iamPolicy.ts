import * as l10n from "@vscode/l10n";
import type { CopyFacts } from "../copyFacts";
import { jsonDocument } from "../languages/json";
import type { Check, CopyTarget } from "./target";
import { checkProfiles } from "./target";

/** The actions required for Converse, InvokeModel, and their streaming variants. */
const actions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

const hasModels: Check = ({ modelArns }) => (modelArns.length > 0 ? undefined : "noModels");

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
};

/** An IAM policy that allows calls to the model only through the profile. */
export const iamPolicyProfileOnly: CopyTarget = {
  ...iamPolicy,
  id: "iamPolicyProfileOnly",
  variant: () => l10n.t("invoke the models through the profile only"),
  text: (profiles) => policy(profiles.flatMap((profile, index) => profileOnlyStatements(profile, index + 1))),
};

function profileOnlyStatements({ arn, modelArns }: CopyFacts, number: number): object[] {
  return [
    statement(`InvokeInferenceProfile${number}`, [arn]),
    {
      ...statement(`InvokeModelsThroughProfile${number}`, modelArns),
      // Requests that use the model directly do not contain this key, so they are not allowed.
      Condition: { StringEquals: { "bedrock:InferenceProfileArn": arn } },
    },
  ];
}

function statement(sid: string, resources: readonly string[]): object {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: [...new Set(resources)] };
}

function policy(statements: readonly object[]): string {
  return `${jsonDocument({ Version: "2012-10-17", Statement: statements })}\n`;
}
