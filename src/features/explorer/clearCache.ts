import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { ProfileStore } from "../../profiles/profileStore";
import type { CostReports } from "../../profiles/usage/costReports";

/**
 * Returns the handler that deletes the cached profiles of all connections, including those that are not shown, and the stored costs.
 */
export function clearCacheHandlers(profileStore: ProfileStore, costs: Pick<CostReports, "clear">) {
  return {
    "bedrockProfiles.clearCache": async () => {
      await profileStore.clearCache();
      await costs.clear();
      vscode.window.setStatusBarMessage(vscode.l10n.t("Cached profiles cleared"), 4000);
    },
  } satisfies Partial<CommandHandlers>;
}
