import type { CommandHandlers } from "../../commands";
import { openSettings } from "../../ui/openSettings";

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
