import * as l10n from "@vscode/l10n";
import type { InferenceProfileType } from "../domain/inferenceProfile";

/** A type of profile in words. */
export function typeText(type: InferenceProfileType): string {
  return type === "APPLICATION" ? l10n.t("Application") : l10n.t("System-defined");
}

/** A status in words; one that is not known here as AWS gave it. */
export function statusText(status: string): string {
  switch (status) {
    case "ACTIVE":
      return l10n.t("Active");
    case "LEGACY":
      return l10n.t("Legacy");
    default:
      return status;
  }
}
