import type { CopyFacts } from "../copyFacts";
import { awsProfileLines, describeProfile } from "../describeProfile";
import { pascalCase, uniqueNames } from "../identifiers";
import { lineComments } from "../languages/comments";
import { typeScriptObject, typeScriptString } from "../languages/typeScript";
import { hasSource, templateResource } from "../newResource";
import type { CopyTarget } from "./target";
import { checkProfiles, connectionConflict } from "./target";

/** AWS CDK with the L1 construct that is generated from CloudFormation. A stack has only one Region. */
export const cdk: CopyTarget = {
  id: "cdk",
  client: "AWS CDK",
  variant: () => "TypeScript",
  group: "infrastructure",
  checkedAgainst: "aws-cdk-lib 2.276",
  language: "typescript",
  unavailable: (profiles) => checkProfiles(hasSource)(profiles) ?? connectionConflict(profiles),
  text: (profiles) => {
    const names = uniqueNames(profiles, ({ name }) => pascalCase(name, "Profile"));
    const constructs = profiles.map((profile, index) => construct(profile, names[index] ?? "Profile"));
    return `import { Stack } from "aws-cdk-lib";
import type { StackProps } from "aws-cdk-lib";
import { CfnApplicationInferenceProfile } from "aws-cdk-lib/aws-bedrock";
import type { Construct } from "constructs";

export class InferenceProfiles extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, { ...props, env: { ...props?.env, region: ${typeScriptString(profiles[0]?.region ?? "")} } });
${constructs.join("\n")}  }
}
`;
  },
};

function construct(profile: CopyFacts, id: string): string {
  const { name, description, copyFrom, tags, notes } = templateResource(profile);
  const list = Object.entries(tags).map(([key, value]) => ({ key, value }));
  const properties = {
    inferenceProfileName: name,
    ...(description === undefined ? {} : { description }),
    modelSource: { copyFrom },
    ...(list.length > 0 ? { tags: list } : {}),
  };
  const comments = lineComments("//", [
    ...describeProfile(profile),
    ...awsProfileLines(profile),
    "This creates a new profile. It needs a name that no other profile has.",
    ...notes,
  ]);
  const indent = "    ";
  const indented = comments.replaceAll(/^(?=.)/gm, indent);
  return `${indented}${indent}new CfnApplicationInferenceProfile(this, ${typeScriptString(id)}, ${typeScriptObject(properties, indent)});\n`;
}
