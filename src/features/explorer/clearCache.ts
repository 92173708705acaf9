import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { ProfileStore } from "../../profiles/profileStore";

/** Returns the handler that deletes the cached profiles of all connections, including those that are not shown. */
export function clearCacheHandlers(profileStore: ProfileStore) {
  return {
    "bedrockProfiles.clearCache": async () => {
      await profileStore.clearCache();
      vscode.window.setStatusBarMessage(vscode.l10n.t("Cached profiles cleared"), 4000);
    },
  } satisfies Partial<CommandHandlers>;
}
