import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";

/** The search text for the settings of this extension in the Settings editor. */
const settingsQuery = "@ext:bedrock-inference-profiles.bedrock-inference-profiles";

/** Returns the handler that opens the settings of this extension. */
export function settingsHandlers() {
  return {
    "bedrockProfiles.openSettings": async () => {
      await vscode.commands.executeCommand("workbench.action.openSettings", settingsQuery);
    },
  } satisfies Partial<CommandHandlers>;
}
