import * as vscode from "vscode";
import { maximumTags } from "../../domain/constraints";
import type { Tag } from "../../domain/inferenceProfile";
import type { TagChoice, TagSuggestions } from "../../domain/tags";
import { tagChoices } from "../../domain/tags";
import { escapeForLabel, stripControlCharacters } from "../../ui/untrustedText";
import type { Disposable } from "../../util/emitter";
import type { Row } from "../wizard/rows";
import { messageRow, separator, typedTextKey, unfiltered } from "../wizard/rows";
import type { StepContext, StepResult } from "../wizard/step";
import { answerWith } from "../wizard/step";
import { StepQuickPick } from "../wizard/stepQuickPick";
import { tagChoiceTexts, tagText } from "./tagChoiceTexts";
import { addRow, continueRow, removeRow, tagKey, tagRow } from "./tagRows";
import type { TagsEvent, TagsState } from "./tagsView";
import { editedIndex } from "./tagsView";

/** A step that edits the tags of one or more profiles. */
export interface TagsStep extends TagsState {
  /** The resource that the tags are for, for example its name. */
  readonly subject: string;
  /** The suggestions known so far. */
  readonly suggestions: () => TagSuggestions;
  /** Starts loading suggestions and calls `onChange` whenever there are more. Stops when the result is disposed of. */
  readonly loadSuggestions: (onChange: () => void) => Disposable;
  /** Rows above the list, for example about a failure. */
  readonly noticeRows: readonly Row<TagsEvent>[];
}

/** Shows the list of tags or the input for one tag, depending on `view`. */
export function askTags(context: StepContext, step: TagsStep): Promise<StepResult<TagsEvent>> {
  return step.view.kind === "list" ? askList(context, step) : askEntry(context, step);
}

function placeholder(instruction: string, { subject }: TagsStep): string {
  return [instruction, stripControlCharacters(subject)].join(" · ");
}

/** Lists the tags. Typing `key=value` adds one. */
function askList(context: StepContext, step: TagsStep): Promise<StepResult<TagsEvent>> {
  const { tags, view, noticeRows } = step;
  const picker = new StepQuickPick<TagsEvent>(context);
  const { quickPick } = picker;
  quickPick.placeholder = placeholder(vscode.l10n.t("Type key=value to add a tag, or press Enter to continue"), step);
  quickPick.value = view.text;
  const tagRows = tags.map(tagRow);
  const listRows = [
    ...noticeRows,
    continueRow(tags.length),
    ...(tags.length < maximumTags ? [addRow()] : []),
    ...(tags.length > 0 ? [separator<TagsEvent>(vscode.l10n.t("Tags"))] : []),
    ...tagRows,
  ];
  const isTyping = () => quickPick.value.trim() !== "";
  const rows = () => (isTyping() ? [...choiceRows(quickPick, step), ...tagRows] : listRows);
  const activeKey = view.kind === "list" && view.active !== undefined ? tagKey(view.active) : undefined;
  // The list has no suggestions, and redrawing it could undo the user's latest move to another row.
  return showRows(picker, step, rows, isTyping, activeKey);
}

/** Asks for one tag and suggests keys, then values, that are already in use. */
function askEntry(context: StepContext, step: TagsStep): Promise<StepResult<TagsEvent>> {
  const { tags, view } = step;
  const picker = new StepQuickPick<TagsEvent>(context);
  picker.quickPick.placeholder = placeholder(
    vscode.l10n.t("Type key=value, or select a key that is already in use"),
    step,
  );
  picker.quickPick.value = view.text;
  const index = editedIndex(view);
  const edited: Tag | undefined = index === undefined ? undefined : tags[index];
  const rows = () => {
    const choices = choiceRows(picker.quickPick, step);
    return [
      ...(choices.length > 0
        ? choices
        : unfiltered<TagsEvent>(messageRow("info", vscode.l10n.t("Type a tag as key=value")))),
      ...(edited && index !== undefined ? [separator<TagsEvent>(), removeRow(tagText(edited), index)] : []),
    ];
  };
  return showRows(picker, step, rows, () => true);
}

/** Shows rows that depend on the typed text and, if `hasSuggestions` is true, on the suggestions. */
function showRows(
  picker: StepQuickPick<TagsEvent>,
  { loadSuggestions }: TagsStep,
  rows: () => readonly Row<TagsEvent>[],
  hasSuggestions: () => boolean,
  activeKey?: string,
): Promise<StepResult<TagsEvent>> {
  const draw = (key: string | undefined) => {
    const drawn = rows();
    picker.setRows(drawn, key ?? (drawn.some((row) => row.key === "continue") ? "continue" : typedTextKey));
  };
  draw(activeKey);
  return picker.show([
    picker.quickPick.onDidChangeValue(() => draw(undefined)),
    loadSuggestions(() => {
      if (hasSuggestions()) {
        picker.setRows(rows());
      }
    }),
  ]);
}

/** Returns rows with the choices for the typed text. The rows already match the text, so VS Code must not filter them. */
function choiceRows(quickPick: vscode.QuickPick<Row<TagsEvent>>, step: TagsStep): Row<TagsEvent>[] {
  const choices = tagChoices(quickPick.value, step.tags, editedIndex(step.view), step.suggestions());
  return choices.map((choice, index) => {
    const { label, description, detail, codicon } = tagChoiceTexts(choice);
    return {
      key: index === 0 ? typedTextKey : label,
      label: escapeForLabel(label),
      description: escapeForLabel(description),
      ...(detail === "" ? {} : { detail: escapeForLabel(detail) }),
      iconPath: new vscode.ThemeIcon(codicon),
      alwaysShow: true,
      choose: () => choose(quickPick, choice),
    };
  });
}

function choose(quickPick: vscode.QuickPick<Row<TagsEvent>>, choice: TagChoice): StepResult<TagsEvent> | undefined {
  switch (choice.kind) {
    case "set":
      return answerWith({ type: "tagSet", tag: choice.tag });
    case "completeKey":
      quickPick.value = `${choice.key}=`;
      return undefined;
    case "invalid":
      return undefined;
  }
}
