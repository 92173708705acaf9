import * as vscode from "vscode";
import { findTagViolation, parseTag } from "../../../domain/constraints";
import type { TagEdit } from "../../../domain/tagChange";
import { tagTable } from "../../../domain/tagTable";
import { formatTagViolation } from "../../../messages/validationMessages";
import type { Row } from "../../../pickers/wizard/rows";
import { messageRow, separator, typedTextKey, unfiltered } from "../../../pickers/wizard/rows";
import type { StepResult } from "../../../pickers/wizard/step";
import { answerWith } from "../../../pickers/wizard/step";
import { StepQuickPick } from "../../../pickers/wizard/stepQuickPick";
import { escapeForLabel } from "../../../ui/untrustedText";
import type { EditorEvent, EditorState } from "../editorState";
import { changeableProfiles, editedKeys } from "../editorState";
import type { RowTexts } from "../rowTexts";
import { keyTexts, newKeyTexts } from "../rowTexts";
import type { EditorStepContext } from "./context";
import { tagWarnings } from "./tagWarnings";

type EditorRow = Row<EditorEvent>;

/** Shows the keys of all profiles, the missing required keys, and the new keys. Typing `key=value` sets a tag on all profiles. */
export function askKeys(context: EditorStepContext): Promise<StepResult<EditorEvent>> {
  const { view } = context.state;
  const editCount = editedKeys(context.state).length;
  const picker = new StepQuickPick<EditorEvent>(context);
  const { quickPick } = picker;
  quickPick.placeholder =
    editCount > 0
      ? vscode.l10n.t("Press Enter to review the changes, or select another tag to change")
      : vscode.l10n.t("Select a tag to change, or type key=value to set one");
  quickPick.value = view.kind === "keys" ? view.text : "";
  const draw = (activeKey?: string) => {
    const keyRows = allKeyRows(context);
    const typed = quickPick.value.trim();
    const typedRows = typed === "" ? [] : unfiltered(...rowsForText(typed, context));
    const reviewRows = typed === "" && editCount > 0 ? [reviewRow(editCount), separator<EditorEvent>()] : [];
    picker.setRows([...typedRows, ...reviewRows, ...excludedRows(context.state), ...keyRows], activeKey);
  };
  draw(editCount > 0 ? "review" : view.kind === "keys" ? view.active : undefined);
  return picker.show([
    quickPick.onDidChangeValue(() => draw(typedTextKey)),
    context.onDidChangeSuggestions(() => draw()),
  ]);
}

/** Returns a row about the profiles whose tags cannot be changed, because the keys below are only those of the others. */
function excludedRows({ profiles }: EditorState): EditorRow[] {
  const count = profiles.length - changeableProfiles(profiles).length;
  return count === 0
    ? []
    : [
        messageRow(
          "warning",
          count === 1
            ? vscode.l10n.t("1 profile is left out, because its tags cannot be read or changed")
            : vscode.l10n.t("{0} profiles are left out, because their tags cannot be read or changed", count),
          vscode.l10n.t("The reasons are shown with the changes."),
        ),
      ];
}

function allKeyRows({ state, required, suggestions }: EditorStepContext): EditorRow[] {
  const profiles = changeableProfiles(state.profiles);
  const table = tagTable(profiles.map(({ tags = [] }) => tags));
  const present = new Set(table.map(({ key }) => key));
  const total = profiles.length;
  const editOf = (key: string): TagEdit | undefined =>
    state.edits.find((edit) => edit.key === key) ??
    profiles.flatMap(({ edits = [] }) => edits).find((edit) => edit.key === key);
  const missing = required.map(({ key }) => key).filter((key) => !present.has(key));
  const added = editedKeys(state).filter((key) => !present.has(key) && !missing.includes(key));
  const allKeys = [...new Set([...present, ...missing, ...suggestions().keys])];
  return [
    ...missing.map((key) => keyRow(key, newKeyTexts(key, editOf(key), total, true, allKeys), "warning")),
    ...added.map((key) => keyRow(key, newKeyTexts(key, editOf(key), total, false, allKeys), "add")),
    ...table.map((row) =>
      row.reserved
        ? { ...keyRow(row.key, keyTexts(row, total, undefined, []), "lock"), choose: () => undefined }
        : keyRow(row.key, keyTexts(row, total, editOf(row.key), allKeys), editOf(row.key) ? "edit" : "tag"),
    ),
    ...(present.size + missing.length + added.length === 0
      ? [messageRow<EditorEvent>("info", vscode.l10n.t("No tags."))]
      : []),
  ];
}

function keyRow(key: string, { label, description, detail }: RowTexts, codicon: string): EditorRow {
  return {
    key: `key ${key}`,
    label: escapeForLabel(label),
    description: escapeForLabel(description),
    ...(detail === "" ? {} : { detail: escapeForLabel(detail) }),
    iconPath: new vscode.ThemeIcon(codicon),
    choose: () => answerWith({ type: "keyOpened", key }),
  };
}

/** Returns the rows for a typed text, which either set `key=value` or continue to the values of a new key. */
function rowsForText(text: string, context: EditorStepContext): EditorRow[] {
  const { state, suggestions } = context;
  const tag = parseTag(text);
  const violation = findTagViolation(tag, []);
  if (violation) {
    const { headline, explanation } = formatTagViolation(violation);
    return [messageRow("error", headline, explanation)];
  }
  if (text.includes("=")) {
    return [
      ...tagWarnings(context, tag),
      {
        key: typedTextKey,
        label: escapeForLabel(
          state.profiles.length === 1
            ? vscode.l10n.t("Set {0}", `${tag.key}=${tag.value}`)
            : vscode.l10n.t("Set {0} on all profiles", `${tag.key}=${tag.value}`),
        ),
        iconPath: new vscode.ThemeIcon("add"),
        choose: () => answerWith({ type: "edited", edit: { kind: "set", ...tag } }),
      },
    ];
  }
  const known = new Set(state.profiles.flatMap(({ tags = [] }) => tags.map(({ key }) => key)));
  const suggested = suggestions().keys.filter(
    (key) => !known.has(key) && key !== tag.key && key.toLowerCase().includes(tag.key.toLowerCase()),
  );
  const isKnown = known.has(tag.key);
  return [...(isKnown ? [] : [tag.key]), ...suggested].map((key, index) => ({
    key: index === 0 ? typedTextKey : `new ${key}`,
    label: escapeForLabel(`${key}=`),
    description: vscode.l10n.t("Continue to the value"),
    iconPath: new vscode.ThemeIcon("arrow-right"),
    choose: () => answerWith<EditorEvent>({ type: "keyOpened", key }),
  }));
}

function reviewRow(count: number): EditorRow {
  return {
    key: "review",
    label: vscode.l10n.t("Review Changes..."),
    description: count === 1 ? vscode.l10n.t("1 changed key") : vscode.l10n.t("{0} changed keys", count),
    iconPath: new vscode.ThemeIcon("arrow-right"),
    choose: () => answerWith({ type: "planOpened" }),
  };
}
