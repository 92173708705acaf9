import * as l10n from "@vscode/l10n";
import type { RequiredTag } from "../../domain/requiredTags";
import type { TagEdit } from "../../domain/tagChange";
import { findSimilarKey } from "../../domain/tagKeys";
import type { TagRow } from "../../domain/tagTable";
import { formatProblem } from "../../messages/problem";
import { formatKeyChange, formatTagValue } from "../../messages/tags";
import { formatTagViolation } from "../../messages/validationMessages";
import type { PlannedProfile } from "./editorState";

/** The texts of a row. They may contain untrusted text. */
export interface RowTexts {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** Returns the texts for a key: its value on all profiles or the number of different values, and the pending edit. */
export function keyTexts(
  { key, values, count, reserved }: TagRow,
  total: number,
  edit: TagEdit | undefined,
  allKeys: readonly string[],
): RowTexts {
  const isSame = values.length === 1 && count === total;
  const mixed = [
    ...(values.length > 1 ? [l10n.t("{0} different values", values.length)] : []),
    ...(count < total ? [l10n.t("on {0} of {1} profiles", count, total)] : []),
  ];
  const onlyValue = values.length === 1 ? values[0]?.value : undefined;
  return {
    label: onlyValue === undefined ? key : `${key}=${onlyValue}`,
    description: [...(isSame ? [] : mixed), ...(reserved ? [l10n.t("set by AWS")] : [])].join(" · "),
    detail: detailOf(key, edit, total, reserved ? [] : allKeys),
  };
}

/** Returns the texts for a key that no profile has: a required key or a new key. */
export function newKeyTexts(
  key: string,
  edit: TagEdit | undefined,
  total: number,
  isRequired: boolean,
  allKeys: readonly string[],
): RowTexts {
  return {
    label: key,
    description: isRequired ? l10n.t("required, missing") : l10n.t("new"),
    detail: detailOf(key, edit, total, allKeys),
  };
}

/** Describes the pending edit of a key, and another key that is similar to it. */
function detailOf(key: string, edit: TagEdit | undefined, total: number, otherKeys: readonly string[]): string {
  const similar = findSimilarKey(key, otherKeys);
  return [
    ...(edit ? [editText(edit, total)] : []),
    ...(similar === undefined ? [] : [l10n.t("Similar to {0}", similar)]),
  ].join(" · ");
}

/** Points out that a key is similar to another one. May contain untrusted text. */
export function similarKeyText(key: string, similar: string): string {
  return l10n.t("{0} is similar to {1}, which is another key", key, similar);
}

/** Describes a pending edit. */
export function editText(edit: TagEdit, total: number): string {
  switch (edit.kind) {
    case "remove":
      return total === 1 ? l10n.t("Will be removed") : l10n.t("Will be removed from all");
    case "set":
      return total === 1
        ? l10n.t("Will be set to {0}", formatTagValue(edit.value))
        : l10n.t("Will be set to {0} on all profiles", formatTagValue(edit.value));
    case "setMissing":
      return l10n.t("Will be set to {0} where it is missing", formatTagValue(edit.value));
  }
}

/** Returns the texts for a profile in the plan: its changes, or the reason that it is not changed. */
export function planTexts({ profile, connection, changes, blocked }: PlannedProfile): RowTexts {
  const description = [connection.region, ...(connection.awsProfile === undefined ? [] : [connection.awsProfile])];
  return {
    label: profile.name,
    description: description.join(" · "),
    detail: blocked ? blockedText(blocked) : changes.map(formatKeyChange).join(" · "),
  };
}

function blockedText(blocked: NonNullable<PlannedProfile["blocked"]>): string {
  switch (blocked.kind) {
    case "otherAccount":
      return l10n.t("Belongs to another account ({0}) and is skipped.", blocked.accountId);
    case "unread":
      return formatProblem(blocked.problem).sentence;
    case "violation":
      return formatTagViolation(blocked.violation).headline;
  }
}

/** Explains that a value is not one of the allowed values for a required tag. */
export function notAllowedText({ values }: RequiredTag): string {
  return l10n.t("Not one of the allowed values: {0}", values.join(" · "));
}
