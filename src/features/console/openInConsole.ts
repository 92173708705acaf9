import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { profilePage } from "../../domain/consoleUrls";
import { regionOfProfile } from "../../domain/inferenceProfile";
import { isRegionCode } from "../../domain/regions";
import type { ProfilePicker } from "../../pickers/profilePicker";

/** Returns the handler that opens the console page of each chosen profile in the browser. Opens each page only once. */
export function consoleHandlers(picker: ProfilePicker) {
  return {
    "bedrockProfiles.openInConsole": async (clicked, selected) => {
      const profiles = await picker.choose(clicked, selected, vscode.l10n.t("Open in AWS Console"));
      const pages = profiles.map(({ connection, profile }) => {
        const region = regionOfProfile(profile);
        return profilePage(isRegionCode(region) ? region : connection.region, profile);
      });
      if (pages.includes(undefined)) {
        await vscode.window.showInformationMessage(vscode.l10n.t("This AWS partition has no public console."));
      }
      for (const page of new Set(pages)) {
        if (page !== undefined) {
          await vscode.env.openExternal(vscode.Uri.parse(page));
        }
      }
    },
  } satisfies Partial<CommandHandlers>;
}
