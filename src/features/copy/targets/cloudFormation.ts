import * as l10n from "@vscode/l10n";
import type { CopyFacts } from "../copyFacts";
import { awsProfileLines, describeProfile } from "../describeProfile";
import { pascalCase, uniqueNames } from "../identifiers";
import { commentText } from "../languages/comments";
import { yamlDocument } from "../languages/yaml";
import { hasSource, templateResource } from "../newResource";
import type { CopyTarget } from "./target";
import { checkProfiles, connectionConflict } from "./target";

/** A CloudFormation template that creates profiles like these. A stack has only one Region. */
export const cloudFormation: CopyTarget = {
  id: "cloudFormation",
  client: "CloudFormation",
  variant: () => l10n.t("template"),
  group: "infrastructure",
  checkedAgainst: "AWS::Bedrock::ApplicationInferenceProfile, November 2026",
  language: "yaml",
  unavailable: (profiles) => checkProfiles(hasSource)(profiles) ?? connectionConflict(profiles),
  text: (profiles) => {
    const names = uniqueNames(profiles, ({ name }) => pascalCase(name, "Profile"));
    const resources = profiles.map((profile) => [resource(profile), profile] as const);
    const comments = new Map(resources.map(([each, profile]) => [each, comment(profile).map(commentText)] as const));
    const template = {
      AWSTemplateFormatVersion: "2010-09-09",
      Resources: Object.fromEntries(resources.map(([each], index) => [names[index], each])),
      Outputs: Object.fromEntries(
        names.map((name) => [`${name}Arn`, { Value: { "Fn::GetAtt": [name, "InferenceProfileArn"] } }]),
      ),
    };
    return yamlDocument(template, comments);
  },
};

function comment(profile: CopyFacts): string[] {
  return [
    ...describeProfile(profile),
    ...awsProfileLines(profile),
    "This creates a new profile. It needs a name that no other profile has.",
    `Create the stack in ${profile.region}.`,
    ...templateResource(profile).notes,
  ];
}

function resource(profile: CopyFacts): object {
  const { name, description, copyFrom, tags } = templateResource(profile);
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return {
    Type: "AWS::Bedrock::ApplicationInferenceProfile",
    Properties: {
      InferenceProfileName: name,
      ...(description === undefined ? {} : { Description: description }),
      ModelSource: { CopyFrom: copyFrom },
      ...(list.length > 0 ? { Tags: list } : {}),
    },
  };
}
