import * as l10n from "@vscode/l10n";
import type { Manager } from "../domain/managedBy";
import type { TagDeviation } from "../domain/requiredTags";
import type { KeyChange } from "../domain/tagChange";
import type { TwoLines } from "./list";
import { formatLabeled, joinList } from "./list";

/** Formats the change to one key, for example `team: search → ads`. May contain untrusted text. */
export function formatKeyChange({ key, before, after }: KeyChange): string {
  return formatLabeled(key, `${formatTagValue(before)} → ${formatTagValue(after)}`);
}

/** Formats the value of a tag, or the fact that it does not exist if the value is undefined. May contain untrusted text. */
export function formatTagValue(value: string | undefined): string {
  return value === undefined ? l10n.t("(no tag)") : value === "" ? l10n.t("(empty)") : value;
}

/** Describes what manages a profile, for example `CloudFormation stack search-prod`. May contain untrusted text. */
export function formatManager(manager: Manager): string {
  if (manager.kind === "tag") {
    return `${manager.key}=${manager.value}`;
  }
  const { stack, logicalId } = manager;
  if (stack === undefined) {
    return logicalId === undefined ? l10n.t("CloudFormation stack") : l10n.t("CloudFormation resource {0}", logicalId);
  }
  return logicalId === undefined
    ? l10n.t("CloudFormation stack {0}", stack)
    : l10n.t("CloudFormation stack {0}, resource {1}", stack, logicalId);
}

/** Returns the warning about changes to a managed profile, and its consequences. May contain untrusted text. */
export function formatManagedWarning(manager: Manager): TwoLines {
  return {
    headline: l10n.t("Managed by infrastructure code ({0})", formatManager(manager)),
    explanation: l10n.t("A change here causes drift, and the next deployment may undo it."),
  };
}

/** Returns the note about new tag keys. Cost allocation tags have to be activated, and are not retroactive. */
export function formatCostAllocationNote(): TwoLines {
  return {
    headline: l10n.t("To use a new tag key for cost allocation, activate it in AWS Billing."),
    explanation: l10n.t("Activation takes up to a day and does not apply to earlier costs."),
  };
}

/**
 * Describes the required tags that a profile lacks or whose values are not allowed. Returns an empty string if there are none.
 */
export function formatDeviations(deviations: readonly TagDeviation[]): string {
  const missing = deviations.flatMap((each) => (each.kind === "missing" ? [each.required.key] : []));
  const notAllowed = deviations.flatMap((each) =>
    each.kind === "notAllowed" ? [`${each.required.key}=${each.value}`] : [],
  );
  return [
    ...(missing.length > 0 ? [l10n.t("missing tags: {0}", joinList(missing))] : []),
    ...(notAllowed.length > 0 ? [l10n.t("tag values not allowed: {0}", joinList(notAllowed))] : []),
  ].join(" · ");
}
