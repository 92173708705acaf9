import * as l10n from "@vscode/l10n";
import type { MfaQuestion } from "../../aws/credentials/mfaQuestion";
import { escapeForMessage, stripControlCharacters } from "../../ui/untrustedText";

/** Returns the texts of the input box for an MFA code. The names come from AWS files, so they are escaped. */
export function mfaTexts({ device, awsProfile }: MfaQuestion): { readonly title: string; readonly prompt: string } {
  return {
    title: l10n.t("MFA Code for AWS Profile {0}", stripControlCharacters(awsProfile)),
    prompt: l10n.t("Enter the code from the MFA device {0}", escapeForMessage(device)),
  };
}
