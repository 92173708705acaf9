import * as vscode from "vscode";
import { maximumTags } from "../../domain/constraints";
import type { Tag } from "../../domain/inferenceProfile";
import { escapeForLabel } from "../../ui/untrustedText";
import type { Row } from "../wizard/rows";
import { answerWith } from "../wizard/step";
import { tagText } from "./tagChoiceTexts";
import type { TagsEvent } from "./tagsView";

/** Returns the row that continues with the current tags. */
export function continueRow(count: number): Row<TagsEvent> {
  return {
    key: "continue",
    label: vscode.l10n.t("Continue"),
    description: count === 0 ? vscode.l10n.t("Without tags") : vscode.l10n.t("{0} of {1} tags", count, maximumTags),
    iconPath: new vscode.ThemeIcon("arrow-right"),
    choose: () => answerWith({ type: "tagsAnswered" }),
  };
}

/** Returns the row that opens the input for a new tag. */
export function addRow(): Row<TagsEvent> {
  return {
    key: "add",
    label: vscode.l10n.t("Add Tag..."),
    iconPath: new vscode.ThemeIcon("add"),
    choose: () => answerWith({ type: "tagEntryOpened" }),
  };
}

/** Returns the row for a tag, which opens the input for that tag. The row has buttons to edit and remove the tag. */
export function tagRow(tag: Tag, index: number): Row<TagsEvent> {
  const edit = { iconPath: new vscode.ThemeIcon("edit"), tooltip: vscode.l10n.t("Edit") };
  const remove = { iconPath: new vscode.ThemeIcon("trash"), tooltip: vscode.l10n.t("Remove") };
  const open = () => answerWith<TagsEvent>({ type: "tagEntryOpened", index });
  return {
    key: tagKey(index),
    label: escapeForLabel(tagText(tag)),
    iconPath: new vscode.ThemeIcon("tag"),
    buttons: [edit, remove],
    choose: open,
    press: (button) => (button === remove ? answerWith({ type: "tagRemoved", index }) : open()),
  };
}

/**
 * Returns the row that removes the tag being edited. It is needed because the button on the tag's own row cannot be reached with
 * the keyboard.
 */
export function removeRow(text: string, index: number): Row<TagsEvent> {
  return {
    key: "remove",
    label: escapeForLabel(vscode.l10n.t("Remove {0}", text)),
    iconPath: new vscode.ThemeIcon("trash"),
    alwaysShow: true,
    choose: () => answerWith({ type: "tagRemoved", index }),
  };
}

/** Returns the key of a tag's row. */
export function tagKey(index: number): string {
  return `tag ${index}`;
}
