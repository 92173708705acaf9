import * as l10n from "@vscode/l10n";
import type { UnusableReason } from "../domain/inferenceProfile";
import { truncate } from "./truncate";

/** Formats the reason a profile cannot be used as a short phrase for rows. May contain untrusted text. */
export function formatUnusable(reason: UnusableReason): string {
  switch (reason.kind) {
    case "notActive":
      return l10n.t("not usable, status {0}", truncate(reason.status));
    case "noStatus":
      return l10n.t("not usable, status unknown");
    case "noModels":
      return l10n.t("not usable, no models");
  }
}

/** Formats the reason a profile cannot be used as a sentence. May contain untrusted text. */
export function explainUnusable(reason: UnusableReason): string {
  switch (reason.kind) {
    case "notActive":
      return l10n.t("The profile cannot be used, because its status is {0} and not ACTIVE.", truncate(reason.status));
    case "noStatus":
      return l10n.t("The profile cannot be used, because AWS returned no status for it.");
    case "noModels":
      return l10n.t("The profile cannot be used, because AWS returned no models for it.");
  }
}
