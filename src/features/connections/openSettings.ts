import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";

/** The search text for the settings of this extension in the Settings editor. */
const settingsQuery = "@ext:bedrock-inference-profiles.bedrock-inference-profiles";

/** Returns the handlers that open the settings of this extension, or the one that a row refers to. */
export function settingsHandlers() {
  return {
    "bedrockProfiles.openSettings": () => openSettings(settingsQuery),
    "bedrockProfiles.openSetting": ({ finding } = {}) =>
      openSettings(finding && "setting" in finding ? finding.setting : settingsQuery),
  } satisfies Partial<CommandHandlers>;
}

/** Opens the Settings editor. In a remote window, opens its tab with the machine settings, which most of our settings are. */
export async function openSettings(query: string): Promise<void> {
  if (vscode.env.remoteName === undefined) {
    await vscode.commands.executeCommand("workbench.action.openSettings", query);
  } else {
    await vscode.commands.executeCommand("workbench.action.openRemoteSettings", { query });
  }
}
