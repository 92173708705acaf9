import * as vscode from "vscode";
import type { CommandHandlers, ShowDetailsOptions } from "../../commands";
import type { CommandTarget, ProfileTarget } from "../../domain/commandTarget";
import { profileTargets } from "../../domain/commandTarget";
import type { ProfilePicker } from "../../pickers/profilePicker";
import type { CompleteWalkthroughStep } from "../../ui/walkthrough";
import type { LazyDetailsPanels } from "./lazyDetailsPanels";

/** Returns the handlers that open a details page for each chosen profile. `selection` returns the explorer's selected rows. */
export function detailsHandlers(
  details: LazyDetailsPanels,
  picker: ProfilePicker,
  selection: () => readonly CommandTarget[],
  completeStep: CompleteWalkthroughStep,
) {
  const show = async (targets: readonly ProfileTarget[], options?: ShowDetailsOptions) => {
    for (const { connection, profile } of targets) {
      await details.show({ connection, arn: profile.arn, known: profile, ...options });
      completeStep("opened");
    }
  };
  return {
    "bedrockProfiles.showDetails": async (clicked, selected, options) => {
      const title = vscode.l10n.t("Show Inference Profile Details");
      // The active page is already shown, so it does not count as the selection.
      await show(await picker.choose(clicked, selected, title, selection()), options);
    },
    "bedrockProfiles.keepDetailsOpen": () => details.keepOpen(),
    // Pressing Enter first opens a row, and then this command focuses its page.
    "bedrockProfiles.focusDetails": () => show(profileTargets(undefined, undefined, selection())),
  } satisfies Partial<CommandHandlers>;
}
