import type { CopyFacts } from "../copyFacts";
import { awsProfileLines, describeProfile, inSeveralAccounts } from "../describeProfile";
import { snakeCase, uniqueNames } from "../identifiers";
import { lineComments } from "../languages/comments";
import { hclString } from "../languages/hcl";
import { newResource } from "../newResource";

/** The first version of the AWS provider that supports `region` on each resource and no longer replaces an imported profile. */
export const awsProviderVersion = "hashicorp/aws 6.28";

/** Returns a unique resource name for each profile. */
export function resourceNames(profiles: readonly CopyFacts[]): string[] {
  return uniqueNames(profiles, ({ name }) => snakeCase(name, "profile"), "_");
}

/** Returns HCL blocks, each preceded by comments. */
export function hclBlocks(
  profiles: readonly CopyFacts[],
  block: (profile: CopyFacts, name: string) => string,
  notes: (profile: CopyFacts) => readonly string[],
): string {
  const names = resourceNames(profiles);
  return profiles
    .map((profile, index) => {
      const comments = lineComments("#", [
        ...describeProfile(profile, profiles),
        ...awsProfileLines(profile),
        ...accountNotes(profiles),
        ...notes(profile),
      ]);
      return `${comments}${block(profile, names[index] ?? "profile")}`;
    })
    .join("\n");
}

/** Returns a note for the user if one provider is not sufficient for the profiles. */
export function accountNotes(profiles: readonly CopyFacts[]): string[] {
  return inSeveralAccounts(profiles)
    ? ["The profiles in this file are in several accounts. Each account needs its own provider."]
    : [];
}

/** Returns the resource block for a profile. `extra` is added at the end of the block. */
export function resourceBlock(facts: CopyFacts, resource: string, extra = ""): string {
  const { name, description, copyFrom, tags } = newResource(facts);
  const attributes = [
    ["region", facts.region],
    ["name", name],
    ...(description === undefined ? [] : [["description", description]]),
  ];
  return `resource "aws_bedrock_inference_profile" ${hclString(resource)} {
${alignedAttributes(attributes, "  ")}
  model_source {
    copy_from = ${hclString(copyFrom)}
  }
${tagsArgument(tags)}${extra}}
`;
}

/** Returns one attribute per line, with aligned equals signs as in the output of `terraform fmt`. */
export function alignedAttributes(attributes: readonly (readonly string[])[], indent: string): string {
  const width = Math.max(...attributes.map(([key = ""]) => key.length));
  return attributes.map(([key = "", value = ""]) => `${indent}${key.padEnd(width)} = ${hclString(value)}\n`).join("");
}

function tagsArgument(tags: Readonly<Record<string, string>>): string {
  const entries = Object.entries(tags).map(([key, value]) => [hclString(key), hclString(value)] as const);
  if (entries.length === 0) {
    return "";
  }
  const width = Math.max(...entries.map(([key]) => Array.from(key).length));
  const lines = entries.map(([key, value]) => `    ${key}${" ".repeat(width - Array.from(key).length)} = ${value}\n`);
  return `\n  tags = {\n${lines.join("")}  }\n`;
}
