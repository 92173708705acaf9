import * as vscode from "vscode";
import { maximumTags } from "../../../domain/constraints";
import type { Disposable } from "../../../util/emitter";
import type { Tag } from "../../../domain/inferenceProfile";
import { escapeForLabel } from "../../../ui/untrustedText";
import { problemHere } from "../stepForProblem";
import { tagEntryTexts } from "../inputTexts";
import type { TagEntry } from "../tagEntry";
import { tagEntries } from "../tagEntry";
import type { PromptAnswer, PromptContext } from "./prompt";
import { answerWith } from "./prompt";
import type { Row } from "./rows";
import { lasting, problemRows, remark, separator, typedKey } from "./rows";
import { StepPicker } from "./stepPicker";

/** Shows the tags there are, and takes `key=value` as it is typed. */
export function askTags(context: PromptContext): Promise<PromptAnswer> {
  const { draft, tags: view } = context.state;
  const picker = new StepPicker(context);
  picker.quickPick.placeholder = vscode.l10n.t("Type key=value to add a tag, or press Enter to go on");
  picker.quickPick.value = view.text;
  const tagRows = (draft.tags ?? []).map(tagRow);
  const rows = () =>
    picker.quickPick.value.trim() === "" ? listRows(context, tagRows) : [...entryRows(picker, context), ...tagRows];
  const active = view.kind === "list" ? view.active : undefined;
  return showRows(picker, context, rows, active === undefined ? undefined : tagKey(active));
}

/** Takes one tag, suggesting keys and then values that are already used. */
export function askTagEntry(context: PromptContext): Promise<PromptAnswer> {
  const picker = new StepPicker(context);
  picker.quickPick.placeholder = vscode.l10n.t("Type key=value, or choose a key that is already used");
  const { draft, tags: view } = context.state;
  picker.quickPick.value = view.text;
  const index = view.kind === "entry" ? view.index : undefined;
  const changed = index === undefined ? undefined : draft.tags?.[index];
  const rows = () => {
    const entries = entryRows(picker, context);
    return [
      ...(entries.length > 0 ? entries : lasting(remark("info", vscode.l10n.t("Type a key, = and a value")))),
      ...(changed && index !== undefined ? [separator(""), removeRow(changed, index)] : []),
    ];
  };
  return showRows(picker, context, rows);
}

/** Shows rows that depend on the typed text and on what is learned of the Region's tags meanwhile. */
function showRows(
  picker: StepPicker,
  context: PromptContext,
  rows: () => readonly Row[],
  activeKey?: string,
): Promise<PromptAnswer> {
  const draw = (active: string | undefined) => {
    const drawn = rows();
    picker.setRows(drawn, active ?? (drawn.some((row) => row.key === "continue") ? "continue" : typedKey));
  };
  draw(activeKey);
  return picker.show([
    picker.quickPick.onDidChangeValue(() => draw(undefined)),
    readVocabulary(context, () => {
      // The list of tags suggests nothing: drawn anew for nothing, it would undo a move that is still on its way here.
      if (context.state.tags.kind === "entry" || picker.quickPick.value.trim() !== "") {
        picker.setRows(rows());
      }
    }),
  ]);
}

function listRows(context: PromptContext, tagRows: readonly Row[]): Row[] {
  const problem = problemHere(context.state);
  const count = tagRows.length;
  return [
    ...(problem ? problemRows(problem, context) : []),
    {
      key: "continue",
      label: vscode.l10n.t("Continue"),
      description: count === 0 ? vscode.l10n.t("Without tags") : vscode.l10n.t("{0} of {1} tags", count, maximumTags),
      iconPath: new vscode.ThemeIcon("arrow-right"),
      choose: () => answerWith({ type: "tagsAnswered" }),
    },
    ...(count < maximumTags ? [addRow()] : []),
    ...(count > 0 ? [separator(vscode.l10n.t("Tags"))] : []),
    ...tagRows,
  ];
}

function addRow(): Row {
  return {
    key: "add",
    label: vscode.l10n.t("Add a Tag..."),
    iconPath: new vscode.ThemeIcon("add"),
    choose: () => answerWith({ type: "tagEntryOpened" }),
  };
}

function tagRow({ key, value }: Tag, index: number): Row {
  const change = { iconPath: new vscode.ThemeIcon("edit"), tooltip: vscode.l10n.t("Change") };
  const remove = { iconPath: new vscode.ThemeIcon("trash"), tooltip: vscode.l10n.t("Remove") };
  const open = () => answerWith({ type: "tagEntryOpened", index });
  return {
    key: tagKey(index),
    label: escapeForLabel(`${key}=${value}`),
    iconPath: new vscode.ThemeIcon("tag"),
    buttons: [change, remove],
    choose: open,
    press: (button) => (button === remove ? answerWith({ type: "tagRemoved", index }) : open()),
  };
}

/** Does what the tag's own button does, which the keyboard does not reach. */
function removeRow({ key, value }: Tag, index: number): Row {
  return {
    key: "remove",
    label: escapeForLabel(vscode.l10n.t("Remove {0}", `${key}=${value}`)),
    iconPath: new vscode.ThemeIcon("trash"),
    alwaysShow: true,
    choose: () => answerWith({ type: "tagRemoved", index }),
  };
}

function tagKey(index: number): string {
  return `tag ${index}`;
}

/** What can be done with the typed text. The rows are not filtered by it: they were chosen by it already. */
function entryRows(picker: StepPicker, { state, vocabulary }: PromptContext): Row[] {
  const { connection, tags = [] } = state.draft;
  const suggestions = connection ? vocabulary.suggestions(connection) : { keys: [], values: () => [] };
  return tagEntries(picker.quickPick.value, tags, state.tags, suggestions).map((entry, index) => {
    const { label, description, detail, codicon } = tagEntryTexts(entry);
    return {
      key: index === 0 ? typedKey : label,
      label: escapeForLabel(label),
      description: escapeForLabel(description),
      ...(detail === "" ? {} : { detail: escapeForLabel(detail) }),
      iconPath: new vscode.ThemeIcon(codicon),
      alwaysShow: true,
      choose: () => chooseEntry(picker, entry),
    };
  });
}

function chooseEntry(picker: StepPicker, entry: TagEntry): PromptAnswer | undefined {
  switch (entry.kind) {
    case "set":
      return answerWith({ type: "tagSet", tag: entry.tag });
    case "completeKey":
      picker.quickPick.value = `${entry.key}=`;
      return undefined;
    case "invalid":
      return undefined;
  }
}

/** Learns the tags used in the Region meanwhile; leaving the step stops it. */
function readVocabulary({ state, profileStore, vocabulary, report }: PromptContext, learned: () => void): Disposable {
  const abort = new AbortController();
  const { connection } = state.draft;
  if (connection) {
    const profiles = profileStore.contents(connection)?.application ?? [];
    vocabulary.read(connection, profiles, learned, abort.signal).catch(report);
  }
  return { dispose: () => abort.abort() };
}
