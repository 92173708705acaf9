import * as vscode from "vscode";
import { problemOf, unexpectedProblem } from "../../domain/problem";
import type { TagStore } from "../../profiles/tagStore";
import type { Notifications } from "../../ui/notifications";
import { escapeForNotification } from "../../ui/untrustedText";
import { selectTags } from "./copiedTags";
import type { CopiedTags, SimilarProfile } from "./wizardState";

/** The dependencies of copying tags. */
interface TagCopyServices {
  readonly tagStore: Pick<TagStore, "read">;
  readonly notifications: Pick<Notifications, "log">;
  readonly readManagedByTags: () => readonly string[];
}

/** Loads the tags of the profile that a new profile is similar to. Starts immediately. */
export class TagCopy {
  readonly #name: string;
  readonly #result: Promise<CopiedTags>;
  #isDone = false;

  constructor(similar: SimilarProfile, services: TagCopyServices, signal: AbortSignal) {
    this.#name = similar.profile.name;
    this.#result = read(similar, services, signal).finally(() => (this.#isDone = true));
  }

  /** Returns the result. Shows progress if the tags are still loading, and continues without them if the user cancels. */
  async finish(): Promise<CopiedTags> {
    if (this.#isDone) {
      return this.#result;
    }
    const title = vscode.l10n.t('Loading the tags of "{0}"', escapeForNotification(this.#name));
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => {
        const canceled = new Promise<CopiedTags>((resolve) =>
          token.onCancellationRequested(() => resolve({ kind: "failed" })),
        );
        return Promise.race([this.#result, canceled]);
      },
    );
  }
}

/** Never rejects. */
async function read(
  { connection, profile }: SimilarProfile,
  { tagStore, notifications, readManagedByTags }: TagCopyServices,
  signal: AbortSignal,
): Promise<CopiedTags> {
  try {
    return selectTags(await tagStore.read(connection, profile.arn, { signal }), readManagedByTags());
  } catch (error) {
    const problem = problemOf(error) ?? unexpectedProblem(error, "ListTagsForResource", connection);
    if (!signal.aborted) {
      notifications.log(problem);
    }
    return { kind: "failed", problem };
  }
}
