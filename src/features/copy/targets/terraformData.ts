import * as l10n from "@vscode/l10n";
import type { CopyFacts } from "../copyFacts";
import { hclString } from "../languages/hcl";
import type { CopyTarget } from "./target";
import { checkProfiles } from "./target";
import { alignedAttributes, awsProviderVersion, hclBlocks } from "./terraformText";

/** A Terraform data source for a profile that is managed elsewhere. */
export const terraformData: CopyTarget = {
  id: "terraformData",
  client: "Terraform",
  variant: () => l10n.t("data source"),
  group: "infrastructure",
  checkedAgainst: awsProviderVersion,
  language: "terraform",
  unavailable: checkProfiles(),
  text: (profiles) => hclBlocks(profiles, dataBlock, () => [`Needs ${awsProviderVersion} or later.`]),
};

function dataBlock({ id, region }: CopyFacts, name: string): string {
  const attributes = [
    ["region", region],
    ["inference_profile_id", id],
  ];
  return `data "aws_bedrock_inference_profile" ${hclString(name)} {
${alignedAttributes(attributes, "  ")}}

output ${hclString(`${name}_arn`)} {
  value = data.aws_bedrock_inference_profile.${name}.inference_profile_arn
}
`;
}
