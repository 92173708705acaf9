import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { writeShowActivity } from "../../connections/activitySetting";
import { pricePerThousandLists, requestsPerActivity } from "../../domain/usage/activity";
import { formatDollars } from "../../messages/usage";

/** Returns the handlers that turn the activity in rows on, after the user has seen what it costs, and off. */
export function activityHandlers() {
  return {
    "bedrockProfiles.showActivity": async () => {
      const show = vscode.l10n.t("Show Activity");
      const chosen = await vscode.window.showInformationMessage(
        vscode.l10n.t("Show which inference profiles had calls in the last 14 days?"),
        {
          modal: true,
          detail: vscode.l10n.t(
            "While the view is visible, CloudWatch is queried at most once an hour, with {0} ListMetrics requests per Region, or more if over 500 models and profiles are in use. AWS charges {1} per 1,000 requests after the first million each month, which are free. The permission cloudwatch:ListMetrics is required.",
            requestsPerActivity,
            formatDollars(pricePerThousandLists, vscode.env.language),
          ),
        },
        show,
      );
      if (chosen === show) {
        await writeShowActivity(true);
      }
    },
    "bedrockProfiles.hideActivity": () => writeShowActivity(false),
  } satisfies Partial<CommandHandlers>;
}
