import type * as vscode from "vscode";
import { findAwsFiles } from "../connections/awsFacts";
import { LazyAwsFileWatcher } from "../connections/lazyAwsFileWatcher";
import type { Disposable } from "../util/emitter";
import type { ShowOptions } from "../features/details/lazyDetailsPanels";
import { LazyDetailsPanels } from "../features/details/lazyDetailsPanels";
import type { LazyTree } from "../features/explorer/lazyTree";
import { ExplorerView } from "../features/explorer/explorerView";
import { mayLackSignIn } from "../domain/problem";
import { onCredentialsAccepted } from "../profiles/accountIds";
import type { ProfileRef } from "../profiles/profileStore";
import { ReloadScheduler } from "../connections/reloadScheduler";
import { ConnectionStatusBarItem } from "../connections/statusBar";
import { Icons } from "../ui/icons";
import { completeWalkthroughStep } from "../ui/walkthrough";
import type { Reading } from "./reading";
import type { Reporting } from "./reporting";

/** What shows what was read, and keeps it true. */
export interface Showing {
  readonly explorer: ExplorerView;
  readonly icons: Icons;
  readonly details: LazyDetailsPanels;
  readonly reloadScheduler: ReloadScheduler;
  readonly awsFiles: LazyAwsFileWatcher;
  /** Lets go of credentials where files have changed that nothing was read again for yet. */
  readonly dropOutdated: () => Promise<void>;
  readonly showDetails: (profileRef: ProfileRef, options?: ShowOptions) => Promise<void>;
  readonly disposables: readonly Disposable[];
}

/** Makes the view, the pages and the status bar item. The view reads nothing before it is seen. */
export function createShowing(
  extensionUri: vscode.Uri,
  tree: LazyTree,
  reading: Reading,
  reporting: Reporting,
): Showing {
  const { connections, profileStore, accounts } = reading;
  const { report, signInPrompt } = reporting;
  const icons = new Icons(extensionUri);
  const reload = async () => {
    await reading.clearCredentials();
    await explorer.reload();
  };
  const states = () => connections.current.map((connection) => profileStore.state(connection));
  const reloadScheduler = new ReloadScheduler({
    isLoading: () => states().some((state) => state?.status === "loading"),
    mayLackSignIn: () => states().some((state) => state?.status === "failed" && mayLackSignIn(state.problem)),
    findConnections: () => {
      connections.reloadIfLoaded().catch(report);
    },
    reload: () => {
      reload().catch(report);
    },
  });
  const dropOutdated = async () => {
    if (reloadScheduler.consumePendingReload()) {
      await reading.clearCredentials();
    }
  };
  const awsFiles = new LazyAwsFileWatcher(findAwsFiles, reloadScheduler, report);
  const onFirstUse = () => awsFiles.start();
  const explorer = new ExplorerView(tree, { connections, profileStore, accounts, icons, onFirstUse, report });
  const details = createDetails(extensionUri, reading, reporting);
  const disposables = [
    explorer,
    awsFiles,
    reloadScheduler,
    details,
    new ConnectionStatusBarItem(connections),
    profileStore.onDidChange(() => reloadScheduler.regionChanged()),
    onCredentialsAccepted(profileStore, (connection) => signInPrompt.answered(connection)),
  ];
  const showDetails: Showing["showDetails"] = async ({ connection, profile }, options = {}) => {
    await details.show({ connection, arn: profile.arn, known: profile, ...options });
    await completeWalkthroughStep("opened");
  };
  return { explorer, icons, details, reloadScheduler, awsFiles, dropOutdated, showDetails, disposables };
}

function createDetails(
  extensionUri: vscode.Uri,
  { controlPlanes, profileStore }: Reading,
  { problems, log }: Reporting,
): LazyDetailsPanels {
  return new LazyDetailsPanels(async () => {
    const { DetailsPanels } = await import("../features/details/panel");
    return new DetailsPanels({ extensionUri, controlPlanes, profileStore, problems, log });
  });
}
