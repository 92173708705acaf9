import path from "node:path";
import type { AwsAccess } from "../aws";
import { findDefaultRegion } from "../connections/awsFacts";
import { Connections } from "../connections/connections";
import { ControlPlaneCache } from "../profiles/controlPlaneCache";
import { onDidChangeConnectionSettings, readConnectionSettings } from "../connections/settings";
import { SharedControlPlane } from "../profiles/sharedControlPlane";
import { systemClock } from "../util/clock";
import type { Disposable } from "../util/emitter";
import { Lazy } from "../util/lazy";
import { AccountIds } from "../profiles/accountIds";
import { ProfileStore } from "../profiles/profileStore";
import { LazyCache } from "../profiles/cache/lazyCache";
import { askMfaCode } from "../features/signIn/mfaCode";
import { QuickInputs } from "../pickers/quickInputs";
import type { Reporting } from "./reporting";

/** What reads from AWS, and holds what was read. */
export interface Reading {
  readonly connections: Connections;
  readonly controlPlanes: ControlPlaneCache;
  readonly profileStore: ProfileStore;
  readonly accounts: AccountIds;
  /** What is asked while something is read gives way to the inputs that were open. */
  readonly quickInputs: QuickInputs;
  /** Lets go of credentials, accounts and endpoints, so that all are found anew. */
  readonly clearCredentials: () => Promise<void>;
  readonly disposables: readonly Disposable[];
}

/**
 * Makes what reads from AWS. Nothing is read before somebody asks, and the AWS SDK is loaded no earlier. `storage` is the path
 * of the extension's own folder for all windows.
 */
export function createReading(storage: string, reporting: Reporting): Reading {
  const { log, problems, report } = reporting;
  const quickInputs = new QuickInputs();
  const aws = new Lazy(async (): Promise<AwsAccess> => {
    const { AwsAccess } = await import("../aws/index");
    return new AwsAccess({
      askMfaCode: (question, signal) => askMfaCode(question, signal, quickInputs),
      onMalformedResponse: (text) => log.warn(text),
    });
  });
  const controlPlanes = new ControlPlaneCache(
    async (connection) => new SharedControlPlane(connection, (await aws.get()).controlPlane(connection)),
  );
  const connections = new Connections({
    readSettings: readConnectionSettings,
    findDefaultRegion,
    onInvalidRegions: (regions) => problems.warnOfInvalidRegions(regions),
    onMalformedSettings: (names) => problems.warnOfMalformedSettings(names),
  });
  const cache = createCache(storage, reporting);
  const profileStore = new ProfileStore(controlPlanes.get, reporting.tell, { cache, clock: systemClock });
  const accounts = new AccountIds(
    async () => (await aws.get()).accounts,
    (problem) => problems.log(problem),
  );
  const clearCredentials = async () => {
    (await aws.get()).clearCredentials();
    accounts.forget();
    // Clients made from now on see another endpoint; those in use are closed when their work is done.
    controlPlanes.keepOnly([]);
  };
  const disposables = [
    aws,
    controlPlanes,
    connections,
    profileStore,
    accounts,
    cache,
    connections.onDidChange(() => controlPlanes.keepOnly(connections.current)),
    onDidChangeConnectionSettings(() => {
      connections.reloadIfLoaded().catch(report);
    }),
  ];
  return { connections, controlPlanes, profileStore, accounts, quickInputs, clearCredentials, disposables };
}

function createCache(storage: string, { problems, report }: Reporting): LazyCache {
  return new LazyCache(async () => {
    const { DiskFolder, FileCache } = await import("../profiles/cache/fileCache");
    return new FileCache({
      folder: new DiskFolder(path.join(storage, "remembered")),
      clock: systemClock,
      onFailure: (error) => problems.logCacheFailure(error),
    });
  }, report);
}
