import * as l10n from "@vscode/l10n";
import { truncate } from "../../messages/truncate";
import type { WizardState } from "./wizardState";
import { chosenAwsProfile } from "./wizardSteps";

/** Longer names of AWS profiles would push the account and the Region out of the title. */
const longestAwsProfile = 24;

/** Returns the title of the wizard without any answer. */
export function baseTitle(): string {
  return l10n.t("Create Application Inference Profile");
}

/**
 * Returns the title of the current step: the wizard's, with the account and Region that the profile will be created in, as far as
 * they are known. May contain untrusted text.
 */
export function wizardTitle(state: WizardState, account: string | undefined): string {
  const awsProfile = chosenAwsProfile(state)?.name;
  const name = awsProfile === undefined ? undefined : truncate(awsProfile, { longest: longestAwsProfile });
  const owner = name !== undefined && account !== undefined ? `${name} (${account})` : (name ?? account);
  return [baseTitle(), owner, state.draft.connection?.region].filter((part) => part !== undefined).join(" · ");
}
