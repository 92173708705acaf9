import * as l10n from "@vscode/l10n";
import { truncate } from "../../messages/truncate";
import type { WizardState } from "./wizardState";
import { chosenAwsProfile } from "./wizardSteps";

/**
 * The maximum number of characters of an AWS profile name in the title. A longer name would move the account and Region out of
 * view.
 */
const longestAwsProfile = 24;

/** Returns the title of the wizard without any answers. */
export function baseTitle(): string {
  return l10n.t("Create Application Inference Profile");
}

/**
 * Returns the title of the current step. It contains the title of the wizard and, if they are known, the account and Region in
 * which the profile will be created. May contain untrusted text.
 */
export function wizardTitle(state: WizardState, account: string | undefined): string {
  const awsProfile = chosenAwsProfile(state)?.name;
  const name = awsProfile === undefined ? undefined : truncate(awsProfile, { longest: longestAwsProfile });
  const owner = name !== undefined && account !== undefined ? `${name} (${account})` : (name ?? account);
  return [baseTitle(), owner, state.draft.connection?.region].filter((part) => part !== undefined).join(" · ");
}
