import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { ProfileStore } from "../../profiles/profileStore";
import type { SharedStorage } from "../../profiles/usage/storedCosts";
import { clearStoredCosts } from "../../profiles/usage/storedCosts";

/**
 * Returns the handler that deletes the cached profiles of all connections, including those that are not shown, and the stored costs.
 */
export function clearCacheHandlers(profileStore: ProfileStore, storage: SharedStorage) {
  return {
    "bedrockProfiles.clearCache": async () => {
      await profileStore.clearCache();
      await clearStoredCosts(storage);
      vscode.window.setStatusBarMessage(vscode.l10n.t("Cached profiles cleared"), 4000);
    },
  } satisfies Partial<CommandHandlers>;
}
