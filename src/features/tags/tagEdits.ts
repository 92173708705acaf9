import * as vscode from "vscode";
import type { LoadBedrock } from "../../aws/bedrock";
import type { ConflictingTags, ChangedTags, TagChanges } from "../../changes/tagsResult";
import { applyTagChanges } from "../../changes/applyTagChanges";
import type { ItemOutcome, TaskProgress } from "../../changes/taskRunner";
import { runTask } from "../../changes/taskRunner";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { problemOf, unexpectedProblem } from "../../domain/problem";
import type { KeyChange, TagEdit } from "../../domain/tagChange";
import type { TagStore } from "../../profiles/tagStore";
import { withCancel } from "../../ui/withCancel";
import { escapeForNotification } from "../../ui/untrustedText";
import type { Clock } from "../../util/clock";

/** A profile, the changes to its tags, and the edits that they were planned from. */
export interface TagItem extends TagChanges {
  readonly profile: InferenceProfile;
  readonly edits: readonly TagEdit[];
}

type TaskOutcome = ItemOutcome<TagItem, ChangedTags, ConflictingTags>;

/** A profile and the outcome of its changes. */
export interface TagOutcome extends TaskOutcome {
  /** `partly` contains the changes that were made although the result is not `done`, and the tags of the profile after them. */
  readonly result: TaskOutcome["result"] & { readonly partly?: ChangedTags };
  /** The changes that earlier runs made, or may have made, if a retry is not `done` either. */
  readonly earlierChanges?: readonly KeyChange[];
}

/** The dependencies for changing tags. */
export interface TagEditServices {
  readonly loadBedrock: LoadBedrock;
  readonly tagStore: Pick<TagStore, "put">;
  readonly clock: Clock;
}

/** Changes the tags of profiles while a notification shows progress and offers to cancel. Never rejects. */
export async function changeTagsWithProgress(
  items: readonly TagItem[],
  { loadBedrock, tagStore, clock }: TagEditServices,
): Promise<readonly TagOutcome[]> {
  const [only] = items;
  const title =
    only && items.length === 1
      ? vscode.l10n.t('Changing the tags of "{0}"', escapeForNotification(only.profile.name))
      : vscode.l10n.t("Changing tags of inference profiles");
  return withCancel(title, async (signal, progress) => {
    let percent = 0;
    const report = (state: TaskProgress) => {
      const next = state.total === 0 ? 100 : (state.finished / state.total) * 100;
      progress.report({ message: progressText(state), increment: next - percent });
      percent = next;
    };
    try {
      const bedrock = await loadBedrock();
      return await runTask<TagItem, ChangedTags, ConflictingTags>(
        {
          items,
          change: async (item, options) => {
            const result = await applyTagChanges(bedrock, item, options);
            if (result.kind === "done") {
              tagStore.put(item.connection, item.arn, result.value.tags);
            } else if (result.partly) {
              tagStore.put(item.connection, item.arn, result.partly.tags);
            } else if (result.kind === "skipped") {
              tagStore.put(item.connection, item.arn, result.reason.tags);
            }
            return result;
          },
        },
        { signal, clock, ...(items.length > 1 ? { onProgress: report } : {}) },
      );
    } catch (error) {
      return items.map((item) => ({
        item,
        result: {
          kind: "failed",
          problem: problemOf(error) ?? unexpectedProblem(error, "TagResource", item.connection),
        },
      }));
    }
  });
}

function progressText({ total, finished, failed, throttled }: TaskProgress): string {
  return [
    vscode.l10n.t("{0} of {1}", finished, total),
    ...(failed > 0 ? [vscode.l10n.t("{0} failed", failed)] : []),
    ...(throttled ? [vscode.l10n.t("slowed down, because AWS is busy")] : []),
  ].join(" · ");
}
