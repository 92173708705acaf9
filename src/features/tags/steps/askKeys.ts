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
import type { EditorEvent } from "../editorState";
import type { RowTexts } from "../rowTexts";
import { keyTexts, newKeyTexts } from "../rowTexts";
import type { EditorStepContext } from "./context";

type EditorRow = Row<EditorEvent>;

/** Shows the keys of all profiles, the missing required keys, and the new keys. Typing `key=value` sets a tag on all profiles. */
export function askKeys(context: EditorStepContext): Promise<StepResult<EditorEvent>> {
  const { view, edits } = context.state;
  const picker = new StepQuickPick<EditorEvent>(context);
  const { quickPick } = picker;
  quickPick.placeholder =
    edits.length > 0
      ? vscode.l10n.t("Press Enter to review the changes, or select another tag to change")
      : vscode.l10n.t("Select a tag to change, or type key=value to set one");
  quickPick.value = view.kind === "keys" ? view.text : "";
  const draw = (activeKey?: string) => {
    const keyRows = allKeyRows(context);
    const typed = quickPick.value.trim();
    const typedRows = typed === "" ? [] : unfiltered(...rowsForText(typed, context));
    const reviewRows = typed === "" && edits.length > 0 ? [reviewRow(edits.length), separator<EditorEvent>()] : [];
    picker.setRows([...typedRows, ...reviewRows, ...keyRows], activeKey);
  };
  draw(edits.length > 0 ? "review" : view.kind === "keys" ? view.active : undefined);
  return picker.show([
    quickPick.onDidChangeValue(() => draw(typedTextKey)),
    context.onDidChangeSuggestions(() => draw()),
  ]);
}

function allKeyRows({ state, required, suggestions }: EditorStepContext): EditorRow[] {
  const { profiles, edits } = state;
  const table = tagTable(profiles.map(({ tags = [] }) => tags));
  const present = new Set(table.map(({ key }) => key));
  const total = profiles.length;
  const editOf = (key: string): TagEdit | undefined => edits.find((edit) => edit.key === key);
  const missing = required.map(({ key }) => key).filter((key) => !present.has(key));
  const added = edits.map(({ key }) => key).filter((key) => !present.has(key) && !missing.includes(key));
  const allKeys = [...new Set([...present, ...missing, ...suggestions().keys])];
  return [
    ...missing.map((key) => keyRow(key, newKeyTexts(key, editOf(key), total, true), "warning")),
    ...added.map((key) => keyRow(key, newKeyTexts(key, editOf(key), total, false), "add")),
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
function rowsForText(text: string, { state, suggestions }: EditorStepContext): EditorRow[] {
  const tag = parseTag(text);
  const violation = findTagViolation(tag, []);
  if (violation) {
    const { headline, explanation } = formatTagViolation(violation);
    return [messageRow("error", headline, explanation)];
  }
  if (text.includes("=")) {
    return [
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
