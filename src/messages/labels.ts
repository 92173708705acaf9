import * as l10n from "@vscode/l10n";
import type { InferenceProfileType } from "../domain/inferenceProfile";

/** Returns the localized type of an inference profile. */
export function formatProfileType(type: InferenceProfileType): string {
  return type === "APPLICATION" ? l10n.t("Application") : l10n.t("System-defined");
}

/** Returns the localized status. Returns an unknown status unchanged. */
export function formatStatus(status: string): string {
  switch (status) {
    case "ACTIVE":
      return l10n.t("Active");
    case "LEGACY":
      return l10n.t("Legacy");
    default:
      return status;
  }
}
