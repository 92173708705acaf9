import path from "node:path";
import type { Aws } from "../aws/aws";
import { findDefaultRegion } from "../connections/awsFacts";
import { Connections } from "../connections/connections";
import { onDidChangeConnectionSettings, readConnectionSettings } from "../connections/settings";
import type { ControlPlanes } from "../domain/ports";
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
  readonly controlPlanes: ControlPlanes;
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
  const aws = new Lazy(async (): Promise<Aws> => {
    const { Aws } = await import("../aws/index");
    return new Aws({
      askMfaCode: (question, signal) => askMfaCode(question, signal, quickInputs),
      onMalformedResponse: (text) => log.warn(text),
    });
  });
  const controlPlanes: ControlPlanes = async (connection) => {
    const { bedrock } = await aws.get();
    return {
      listInferenceProfiles: (type, options) => bedrock.listInferenceProfiles(connection, type, options),
      getInferenceProfile: (identifier, options) => bedrock.getInferenceProfile(connection, identifier, options),
      createInferenceProfile: (profile, options) => bedrock.createInferenceProfile(connection, profile, options),
      listTags: (arn, options) => bedrock.listTags(connection, arn, options),
      listFoundationModels: (options) => bedrock.listFoundationModels(connection, options),
    };
  };
  const connections = new Connections({
    readSettings: readConnectionSettings,
    findDefaultRegion,
    onInvalidRegions: (regions) => problems.warnOfInvalidRegions(regions),
    onMalformedSettings: (names) => problems.warnOfMalformedSettings(names),
  });
  const cache = createCache(storage, reporting);
  const profileStore = new ProfileStore(controlPlanes, reporting.tell, { cache, clock: systemClock });
  const accounts = new AccountIds(
    () => aws.get(),
    (problem) => problems.log(problem),
  );
  const clearCredentials = async () => {
    (await aws.get()).reset();
    accounts.invalidate();
  };
  const disposables = [
    aws,
    connections,
    profileStore,
    accounts,
    cache,
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
      folder: new DiskFolder(path.join(storage, "cache"), path.join(storage, "remembered")),
      clock: systemClock,
      onFailure: (error) => problems.logCacheFailure(error),
    });
  }, report);
}
