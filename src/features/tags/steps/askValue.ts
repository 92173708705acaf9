import * as vscode from "vscode";
import type { TagViolation } from "../../../domain/constraints";
import { findTagViolation } from "../../../domain/constraints";
import { suggestedValues } from "../../../domain/requiredTags";
import { tagTable } from "../../../domain/tagTable";
import { formatTagValue } from "../../../messages/tags";
import { formatTagViolation } from "../../../messages/validationMessages";
import type { Row } from "../../../pickers/wizard/rows";
import { messageRow, separator, typedTextKey, unfiltered } from "../../../pickers/wizard/rows";
import type { StepResult } from "../../../pickers/wizard/step";
import { answerWith } from "../../../pickers/wizard/step";
import { StepQuickPick } from "../../../pickers/wizard/stepQuickPick";
import { escapeForLabel, stripControlCharacters } from "../../../ui/untrustedText";
import type { EditorEvent } from "../editorState";
import { changeableProfiles, editedKeys } from "../editorState";
import type { EditorStepContext } from "./context";
import { tagWarnings } from "./tagWarnings";
import { formatProfileCount } from "../../../messages/counts";

type EditorRow = Row<EditorEvent>;

/** Asks for the value of a key, and whether to set it on all profiles, set it where it is missing, or remove the key. */
export function askValue(context: EditorStepContext, key: string): Promise<StepResult<EditorEvent>> {
  const { view } = context.state;
  const picker = new StepQuickPick<EditorEvent>(context);
  const { quickPick } = picker;
  quickPick.placeholder = vscode.l10n.t("Type the value of {0}", stripControlCharacters(key));
  quickPick.value = view.kind === "value" ? view.text : "";
  const draw = (activeKey?: string) => picker.setRows(rows(context, key, quickPick.value.trim()), activeKey);
  draw(typedTextKey);
  return picker.show([
    quickPick.onDidChangeValue(() => draw(typedTextKey)),
    context.onDidChangeSuggestions(() => draw()),
  ]);
}

function rows(context: EditorStepContext, key: string, typed: string): EditorRow[] {
  const profiles = changeableProfiles(context.state.profiles);
  const isEdited = editedKeys(context.state).includes(key);
  const withKey = profiles.filter(({ tags = [] }) => tags.some((tag) => tag.key === key)).length;
  const missing = profiles.length - withKey;
  const violation = findTagViolation({ key, value: typed }, []);
  return [
    ...unfiltered(
      ...(violation
        ? [violationRow(violation)]
        : [...tagWarnings(context, { key, value: typed }), ...valueRows(key, typed, withKey, missing)]),
    ),
    ...suggestionRows(context, key, typed),
    ...(withKey > 0 || isEdited ? [separator<EditorEvent>()] : []),
    ...unfiltered(
      ...(withKey > 0 ? [removeRow(key, withKey, profiles.length)] : []),
      ...(isEdited ? [discardRow(key)] : []),
    ),
  ];
}

function violationRow(violation: TagViolation): EditorRow {
  const { headline, explanation } = formatTagViolation(violation);
  return messageRow("error", headline, explanation);
}

function valueRows(key: string, value: string, withKey: number, missing: number): EditorRow[] {
  const set: EditorRow = {
    key: typedTextKey,
    label: escapeForLabel(
      withKey + missing === 1
        ? vscode.l10n.t("Set {0}", `${key}=${value}`)
        : vscode.l10n.t("Set {0} on all profiles", `${key}=${value}`),
    ),
    ...(value === "" ? { description: vscode.l10n.t("with an empty value") } : {}),
    iconPath: new vscode.ThemeIcon("check-all"),
    choose: () => answerWith({ type: "edited", edit: { kind: "set", key, value } }),
  };
  const setMissing: EditorRow = {
    key: "setMissing",
    label: escapeForLabel(vscode.l10n.t("Set {0} where it is missing", `${key}=${value}`)),
    description: formatProfileCount(missing, vscode.env.language),
    iconPath: new vscode.ThemeIcon("check"),
    choose: () => answerWith({ type: "edited", edit: { kind: "setMissing", key, value } }),
  };
  return withKey > 0 && missing > 0 ? [set, setMissing] : [set];
}

/**
 * Returns rows for values that are allowed, in use on these profiles, or in use on other profiles. Selecting a row sets the
 * value.
 */
function suggestionRows({ state, required, suggestions }: EditorStepContext, key: string, typed: string): EditorRow[] {
  const profiles = changeableProfiles(state.profiles);
  const table = tagTable(profiles.map(({ tags = [] }) => tags));
  const used = table.find((row) => row.key === key)?.values ?? [];
  const rule = required.find((each) => each.key === key);
  const values = new Map<string, string>([
    ...suggestions()
      .values(key)
      .map((value) => [value, vscode.l10n.t("in use on other profiles")] as const),
    ...used.map(
      ({ value, count }) => [value, vscode.l10n.t("on {0} of {1} profiles", count, profiles.length)] as const,
    ),
    ...(rule ? suggestedValues(rule).map((value) => [value, vscode.l10n.t("allowed value")] as const) : []),
  ]);
  return [...values]
    .filter(([value]) => value !== typed)
    .reverse()
    .map(([value, description]) => ({
      key: `value ${value}`,
      label: escapeForLabel(formatTagValue(value)),
      description,
      iconPath: new vscode.ThemeIcon("tag"),
      choose: () => answerWith<EditorEvent>({ type: "edited", edit: { kind: "set", key, value } }),
    }));
}

function removeRow(key: string, withKey: number, total: number): EditorRow {
  return {
    key: "remove",
    label: escapeForLabel(vscode.l10n.t("Remove {0}", key)),
    ...(total > 1 ? { description: formatProfileCount(withKey, vscode.env.language) } : {}),
    iconPath: new vscode.ThemeIcon("trash"),
    choose: () => answerWith({ type: "edited", edit: { kind: "remove", key } }),
  };
}

function discardRow(key: string): EditorRow {
  return {
    key: "discard",
    label: vscode.l10n.t("Do Not Change This Key"),
    iconPath: new vscode.ThemeIcon("discard"),
    choose: () => answerWith({ type: "editDiscarded", key }),
  };
}
