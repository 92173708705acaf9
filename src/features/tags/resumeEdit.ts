import * as vscode from "vscode";
import type { TagEdit } from "../../domain/tagChange";
import { askResume } from "../../pickers/wizard/askResume";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { Memento } from "../../util/recentItems";
import { editText } from "./rowTexts";
import type { UnfinishedEdit } from "./unfinishedEdit";
import { deleteUnfinishedEdit, readUnfinishedEdit } from "./unfinishedEdit";
import { formatProfileCount } from "../../messages/counts";

/** The answer to the question about an unfinished edit. */
export type ResumeAnswer =
  /** There is no unfinished edit, or the user starts over. */
  | { readonly kind: "none" }
  | { readonly kind: "dismissed" }
  | { readonly kind: "continue"; readonly edits: readonly TagEdit[]; readonly profiles: readonly ProfileRef[] };

/** Asks whether to continue an edit that was being applied when the window was closed. */
export async function askToResumeEdit(memento: Memento, profileStore: ProfileStore): Promise<ResumeAnswer> {
  const unfinished = readUnfinishedEdit(memento);
  if (!unfinished) {
    return { kind: "none" };
  }
  const { edits, targets } = unfinished;
  const answer = await askResume({
    title: vscode.l10n.t("Edit Tags"),
    placeholder: vscode.l10n.t("The window was closed while tags were being changed"),
    label: vscode.l10n.t("Continue Where You Left Off"),
    description: [
      formatProfileCount(targets.length, vscode.env.language),
      ...edits.map((each) => `${each.key}: ${editText(each, targets.length)}`),
    ].join(" · "),
  });
  if (answer === undefined) {
    return { kind: "dismissed" };
  }
  const profiles = answer === "continue" ? await findProfiles(unfinished, profileStore) : [];
  await deleteUnfinishedEdit(memento);
  return answer === "continue" ? { kind: "continue", edits, profiles } : { kind: "none" };
}

/** Returns the profiles of an unfinished edit that still exist. */
async function findProfiles({ targets }: UnfinishedEdit, profileStore: ProfileStore): Promise<ProfileRef[]> {
  const found: ProfileRef[] = [];
  for (const { arn, ...connection } of targets) {
    await profileStore.load(connection);
    const profile = profileStore.contents(connection)?.application.find((each) => each.arn === arn);
    if (profile) {
      found.push({ connection, profile });
    }
  }
  return found;
}
