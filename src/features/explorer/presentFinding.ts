import path from "node:path";
import * as l10n from "@vscode/l10n";
import type { Finding } from "../../domain/configFinding";
import { formatFinding } from "../../messages/configFinding";
import { formatNumber } from "../../messages/language";
import type { Icon } from "../../ui/profileIcon";
import type { FindingNode, MoreFindingsNode } from "./nodes";
import type { Presentation } from "./presentation";

const icon: Icon = { codicon: "warning", color: "list.warningForeground" };

/** Returns the values of a finding's row for the `when` clauses of menus, among them the remedies. */
export function findingContextValue(finding: Finding): string {
  const own = "file" in finding ? ["openFile"] : "setting" in finding ? ["openSetting"] : [];
  return ["finding", ...own, "selectAwsProfiles", "selectRegions", "showLog"].join(" ");
}

/** Returns the presentation of a finding's row. The label begins with the file name, and the description is the folder. */
export function presentFinding({ finding }: FindingNode): Presentation {
  const isInFile = "file" in finding;
  return {
    label: formatFinding(isInFile ? { ...finding, file: path.basename(finding.file) } : finding),
    ...(isInFile ? { description: path.dirname(finding.file) } : {}),
    icon,
    contextValue: findingContextValue(finding),
    accessibleLabel: formatFinding(finding),
    children: "none",
  };
}

/** Returns the presentation of the row for all other findings. */
export function presentMoreFindings({ count, finding }: MoreFindingsNode, language: string): Presentation {
  const label =
    count === 1
      ? l10n.t("1 more problem in the AWS configuration")
      : l10n.t("{0} more problems in the AWS configuration", formatNumber(count, language));
  return { label, icon, contextValue: findingContextValue(finding), accessibleLabel: label, children: "none" };
}
