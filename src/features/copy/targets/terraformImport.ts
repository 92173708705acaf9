import * as l10n from "@vscode/l10n";
import type { CopyFacts } from "../copyFacts";
import { hclString } from "../languages/hcl";
import { hasSource, newResource } from "../newResource";
import type { CopyTarget } from "./target";
import { applicationOnly, checkProfiles } from "./target";
import { awsProviderVersion, hclBlocks, resourceBlock } from "./terraformText";

/**
 * Terraform code that imports an existing profile. AWS does not return the source. If the source in the code is wrong or the
 * provider is older, a plan would replace the profile and change its ARN. To prevent this, changes to the source are ignored, and
 * a plan that would destroy the profile fails.
 */
export const terraformImport: CopyTarget = {
  id: "terraformImport",
  client: "Terraform",
  variant: () => l10n.t("import this profile"),
  group: "infrastructure",
  checkedAgainst: awsProviderVersion,
  language: "terraform",
  unavailable: checkProfiles(applicationOnly, hasSource),
  text: (profiles) =>
    hclBlocks(profiles, importBlocks, (profile) => [
      "The source is inferred. Its changes are ignored, because replacing the profile would change its ARN.",
      `Needs ${awsProviderVersion} or later.`,
      ...newResource(profile).notes,
    ]),
};

function importBlocks(facts: CopyFacts, name: string): string {
  // If the tags could not be loaded, ignore them as well. Otherwise, Terraform would remove them from the profile.
  const ignored = facts.tags ? "model_source" : "model_source, tags, tags_all";
  const lifecycle = `
  lifecycle {
    ignore_changes  = [${ignored}]
    prevent_destroy = true
  }
`;
  return `import {
  to = aws_bedrock_inference_profile.${name}
  id = ${hclString(`${facts.id}@${facts.region}`)}
}

${resourceBlock(facts, name, lifecycle)}`;
}
