import path from "node:path";
import type * as vscode from "vscode";
import type { Aws } from "../aws/aws";
import type { LoadBedrock } from "../aws/bedrock";
import type { LoadCloudWatch } from "../aws/cloudWatch";
import type { LoadCostExplorer } from "../aws/costExplorer";
import { ChangeGuard } from "../changes/changeGuard";
import { findCredentialsInUse, findDefaultRegion, listFindingsInUse } from "../connections/awsFacts";
import { findMalformedTagSettings, onDidChangeTagSettings, readChangeRules } from "../connections/changeSettings";
import { Connections } from "../connections/connections";
import { onDidChangeConnectionSettings, readConnectionSettings } from "../connections/settings";
import {
  logFindings,
  warnAboutInvalidRegions,
  warnAboutMalformedSettings,
  warnAboutOtherPartition,
} from "../features/connections/warnings";
import { askMfaCode } from "../features/signIn/mfaCode";
import type { SignInPrompt } from "../features/signIn/signInPrompt";
import type { QuickInputs } from "../pickers/quickInputs";
import { AccountIds } from "../profiles/accountIds";
import { LazyCache } from "../profiles/cache/lazyCache";
import { ProfileStore } from "../profiles/profileStore";
import { TagStore } from "../profiles/tagStore";
import { ActivityStore } from "../profiles/usage/activityStore";
import { UsageStore } from "../profiles/usage/usageStore";
import type { Notifications } from "../ui/notifications";
import { escapeForLog } from "../ui/untrustedText";
import type { Clock } from "../util/clock";
import { systemClock } from "../util/clock";
import type { Disposable } from "../util/emitter";
import { Lazy } from "../util/lazy";

/** The services that load data from AWS and store it. */
export interface AwsServices {
  readonly connections: Connections;
  readonly loadBedrock: LoadBedrock;
  readonly loadCloudWatch: LoadCloudWatch;
  readonly loadCostExplorer: LoadCostExplorer;
  /** The time of AWS: the system clock, corrected if it is off by several minutes. */
  readonly awsClock: Pick<Clock, "now">;
  readonly usage: UsageStore;
  readonly activity: ActivityStore;
  readonly profileStore: ProfileStore;
  readonly tagStore: TagStore;
  readonly accounts: AccountIds;
  readonly guard: ChangeGuard;
  /** Clears credentials, accounts, and clients, so that they are resolved again. */
  readonly clearCredentials: () => Promise<void>;
  readonly disposables: readonly Disposable[];
}

/** The editor services that the AWS services depend on. */
interface AwsServicesOptions {
  readonly log: vscode.LogOutputChannel;
  readonly notifications: Notifications;
  readonly signInPrompt: SignInPrompt;
  readonly quickInputs: QuickInputs;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/** Creates the services. The AWS SDK is loaded with the first request. `storage` is the path of the extension's global storage. */
export function createAwsServices(storage: string, options: AwsServicesOptions): AwsServices {
  const { log, notifications, signInPrompt, quickInputs, report } = options;
  let clockOffsetMs = () => 0;
  const aws = new Lazy(async (): Promise<Aws> => {
    const { Aws } = await import("../aws/index");
    const created = new Aws({
      askMfaCode: (question, signal) => askMfaCode(question, signal, quickInputs),
      onMalformedResponse: (text) => log.warn(escapeForLog(text)),
    });
    clockOffsetMs = () => created.clockOffsetMs;
    return created;
  });
  const awsClock = { now: () => new Date(systemClock.now().getTime() + clockOffsetMs()) };
  const loadBedrock: LoadBedrock = async () => (await aws.get()).bedrock;
  const connections = new Connections({
    readSettings: () => {
      const settings = readConnectionSettings();
      return { ...settings, malformed: [...settings.malformed, ...findMalformedTagSettings()] };
    },
    findDefaultRegion,
    findCredentials: findCredentialsInUse,
    listFindings: (awsProfiles, hasRegions) => listFindingsInUse({ awsProfiles, hasRegions }),
    onInvalidRegions: (regions) => warnAboutInvalidRegions(regions, report),
    onOtherPartition: (regions) => warnAboutOtherPartition(regions, report),
    onMalformedSettings: (names) => warnAboutMalformedSettings(names, report),
  });
  connections.onDidChange(() => logFindings(connections.findings, log));
  const cache = createCache(storage, notifications, report);
  const profileStore = new ProfileStore(
    loadBedrock,
    (problem) => {
      notifications.log(problem);
      signInPrompt.record(problem);
    },
    { cache, clock: systemClock },
  );
  const tagStore = new TagStore(loadBedrock, profileStore, (problem) => notifications.log(problem));
  const accounts = new AccountIds(
    async () => (await aws.get()).sts,
    (problem) => notifications.log(problem),
  );
  const guard = new ChangeGuard(readChangeRules, accounts);
  const loadCloudWatch: LoadCloudWatch = async () => (await aws.get()).cloudWatch;
  const loadCostExplorer: LoadCostExplorer = async () => (await aws.get()).costExplorer;
  const usage = new UsageStore(loadCloudWatch, awsClock);
  const activity = new ActivityStore(loadCloudWatch, awsClock, (problem) => notifications.log(problem));
  const clearCredentials = async () => {
    (await aws.get()).reset();
    usage.clear();
    activity.clear();
    accounts.invalidate();
  };
  const reloadConnections = () => {
    connections.reloadIfLoaded().catch(report);
  };
  const disposables = [
    aws,
    connections,
    profileStore,
    tagStore,
    accounts,
    activity,
    cache,
    connections.onDidChange(() => tagStore.keepOnly(connections.current)),
    onDidChangeConnectionSettings(reloadConnections),
    // There is a row for each of these settings that is malformed.
    onDidChangeTagSettings(reloadConnections),
  ];
  return {
    connections,
    loadBedrock,
    loadCloudWatch,
    loadCostExplorer,
    awsClock,
    usage,
    activity,
    profileStore,
    tagStore,
    accounts,
    guard,
    clearCredentials,
    disposables,
  };
}

function createCache(storage: string, notifications: Notifications, report: (error: unknown) => void): LazyCache {
  return new LazyCache(async () => {
    const { DiskFolder, FileCache } = await import("../profiles/cache/fileCache");
    return new FileCache({
      folder: new DiskFolder(path.join(storage, "cache"), path.join(storage, "remembered")),
      clock: systemClock,
      onFailure: (error) => notifications.logCacheFailure(error),
    });
  }, report);
}
