import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { CommandTarget } from "../../domain/commandTarget";
import type { ChangeGuard, ChangeTarget } from "../../changes/changeGuard";
import type { Connection } from "../../domain/connection";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { RequiredTag } from "../../domain/requiredTags";
import { suggestedValues } from "../../domain/requiredTags";
import type { TagEdit, TagEditOptions } from "../../domain/tagChange";
import type { ProfilePicker } from "../../pickers/profilePicker";
import type { ProfileRef } from "../../profiles/profileStore";
import { showRefusal } from "../../ui/showRefusal";
import type { TagEditor } from "./tagEditor";

/** The dependencies of the commands for tags. */
export interface TagsCommandServices {
  readonly picker: ProfilePicker;
  readonly guard: ChangeGuard;
  readonly findConnections: () => Promise<readonly Connection[]>;
  readonly readRequiredTags: () => readonly RequiredTag[];
  /** Loads the editor on first use. */
  readonly loadEditor: () => Promise<TagEditor>;
}

/** Returns the handlers that edit the tags of the chosen profiles and add missing required tags. */
export function tagsHandlers({ picker, guard, findConnections, loadEditor, readRequiredTags }: TagsCommandServices) {
  let loaded: Promise<TagEditor> | undefined;
  const edit = async (
    clicked: CommandTarget | undefined,
    selected: readonly CommandTarget[] | undefined,
    options: TagEditOptions,
    view?: "plan",
  ) => {
    const targets = picker.taggableTargets(clicked, selected);
    const application = targets.filter(({ profile }) => profile.type === "APPLICATION");
    const refusal = await guard.check(
      targets.length > 0 ? application.map(toChangeTarget) : onlyAwsProfile(await findConnections()),
    );
    if (refusal) {
      await showRefusal(refusal);
      return;
    }
    loaded ??= loadEditor();
    const editor = await loaded;
    if (await editor.resume()) {
      return;
    }
    const profiles = targets.length > 0 ? targets : await picker.pickMany(vscode.l10n.t("Edit Tags"));
    if (profiles.length > 0) {
      await editor.run(profiles, view ? { ...options, view: { kind: view } } : options);
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

function toChangeTarget({ connection, profile }: ProfileRef): ChangeTarget {
  return { connection, accountId: accountOfProfile(profile) };
}

/**
 * Returns a connection of the only AWS profile, whose account the change will certainly be in. Returns no connections if there are
 * several AWS profiles, because the user has not chosen one yet and the others must not ask for a sign-in.
 */
function onlyAwsProfile(connections: readonly Connection[]): ChangeTarget[] {
  const [connection] = connections;
  const isOnly = new Set(connections.map(({ awsProfile }) => awsProfile)).size === 1;
  return connection && isOnly ? [{ connection }] : [];
}

/** Returns the edits that add missing required tags that have a default value or only one allowed value. */
function defaultEdits(required: readonly RequiredTag[]): TagEdit[] {
  return required.flatMap((each) => {
    const [value, ...others] = suggestedValues(each);
    const isCertain = each.defaultValue !== undefined || (others.length === 0 && each.values.length === 1);
    return value !== undefined && isCertain ? [{ kind: "setMissing", key: each.key, value }] : [];
  });
}
