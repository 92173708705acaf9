import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { CommandTarget } from "../../domain/commandTarget";
import type { ChangeGuard } from "../../changes/changeGuard";
import type { RequiredTag } from "../../domain/requiredTags";
import { suggestedValues } from "../../domain/requiredTags";
import type { TagEdit, TagEditOptions } from "../../domain/tagChange";
import type { ProfilePicker } from "../../pickers/profilePicker";
import { showRefusal } from "../../ui/showRefusal";
import type { TagEditor } from "./tagEditor";

/** The dependencies of the commands for tags. */
export interface TagsCommandServices {
  readonly picker: ProfilePicker;
  readonly guard: ChangeGuard;
  readonly readRequiredTags: () => readonly RequiredTag[];
  /** Loads the editor on first use. */
  readonly loadEditor: () => Promise<TagEditor>;
}

/** Returns the handlers that edit the tags of the chosen profiles and add missing required tags. */
export function tagsHandlers({ picker, guard, loadEditor, readRequiredTags }: TagsCommandServices) {
  let editor: Promise<TagEditor> | undefined;
  const edit = async (
    clicked: CommandTarget | undefined,
    selected: readonly CommandTarget[] | undefined,
    options: TagEditOptions,
    view?: "plan",
  ) => {
    const refusal = guard.findGeneralRefusal();
    if (refusal) {
      await showRefusal(refusal);
      return;
    }
    editor ??= loadEditor();
    if (await (await editor).resume()) {
      return;
    }
    const profiles = await picker.choose(clicked, selected, vscode.l10n.t("Edit Tags"));
    if (profiles.length > 0) {
      await (await editor).run(profiles, view ? { ...options, view: { kind: view } } : options);
    }
  };
  return {
    // Edits from the details page are complete, so their plan is shown immediately.
    "bedrockProfiles.editTags": (clicked, selected, options = { edits: [] }) =>
      edit(clicked, selected, options, options.edits.length > 0 ? "plan" : undefined),
    "bedrockProfiles.addRequiredTags": (clicked, selected) =>
      edit(clicked, selected, { edits: defaultEdits(readRequiredTags()) }),
  } satisfies Partial<CommandHandlers>;
}

/** Returns the edits that add missing required tags that have a default value or only one allowed value. */
function defaultEdits(required: readonly RequiredTag[]): TagEdit[] {
  return required.flatMap((each) => {
    const [value, ...others] = suggestedValues(each);
    const isCertain = each.defaultValue !== undefined || (others.length === 0 && each.values.length === 1);
    return value !== undefined && isCertain ? [{ kind: "setMissing", key: each.key, value }] : [];
  });
}
