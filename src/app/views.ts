import type * as vscode from "vscode";
import { onDidChangeShowActivity, readShowActivity } from "../connections/activitySetting";
import { findAwsFiles, findCredentialsInUse } from "../connections/awsFacts";
import { onDidChangeTagSettings, readManagedByTags, readRequiredTags } from "../connections/changeSettings";
import { LazyAwsFileWatcher } from "../connections/lazyAwsFileWatcher";
import { ReloadScheduler } from "../connections/reloadScheduler";
import { ConnectionStatusBarItem } from "../connections/statusBar";
import { mayNeedSignIn } from "../domain/problem";
import { LazyDetailsPanels } from "../features/details/lazyDetailsPanels";
import { Arrangement } from "../features/explorer/arrangement";
import { ExplorerView } from "../features/explorer/explorerView";
import { RowActivity } from "../features/explorer/rowActivity";
import { RowTags } from "../features/explorer/rowTags";
import type { LazyTree } from "../features/explorer/lazyTree";
import type { SignInPrompt } from "../features/signIn/signInPrompt";
import { onCredentialsAccepted } from "../profiles/accountIds";
import { signInStateOf } from "../profiles/signInState";
import { Icons } from "../ui/icons";
import type { Notifications } from "../ui/notifications";
import type { CompleteWalkthroughStep } from "../ui/walkthrough";
import type { Disposable } from "../util/emitter";
import type { AwsServices } from "./awsServices";

/** The tree view and the details pages, and the watchers that keep them up to date. */
export interface Views {
  readonly explorer: ExplorerView;
  readonly arrangement: Arrangement;
  readonly rowActivity: RowActivity;
  readonly icons: Icons;
  readonly details: LazyDetailsPanels;
  readonly reloadScheduler: ReloadScheduler;
  readonly awsFiles: LazyAwsFileWatcher;
  /** Clears credentials if the AWS files have changed since the credentials were resolved. */
  readonly clearOutdatedCredentials: () => Promise<void>;
  readonly disposables: readonly Disposable[];
}

/** The editor services that the views depend on. */
interface ViewsOptions {
  readonly log: vscode.LogOutputChannel;
  readonly notifications: Notifications;
  readonly signInPrompt: SignInPrompt;
  /** The storage for values that are preserved when the window is reloaded. */
  readonly storage: vscode.Memento;
  readonly completeStep: CompleteWalkthroughStep;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/** Creates the views and the status bar item. The tree does not load anything until it becomes visible. */
export function createViews(
  extensionUri: vscode.Uri,
  tree: LazyTree,
  aws: AwsServices,
  { log, notifications, signInPrompt, storage, completeStep, report }: ViewsOptions,
): Views {
  const { connections, loadBedrock, usage, profileStore, accounts } = aws;
  const icons = new Icons(extensionUri);
  const reload = async () => {
    await aws.clearCredentials();
    await explorer.reload();
  };
  const states = () => connections.current.map((connection) => profileStore.state(connection));
  const reloadScheduler = new ReloadScheduler({
    isLoading: () => states().some((state) => state?.status === "loading"),
    mayNeedSignIn: () => states().some((state) => state?.status === "failed" && mayNeedSignIn(state.problem)),
    findConnections: () => {
      connections.reloadIfLoaded().catch(report);
    },
    reload: () => {
      reload().catch(report);
    },
  });
  const clearOutdatedCredentials = async () => {
    if (reloadScheduler.consumePendingReload()) {
      await aws.clearCredentials();
    }
  };
  const awsFiles = new LazyAwsFileWatcher(findAwsFiles, reloadScheduler, report);
  const onFirstUse = () => awsFiles.start();
  const arrangement = new Arrangement({ connections, profileStore, tagStore: aws.tagStore, storage, report });
  const rowTags = new RowTags({
    profileStore,
    tagStore: aws.tagStore,
    readRequiredTags,
    readManagedByTags,
    onDidChangeSettings: onDidChangeTagSettings,
    report,
  });
  const rowActivity = new RowActivity({
    store: aws.activity,
    profileStore,
    accounts,
    connections: () => connections.current,
    view: tree.view,
    isOn: readShowActivity,
    onDidChangeSetting: onDidChangeShowActivity,
    report,
  });
  const explorer = new ExplorerView(tree, {
    connections,
    profileStore,
    accounts,
    icons,
    arrangement,
    rowTags,
    rowActivity,
    storage,
    completeStep,
    onFirstUse,
    report,
  });
  const details = new LazyDetailsPanels(async () => {
    const { DetailsPanels } = await import("../features/details/detailsPanels");
    return new DetailsPanels({
      extensionUri,
      loadBedrock,
      usage,
      profileStore,
      tagStore: aws.tagStore,
      accounts,
      findCredentials: findCredentialsInUse,
      notifications,
      log,
      completeStep,
      onDidActivate: ({ connection, arn }) => {
        explorer.follow(connection, arn).catch(report);
      },
    });
  });
  const disposables = [
    explorer,
    arrangement,
    rowTags,
    rowActivity,
    awsFiles,
    reloadScheduler,
    details,
    new ConnectionStatusBarItem(connections, {
      read: () => ({ accountOf: (awsProfile) => accounts.get(awsProfile), signIn: signInStateOf(states()) }),
      onDidChange: (listener) => [accounts.onDidChange(listener), profileStore.onDidChange(listener)],
    }),
    profileStore.onDidChange(() => reloadScheduler.regionChanged()),
    onCredentialsAccepted(profileStore, (connection) => signInPrompt.answered(connection)),
  ];
  return {
    explorer,
    arrangement,
    rowActivity,
    icons,
    details,
    reloadScheduler,
    awsFiles,
    clearOutdatedCredentials,
    disposables,
  };
}
