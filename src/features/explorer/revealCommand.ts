import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { commands } from "../../commands";
import type { ProfileRef } from "../../profiles/profileStore";
import { runCommand } from "../../ui/runCommand";
import { escapeForNotification } from "../../ui/untrustedText";

/** Returns the handler that selects the row of a profile. `reveal` returns false if the view does not show the profile. */
export function revealHandlers(reveal: (profileRef: ProfileRef) => Promise<boolean>) {
  return {
    "bedrockProfiles.revealInView": async (target) => {
      if (target?.connection && target.profile) {
        const { connection, profile } = target;
        if (!(await reveal({ connection, profile }))) {
          await offerRegions(profile.name, connection.region);
        }
      }
    },
  } satisfies Partial<CommandHandlers>;
}

async function offerRegions(name: string, region: string): Promise<void> {
  const selectRegions = vscode.l10n.t("Select Regions");
  const message = vscode.l10n.t(
    "The Inference Profiles view does not show {0}, because {1} or its AWS profile is not selected.",
    escapeForNotification(name),
    region,
  );
  if ((await vscode.window.showInformationMessage(message, selectRegions)) === selectRegions) {
    await runCommand(commands.selectRegions);
  }
}
