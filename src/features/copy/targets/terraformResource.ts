import * as l10n from "@vscode/l10n";
import { newResource, hasSource } from "../newResource";
import type { CopyTarget } from "./target";
import { checkProfiles } from "./target";
import { awsProviderVersion, hclBlocks, resourceBlock } from "./terraformText";

/** A Terraform resource that creates a profile like this one or, for a system-defined profile, a copy of it. */
export const terraformResource: CopyTarget = {
  id: "terraformResource",
  client: "Terraform",
  variant: () => l10n.t("new resource"),
  group: "infrastructure",
  checkedAgainst: awsProviderVersion,
  language: "terraform",
  unavailable: checkProfiles(hasSource),
  text: (profiles) =>
    hclBlocks(
      profiles,
      (facts, name) => resourceBlock(facts, name),
      (profile) => [
        "This creates a new profile. It needs a name that no other profile has.",
        `Needs ${awsProviderVersion} or later.`,
        ...newResource(profile).notes,
      ],
    ),
};
