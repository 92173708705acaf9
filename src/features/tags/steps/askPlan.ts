import * as vscode from "vscode";
import { connectionKey } from "../../../domain/connection";
import { accountOfProfile } from "../../../domain/inferenceProfile";
import { findManager } from "../../../domain/managedBy";
import { findSimilarKey } from "../../../domain/tagKeys";
import { formatAwsProfileName } from "../../../messages/awsProfile";
import { formatCostAllocationNote, formatKeyChange, formatManagedWarning, formatManager } from "../../../messages/tags";
import type { Row } from "../../../pickers/wizard/rows";
import { messageRow, separator } from "../../../pickers/wizard/rows";
import type { StepResult } from "../../../pickers/wizard/step";
import { StepQuickPick } from "../../../pickers/wizard/stepQuickPick";
import { escapeForLabel } from "../../../ui/untrustedText";
import type { EditorEvent, PlannedProfile } from "../editorState";
import { changedProfiles, changesSinceShown, planOf } from "../editorState";
import { planTexts, similarKeyText } from "../rowTexts";
import type { EditorStepContext } from "./context";
import { formatProfileCount } from "../../../messages/counts";

type EditorRow = Row<EditorEvent>;

/** Shows the changes to each profile and their accounts, and offers to apply them. */
export function askPlan(context: EditorStepContext): Promise<StepResult<EditorEvent>> {
  const picker = new StepQuickPick<EditorEvent>(context);
  const plan = planOf(context.state);
  const changed = changedProfiles(plan);
  picker.quickPick.placeholder =
    changed.length > 0
      ? vscode.l10n.t("Press Enter to apply the changes")
      : vscode.l10n.t("There is nothing to change");
  picker.setRows(
    [
      ...(changed.length > 0 ? [applyRow(changed.length)] : []),
      ...placeRows(changed),
      ...warningRows(changed, context.managedByTags),
      separator<EditorEvent>(vscode.l10n.t("Changes")),
      ...plan.filter(({ blocked }) => blocked).map((each) => profileRow(each, "error")),
      ...changed.map((each) => profileRow(each, "edit")),
      ...unchangedRows(plan),
    ],
    "apply",
  );
  return picker.show();
}

function applyRow(count: number): EditorRow {
  return {
    key: "apply",
    label: vscode.l10n.t("Apply"),
    description: formatProfileCount(count, vscode.env.language),
    iconPath: new vscode.ThemeIcon("check"),
    choose: () => ({ events: [], end: "submitted" }),
  };
}

/** Returns a row for each account, AWS profile, and Region in which something will be changed. */
function placeRows(changed: readonly PlannedProfile[]): EditorRow[] {
  const counts = new Map<string, { readonly first: PlannedProfile; count: number }>();
  for (const each of changed) {
    const key = `${accountOfProfile(each.profile)} ${connectionKey(each.connection)}`;
    const place = counts.get(key) ?? { first: each, count: 0 };
    place.count += 1;
    counts.set(key, place);
  }
  return [...counts.values()].map(({ first: { connection, profile }, count }) => ({
    label: escapeForLabel(vscode.l10n.t("Account {0}", accountOfProfile(profile))),
    description: escapeForLabel(
      [
        vscode.l10n.t("AWS profile {0}", formatAwsProfileName(connection.awsProfile)),
        connection.region,
        formatProfileCount(count, vscode.env.language),
      ].join(" · "),
    ),
    iconPath: new vscode.ThemeIcon("account"),
  }));
}

function warningRows(changed: readonly PlannedProfile[], managedByTags: readonly string[]): EditorRow[] {
  const managers = new Map(
    changed.flatMap(({ tags = [] }) => {
      const manager = findManager(tags, managedByTags);
      return manager ? [[formatManager(manager), formatManagedWarning(manager)] as const] : [];
    }),
  );
  const similarKeys = changed.flatMap(({ tags = [], changes }) => {
    const keys = tags.map(({ key }) => key);
    return changes.flatMap(({ key, before }) => {
      const similar = before === undefined ? findSimilarKey(key, keys) : undefined;
      return similar === undefined ? [] : [similarKeyText(key, similar)];
    });
  });
  const addsKey = changed.some(({ changes }) => changes.some(({ before }) => before === undefined));
  const costs = formatCostAllocationNote();
  const sinceShown = changed.flatMap(changesSinceShown).map(formatKeyChange);
  return [
    ...(sinceShown.length > 0
      ? [
          messageRow<EditorEvent>(
            "warning",
            vscode.l10n.t("Changed by somebody else in the meantime"),
            sinceShown.join(" · "),
          ),
        ]
      : []),
    ...[...managers.values()].map(({ headline, explanation }) =>
      messageRow<EditorEvent>("warning", headline, explanation),
    ),
    ...[...new Set(similarKeys)].map((text) => messageRow<EditorEvent>("warning", text)),
    messageRow("info", vscode.l10n.t("Tags may control access (ABAC), billing, and credits.")),
    ...(addsKey ? [messageRow<EditorEvent>("info", costs.headline, costs.explanation)] : []),
  ];
}

function profileRow(planned: PlannedProfile, codicon: string): EditorRow {
  const { label, description, detail } = planTexts(planned);
  return {
    label: escapeForLabel(label),
    description: escapeForLabel(description),
    detail: escapeForLabel(detail),
    iconPath: new vscode.ThemeIcon(codicon),
  };
}

function unchangedRows(plan: readonly PlannedProfile[]): EditorRow[] {
  const unchanged = plan.filter(({ changes, blocked }) => changes.length === 0 && !blocked).length;
  return unchanged > 0
    ? [
        messageRow(
          "check",
          unchanged === 1
            ? vscode.l10n.t("1 profile already has these tags")
            : vscode.l10n.t("{0} profiles already have these tags", unchanged),
        ),
      ]
    : [];
}
