import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";

/** The search text for the settings of this extension in the Settings editor. */
const settingsQuery = "@ext:bedrock-inference-profiles.bedrock-inference-profiles";

/** Returns the handlers that open the settings of this extension, or the one that a row refers to. */
export function settingsHandlers() {
  return {
    "bedrockProfiles.openSettings": async () => {
      await vscode.commands.executeCommand("workbench.action.openSettings", settingsQuery);
    },
    "bedrockProfiles.openSetting": async ({ finding } = {}) => {
      const query = finding && "setting" in finding ? finding.setting : settingsQuery;
      await vscode.commands.executeCommand("workbench.action.openSettings", query);
    },
  } satisfies Partial<CommandHandlers>;
}
