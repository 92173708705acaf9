import * as vscode from "vscode";
import type { LoadBedrock } from "../../aws/bedrock";
import type { Connection } from "../../domain/connection";
import { formatRegions, formatRegionWithName } from "../../messages/region";
import type { QuickInputs } from "../../pickers/quickInputs";
import type { ProfileRef } from "../../profiles/profileStore";
import type { Notifications } from "../../ui/notifications";
import { escapeForNotification } from "../../ui/untrustedText";
import { withCancel } from "../../ui/withCancel";
import { chooseFound } from "./choices";
import type { LookUpTarget, SearchResult } from "./lookUp";
import { lookUpAll } from "./lookUp";

/** The dependencies and options of a search. */
interface SearchOptions {
  readonly loadBedrock: LoadBedrock;
  readonly quickInputs: QuickInputs;
  readonly notifications: Pick<Notifications, "logUnexpected">;
  readonly signal: AbortSignal;
  /**
   * Whether the user has chosen Regions that are not shown. Such a search shows its progress in a notification, because it may
   * take long, and the Region of its only result.
   */
  readonly isElsewhere: boolean;
}

/**
 * Searches for an ID through several connections, and asks which profile to open if several have the ID. Returns "cancelled" if
 * the user cancels the search or presses Esc. Rejects with the most useful error if no connection has the profile.
 */
export async function searchForId(
  target: LookUpTarget,
  connections: readonly Connection[],
  { loadBedrock, quickInputs, notifications, signal, isElsewhere }: SearchOptions,
): Promise<ProfileRef | "cancelled"> {
  const search = isElsewhere ? searchWithProgress : lookUpAll;
  const result = await search(target, connections, loadBedrock, { signal, onSearched: () => undefined });
  if (signal.aborted) {
    return "cancelled";
  }
  const [first, ...others] = result.found;
  const failed = formatFailed(result);
  if (first && others.length === 0) {
    if (isElsewhere) {
      // Nothing waits for this notification, which may stay open.
      showFound(first, failed).catch((error: unknown) => notifications.logUnexpected(error));
    }
    return first;
  }
  return (await quickInputs.interrupt(() => chooseFound(result.found, failed))) ?? "cancelled";
}

function searchWithProgress(
  target: LookUpTarget,
  connections: readonly Connection[],
  loadBedrock: LoadBedrock,
  { signal }: { readonly signal: AbortSignal },
): Promise<SearchResult> {
  const regions = new Set(connections.map(({ region }) => region));
  const title = vscode.l10n.t(
    'Searching for "{0}" in {1}',
    escapeForNotification(target.identifier),
    formatRegions([...regions], vscode.env.language),
  );
  return withCancel(title, (canceled, progress) =>
    lookUpAll(target, connections, loadBedrock, {
      signal: AbortSignal.any([signal, canceled]),
      onSearched: () => progress.report({ increment: 100 / connections.length }),
    }),
  );
}

/** Returns a sentence about the Regions that could not be searched, or an empty string. */
function formatFailed({ failedRegions }: SearchResult): string {
  return failedRegions.length > 0
    ? vscode.l10n.t("Could not search {0}.", formatRegions(failedRegions, vscode.env.language))
    : "";
}

async function showFound({ connection, profile }: ProfileRef, failed: string): Promise<void> {
  const found = vscode.l10n.t(
    'Found "{0}" in {1}.',
    escapeForNotification(profile.name),
    formatRegionWithName(connection.region, ", "),
  );
  await vscode.window.showInformationMessage([found, failed].filter(Boolean).join(" "));
}
