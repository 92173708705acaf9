import * as vscode from "vscode";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileRef } from "../../profiles/profileStore";
import type { TagStore } from "../../profiles/tagStore";
import { problemOf, unexpectedProblem } from "../../domain/problem";
import type { WorkProgress } from "../../ui/withCancel";
import { withCancel } from "../../ui/withCancel";
import type { Notifications } from "../../ui/notifications";
import { escapeForNotification } from "../../ui/untrustedText";
import { forEachLimited } from "../../util/limiter";
import type { EditedProfile, ProfileEdits } from "./editorState";

/** The maximum number of profiles whose tags are read concurrently. */
const maxConcurrent = 8;

/**
 * Reads the tags of profiles, showing progress that offers to cancel. Returns undefined if the user cancels. A profile whose tags
 * cannot be read has a problem instead of tags.
 */
export async function readCurrentTags(
  profileRefs: readonly ProfileEdits[],
  services: {
    readonly tagStore: Pick<TagStore, "read">;
    readonly accounts: Pick<AccountIds, "get" | "load">;
    readonly notifications: Pick<Notifications, "log">;
  },
): Promise<readonly EditedProfile[] | undefined> {
  const [only] = profileRefs;
  const title =
    only && profileRefs.length === 1
      ? vscode.l10n.t('Loading the tags of "{0}"', escapeForNotification(only.profile.name))
      : vscode.l10n.t("Loading the tags of {0} inference profiles", profileRefs.length);
  const location = profileRefs.length === 1 ? vscode.ProgressLocation.Window : vscode.ProgressLocation.Notification;
  const read = async (signal: AbortSignal, progress: WorkProgress) => {
    const results = new Map<ProfileEdits, EditedProfile>();
    await forEachLimited(profileRefs, maxConcurrent, async (ref) => {
      results.set(ref, { ...ref, ...(await readTags(ref, services, signal)) });
      progress.report({ increment: 100 / profileRefs.length });
    });
    return signal.aborted ? undefined : profileRefs.flatMap((ref) => results.get(ref) ?? []);
  };
  return withCancel(title, read, location);
}

async function readTags(
  { connection, profile }: ProfileRef,
  { tagStore, accounts, notifications }: Parameters<typeof readCurrentTags>[1],
  signal: AbortSignal,
): Promise<EditedProfile> {
  const accountId = () => {
    const known = accounts.get(connection.awsProfile);
    return known === undefined ? {} : { accountId: known };
  };
  if (signal.aborted) {
    return { connection, profile };
  }
  try {
    const tags = await tagStore.read(connection, profile.arn, { signal });
    await accounts.load(connection);
    return { connection, profile, ...accountId(), tags };
  } catch (error) {
    const problem = problemOf(error) ?? unexpectedProblem(error, "ListTagsForResource", connection);
    if (!signal.aborted) {
      notifications.log(problem);
    }
    return { connection, profile, ...accountId(), problem };
  }
}
