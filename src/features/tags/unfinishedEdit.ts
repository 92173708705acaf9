import * as z from "../../util/zod";
import type { TagEdit } from "../../domain/tagChange";
import type { Memento } from "../../util/recentItems";
import type { TagItem } from "./tagEdits";

const storageKey = "unfinishedTagEdit";

const text = z.string();
const edit = z.union([
  z.object({ kind: z.enum(["set", "setMissing"]), key: text, value: text }),
  z.object({ kind: z.literal("remove"), key: text }),
]);
const unfinishedEdit = z.object({
  edits: z.array(edit),
  targets: z.array(z.object({ awsProfile: z.exactOptional(text), region: text, arn: text })),
});

/** An edit of tags that was being applied when the window was closed, with the profiles that it applies to. */
export interface UnfinishedEdit {
  readonly edits: readonly TagEdit[];
  readonly targets: readonly { readonly awsProfile?: string; readonly region: string; readonly arn: string }[];
}

/** Returns the edit that was interrupted when a window was closed, or undefined if there is none. */
export function readUnfinishedEdit(memento: Memento): UnfinishedEdit | undefined {
  const parsed = unfinishedEdit.safeParse(memento.get(storageKey));
  return parsed.success ? parsed.data : undefined;
}

/** Saves the edit that is being applied. It contains the new tags, and is deleted when the task has ended. */
export async function saveUnfinishedEdit(
  memento: Memento,
  edits: readonly TagEdit[],
  items: readonly TagItem[],
): Promise<void> {
  const targets = items.map(({ connection: { awsProfile, region }, arn }) => ({
    ...(awsProfile === undefined ? {} : { awsProfile }),
    region,
    arn,
  }));
  await memento.update(storageKey, { edits, targets });
}

/** Deletes the saved edit. */
export async function deleteUnfinishedEdit(memento: Memento): Promise<void> {
  await memento.update(storageKey, undefined);
}
