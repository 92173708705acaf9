import * as vscode from "vscode";
import type { TargetGroup, Unavailable } from "./targets/target";

/** Returns the title of a section in the list of formats. */
export function groupTitle(group: TargetGroup): string {
  switch (group) {
    case "sdk":
      return vscode.l10n.t("SDKs and CLI");
    case "client":
      return vscode.l10n.t("Clients and Gateways");
    case "framework":
      return vscode.l10n.t("Frameworks");
    case "infrastructure":
      return vscode.l10n.t("Infrastructure as Code");
    case "permissions":
      return vscode.l10n.t("Permissions");
  }
}

/** Returns the codicon of a group. */
export function groupIcon(group: TargetGroup): vscode.ThemeIcon {
  const icons = {
    sdk: "code",
    client: "settings-gear",
    framework: "library",
    infrastructure: "server",
    permissions: "key",
  };
  return new vscode.ThemeIcon(icons[group]);
}

/** The reason that a target or a template is not available for the chosen profiles. */
export type UnavailableFormat =
  | Unavailable
  /** The value of this placeholder cannot be written safely at its position in the template. The name is untrusted. */
  | { readonly unsafePlaceholder: string };

/** Returns a sentence that explains why a format is not available for the chosen profiles. May contain untrusted text. */
export function explainUnavailable(reason: UnavailableFormat): string {
  if (typeof reason === "object") {
    return vscode.l10n.t(
      "The value of {0} cannot be written safely at its position in the template.",
      `{{${reason.unsafePlaceholder}}}`,
    );
  }
  switch (reason) {
    case "malformedArn":
      return vscode.l10n.t("An ARN contains characters that AWS does not use.");
    case "applicationOnly":
      return vscode.l10n.t("Only for application profiles.");
    case "anthropicOnly":
      return vscode.l10n.t("Only for Claude models.");
    case "modelNotInClient":
      return vscode.l10n.t("The checked version of this client does not know the model.");
    case "noFamilySetting":
      return vscode.l10n.t("This client has no setting for the model family.");
    case "notChat":
      return vscode.l10n.t("This client needs a chat model.");
    case "otherOperation":
      return vscode.l10n.t("There is no short example for the operation that this model uses.");
    case "modelUnknown":
      return vscode.l10n.t("The profile does not have exactly one foundation model.");
    case "sourceUnknown":
      return vscode.l10n.t("The source of the profile could not be inferred.");
    case "severalRegions":
      return vscode.l10n.t("This format supports only one Region for all profiles.");
    case "severalAwsProfiles":
      return vscode.l10n.t("This format supports only one AWS profile for all inference profiles.");
    case "severalAccounts":
      return vscode.l10n.t("This format supports only one account for all profiles.");
    case "sameModel":
      return vscode.l10n.t("This format supports only one profile per model.");
    case "noModels":
      return vscode.l10n.t("The profile has no models.");
  }
}
