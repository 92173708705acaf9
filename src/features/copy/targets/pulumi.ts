import type { CopyFacts } from "../copyFacts";
import { awsProfileLines, describeProfile } from "../describeProfile";
import { camelCase, uniqueNames } from "../identifiers";
import { lineComments } from "../languages/comments";
import { typeScriptObject, typeScriptString } from "../languages/typeScript";
import { hasSource, newResource } from "../newResource";
import type { CopyTarget } from "./target";
import { checkProfiles } from "./target";
import { accountNotes } from "./terraformText";

/** Pulumi for TypeScript. */
export const pulumi: CopyTarget = {
  id: "pulumi",
  client: "Pulumi",
  variant: () => "TypeScript",
  group: "infrastructure",
  checkedAgainst: "@pulumi/aws 7.48",
  language: "typescript",
  unavailable: checkProfiles(hasSource),
  text: (profiles) => {
    const names = uniqueNames(profiles, ({ name }) => camelCase(name, "Profile"));
    const resources = profiles.map((profile, index) => resource(profile, profiles, names[index] ?? "profile"));
    return `import * as aws from "@pulumi/aws";\n\n${resources.join("\n")}`;
  },
};

function resource(profile: CopyFacts, profiles: readonly CopyFacts[], variable: string): string {
  const { name, description, copyFrom, tags, notes } = newResource(profile);
  const properties = {
    region: profile.region,
    name,
    ...(description === undefined ? {} : { description }),
    modelSource: { copyFrom },
    ...(Object.keys(tags).length > 0 ? { tags } : {}),
  };
  const comments = lineComments("//", [
    ...describeProfile(profile, profiles),
    ...awsProfileLines(profile),
    ...accountNotes(profiles),
    "This creates a new profile. It needs a name that no other profile has.",
    ...notes,
  ]);
  return `${comments}export const ${variable} = new aws.bedrock.InferenceProfile(${typeScriptString(variable)}, ${typeScriptObject(properties)});\n`;
}
