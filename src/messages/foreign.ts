import * as l10n from "@vscode/l10n";
import type { InferenceProfile } from "../domain/inferenceProfile";
import { accountOfProfile, isForeign } from "../domain/inferenceProfile";

/**
 * Returns the account of a profile as text for rows if the profile belongs to a different account than the credentials. Otherwise
 * returns undefined.
 */
export function formatForeign(profile: InferenceProfile, accountId: string | undefined): string | undefined {
  return isForeign(profile, accountId) ? l10n.t("account {0}", accountOfProfile(profile)) : undefined;
}

/** Explains that a profile belongs to a different account than the credentials. Returns undefined for any other profile. */
export function explainForeign(profile: InferenceProfile, accountId: string | undefined): string | undefined {
  return accountId !== undefined && isForeign(profile, accountId)
    ? l10n.t(
        "The profile belongs to account {0}, but your credentials belong to account {1}. Usually, only the owner can delete or tag it.",
        accountOfProfile(profile),
        accountId,
      )
    : undefined;
}
