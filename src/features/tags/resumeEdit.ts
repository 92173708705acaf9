import * as vscode from "vscode";
import type { Connection } from "../../domain/connection";
import { distinctConnections } from "../../domain/connection";
import { formatProfileCount } from "../../messages/counts";
import { askResume } from "../../pickers/wizard/askResume";
import type { ProfileStore } from "../../profiles/profileStore";
import { connectionsWithProblem } from "../../profiles/sameProblem";
import type { Notifications } from "../../ui/notifications";
import type { ProfileEdits } from "./editorState";
import { editText } from "./rowTexts";
import type { UnfinishedEdit } from "./unfinishedEdit";

/** Asks whether to continue an edit that was being applied when the window was closed. Returns undefined if the user presses Esc. */
export function askToResumeEdit({ targets }: UnfinishedEdit): Promise<"continue" | "startOver" | undefined> {
  const edits = new Map(targets.flatMap((target) => target.edits.map((edit) => [JSON.stringify(edit), edit] as const)));
  return askResume({
    title: vscode.l10n.t("Edit Tags"),
    placeholder: vscode.l10n.t("The window was closed while tags were being changed"),
    label: vscode.l10n.t("Continue Where You Left Off"),
    description: [
      formatProfileCount(targets.length, vscode.env.language),
      ...[...edits.values()].map((edit) => `${edit.key}: ${editText(edit, targets.length)}`),
    ].join(" · "),
  });
}

/**
 * Returns the profiles of an unfinished edit that still exist, with their edits. If a Region cannot be loaded, it is unknown which
 * of the profiles exist. Then shows the problem, and returns undefined unless the user retries.
 */
export async function findProfilesToEdit(
  { targets }: UnfinishedEdit,
  { profileStore, notifications }: { readonly profileStore: ProfileStore; readonly notifications: Notifications },
): Promise<readonly ProfileEdits[] | undefined> {
  const connections = distinctConnections(targets.map(({ awsProfile, region }) => connectionOf(awsProfile, region)));
  const problemOf = (connection: Connection) => {
    const state = profileStore.state(connection);
    return state?.status === "failed" ? state.problem : undefined;
  };
  // The sign-in may have expired while the window was closed, and the user may have signed in after the Regions failed to load.
  await profileStore.refreshAll(connections.filter(problemOf));
  await profileStore.loadAll(connections);
  for (;;) {
    const failed = connections.filter(problemOf);
    const problem = failed[0] && problemOf(failed[0]);
    if (!problem) {
      break;
    }
    const sameProblem = connectionsWithProblem(problem, failed, profileStore);
    const regions = sameProblem.map(({ region }) => region);
    if ((await notifications.show(problem, regions)) !== "retry") {
      return undefined;
    }
    await profileStore.refreshAll(failed);
  }
  return targets.flatMap(({ awsProfile, region, arn, edits }) => {
    const connection = connectionOf(awsProfile, region);
    const profile = profileStore.contents(connection)?.application.find((each) => each.arn === arn);
    return profile ? [{ connection, profile, edits }] : [];
  });
}

function connectionOf(awsProfile: string | undefined, region: string): Connection {
  return awsProfile === undefined ? { region } : { awsProfile, region };
}
