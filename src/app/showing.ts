import type * as vscode from "vscode";
import { findAwsFiles } from "../connections/awsFacts";
import { LazyAwsFileWatch } from "../connections/lazyAwsFileWatcher";
import type { Disposable } from "../util/emitter";
import type { ShowOptions } from "../features/details/lazyDetailsPanels";
import { LazyDetailsPanels } from "../features/details/lazyDetailsPanels";
import type { LazyTree } from "../features/explorer/lazyTree";
import { ExplorerView } from "../features/explorer/explorerView";
import { onAnswered } from "../profiles/accountIds";
import type { LocatedProfile } from "../profiles/profileStore";
import { Reloading } from "../connections/reloadScheduler";
import { ConnectionStatus } from "../connections/statusBar";
import { Icons } from "../ui/icons";
import { reach } from "../ui/walkthrough";
import type { Reading } from "./reading";
import type { Reporting } from "./reporting";

/** What shows what was read, and keeps it true. */
export interface Showing {
  readonly explorer: ExplorerView;
  readonly icons: Icons;
  readonly details: LazyDetailsPanels;
  readonly reloading: Reloading;
  readonly awsFiles: LazyAwsFileWatch;
  /** Lets go of credentials where files have changed that nothing was read again for yet. */
  readonly dropOutdated: () => Promise<void>;
  readonly showDetails: (located: LocatedProfile, options?: ShowOptions) => Promise<void>;
  readonly disposables: readonly Disposable[];
}

/** Makes the view, the pages and the status bar item. The view reads nothing before it is seen. */
export function createShowing(
  extensionUri: vscode.Uri,
  tree: LazyTree,
  reading: Reading,
  reporting: Reporting,
): Showing {
  const { connections, inventory, accounts } = reading;
  const { report, signInPrompt } = reporting;
  const icons = new Icons(extensionUri);
  const reload = async () => {
    await reading.forgetCredentials();
    await explorer.reload();
  };
  const reloading = new Reloading({
    connections: () => connections.current,
    state: (connection) => inventory.state(connection),
    findConnections: () => {
      connections.findAgain().catch(report);
    },
    reload: () => {
      reload().catch(report);
    },
  });
  const dropOutdated = async () => {
    if (reloading.takePutOff()) {
      await reading.forgetCredentials();
    }
  };
  const awsFiles = new LazyAwsFileWatch(findAwsFiles, reloading, report);
  const onFirstUse = () => awsFiles.start();
  const explorer = new ExplorerView(tree, { connections, inventory, accounts, icons, onFirstUse, report });
  const details = createDetails(extensionUri, reading, reporting);
  const disposables = [
    explorer,
    awsFiles,
    reloading,
    details,
    new ConnectionStatus(connections),
    inventory.onDidChange(() => reloading.regionChanged()),
    onAnswered(inventory, (connection) => signInPrompt.answered(connection)),
  ];
  const showDetails: Showing["showDetails"] = async ({ connection, profile }, options = {}) => {
    await details.show({ connection, arn: profile.arn, known: profile, ...options });
    await reach("opened");
  };
  return { explorer, icons, details, reloading, awsFiles, dropOutdated, showDetails, disposables };
}

function createDetails(
  extensionUri: vscode.Uri,
  { controlPlanes, inventory }: Reading,
  { problems, log }: Reporting,
): LazyDetailsPanels {
  return new LazyDetailsPanels(async () => {
    const { DetailsPanels } = await import("../features/details/panel");
    return new DetailsPanels({ extensionUri, controlPlanes: controlPlanes.get, inventory, problems, log });
  });
}
