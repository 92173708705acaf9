import * as l10n from "@vscode/l10n";
import type { Refusal } from "../domain/changeRules";
import { formatAwsProfileName } from "./awsProfile";

/** Returns the ID of the setting that refuses a change. */
export function settingOfRefusal({ kind }: Refusal): string {
  return kind === "readOnly" ? "bedrockProfiles.readOnly" : "bedrockProfiles.protectedAccounts";
}

/** Formats a sentence that states which setting refused the change and that nothing was changed. May contain untrusted text. */
export function formatRefusal(refusal: Refusal): string {
  const setting = settingOfRefusal(refusal);
  switch (refusal.kind) {
    case "readOnly":
      return l10n.t("The setting {0} does not allow changes. Nothing was changed.", setting);
    case "malformedAccounts":
      return l10n.t(
        "The setting {0} has values that are not account IDs of 12 digits. Nothing can be changed until they are corrected.",
        setting,
      );
    case "protectedAccount":
      return l10n.t("The setting {0} protects the account {1}. Nothing was changed.", setting, refusal.accountId);
    case "unknownAccount":
      return l10n.t(
        "The setting {0} protects accounts, and the account of {1} could not be determined. Nothing was changed.",
        setting,
        formatAwsProfileName(refusal.awsProfile),
      );
  }
}
