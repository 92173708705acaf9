import type { CredentialsInUse, SignIn } from "../domain/awsProfile";
import type { Finding } from "../domain/configFinding";
import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { Disposable } from "../util/emitter";
import { Emitter } from "../util/emitter";
import { intendedRegion, isRegionCode } from "../domain/regions";
import type { NamedRegions } from "./connectionRegions";
import { namedRegions, regionSettingOf } from "./connectionRegions";
import { findSettingFindings } from "./settingFindings";
import type { ConnectionSettings } from "./settings";

/**
 * The sources of information about connections. They are passed as a parameter so that tests need neither VS Code nor AWS config
 * files.
 */
export interface ConnectionSources {
  readSettings(): ConnectionSettings;
  /** Returns the default Region of an AWS profile or of the default credentials, or undefined if there is none. */
  findDefaultRegion(awsProfile: string | undefined): Promise<string | undefined>;
  /**
   * Returns the findings about the AWS configuration of the connections. `hasRegions` is true if the settings contain Regions for
   * all AWS profiles.
   */
  listFindings(awsProfiles: readonly string[], hasRegions: boolean): Promise<readonly Finding[]>;
  /** Returns the credentials that the AWS profiles use, or the default credentials if there are no AWS profiles. */
  findCredentials(awsProfiles: readonly string[]): Promise<readonly CredentialsInUse[]>;
  /**
   * Called with values in the settings that are not Region codes, even if they can be corrected. Called again only if the values
   * change.
   */
  onInvalidRegions(regions: readonly string[]): void;
  /**
   * Called with Regions in the settings for one AWS profile that belong to a different partition, such as `dev: us-gov-west-1`.
   * Called again only if they change.
   */
  onOtherPartition(regions: readonly string[]): void;
  /** Called with the IDs of settings that have malformed values. Called again only if the IDs change. */
  onMalformedSettings(names: readonly string[]): void;
}

/** The connections to show. Settings and files are first read when the connections are first needed. */
export class Connections implements Disposable {
  readonly #sources: ConnectionSources;
  readonly #changed = new Emitter<void>();
  /** The most recent search, which all callers share. */
  #search: Promise<readonly Connection[]> | undefined;
  /** The most recently found connections, or undefined until the first search has ended. An empty list is also a result. */
  #current: readonly Connection[] | undefined;
  #awsProfiles: readonly string[] = [];
  #findings: readonly Finding[] = [];
  #credentials: readonly CredentialsInUse[] = [];
  /** The number of searches started. Only the result of the most recent search is used. */
  #searchCount = 0;
  readonly #reportInvalidRegions: (regions: readonly string[]) => void;
  readonly #reportOtherPartition: (regions: readonly string[]) => void;
  readonly #reportMalformedSettings: (names: readonly string[]) => void;

  /** Fires when `current` first becomes known, and whenever `current`, `awsProfiles`, `findings`, or `credentials` changes. */
  readonly onDidChange = this.#changed.event;

  constructor(sources: ConnectionSources) {
    this.#sources = sources;
    this.#reportInvalidRegions = onceUntilChanged((regions) => sources.onInvalidRegions(regions));
    this.#reportOtherPartition = onceUntilChanged((regions) => sources.onOtherPartition(regions));
    this.#reportMalformedSettings = onceUntilChanged((names) => sources.onMalformedSettings(names));
  }

  /** The most recently found connections. Empty until the first search has ended. */
  get current(): readonly Connection[] {
    return this.#current ?? [];
  }

  /** The AWS profiles of the search that found `current`. An empty list means the default credentials. */
  get awsProfiles(): readonly string[] {
    return this.#awsProfiles;
  }

  /** The findings about the settings and the AWS configuration of `current`, from the same search. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** The credentials that `current` uses, found by the same search without resolving them. */
  get credentials(): readonly CredentialsInUse[] {
    return this.#credentials;
  }

  /**
   * Whether there may be credentials. False if an AWS profile is not selected and neither the files nor the environment name any
   * credentials, so that only a role of an EC2 instance could provide some.
   */
  get mayHaveCredentials(): boolean {
    return !this.#credentials.some((each) => "source" in each && ["nowhere", "instance"].includes(each.source.kind));
  }

  /** Returns the sign-in that the credentials of an AWS profile in use depend on, or undefined if there is none. */
  signInOf(awsProfile: string): SignIn | undefined {
    return this.#credentials.find((each) => "name" in each && each.name === awsProfile)?.signIn;
  }

  /** Returns the connections, searching for them on the first call. Rejects if the default Region cannot be looked up. */
  find(): Promise<readonly Connection[]> {
    return this.#search ?? this.reload();
  }

  /** Searches again, for example after the settings or the shared AWS config files have changed. */
  reload(): Promise<readonly Connection[]> {
    const search = this.#findConnections();
    this.#search = search;
    // After a failure, the next `find` searches again.
    search.catch(() => {
      this.#search = this.#search === search ? undefined : this.#search;
    });
    return search;
  }

  /** Searches again if there has been a search before. */
  async reloadIfLoaded(): Promise<void> {
    if (this.#searchCount > 0) {
      await this.reload();
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #findConnections(): Promise<readonly Connection[]> {
    this.#searchCount += 1;
    const searchNumber = this.#searchCount;
    const settings = this.#sources.readSettings();
    const { awsProfiles } = settings;
    const names = awsProfiles.length > 0 ? awsProfiles : [undefined];
    const regionSettings = names.map((awsProfile) => regionSettingOf(awsProfile, settings));
    this.#reportMalformedSettings(settings.malformed);
    this.#reportInvalidRegions([...new Set(regionSettings.flat())].filter((region) => !isRegionCode(region)));
    const hasRegions = regionSettings.every((regions) => regions.map(intendedRegion).some(isRegionCode));
    const credentialsSearch = this.#sources.findCredentials(awsProfiles);
    const [findings, credentials, ...lists] = await Promise.all([
      this.#sources.listFindings(awsProfiles, hasRegions),
      credentialsSearch,
      ...names.map((awsProfile) => this.#findRegions(awsProfile, settings, credentialsSearch)),
    ]);
    const connections = lists.flatMap(({ regions }, index) =>
      regions.map((region): Connection => {
        const awsProfile = names[index];
        return awsProfile === undefined ? { region } : { awsProfile, region };
      }),
    );
    const inSettings = findSettingFindings(
      settings,
      lists.map((list, index) => ({ ...list, awsProfile: names[index] })),
    );
    this.#reportOtherPartition(
      inSettings
        .filter(({ fault, awsProfile }) => fault === "otherPartition" && awsProfile !== undefined)
        .map(({ awsProfile, value }) => `${awsProfile}: ${value}`),
    );
    if (searchNumber !== this.#searchCount) {
      // A newer search has started, and callers must not act on outdated connections.
      return this.#search ?? connections;
    }
    this.#setCurrent(connections, awsProfiles, { findings: [...inSettings, ...findings], credentials });
    return connections;
  }

  /** Returns the Regions that the settings contain for an AWS profile, or otherwise its default Region. */
  async #findRegions(
    awsProfile: string | undefined,
    settings: ConnectionSettings,
    credentials: Promise<readonly CredentialsInUse[]>,
  ): Promise<NamedRegions> {
    const isNamed = regionSettingOf(awsProfile, settings).length > 0;
    const named = isNamed ? namedRegions(awsProfile, settings, await credentials) : undefined;
    if (named && named.regions.length > 0) {
      return named;
    }
    const region = await this.#sources.findDefaultRegion(awsProfile);
    return {
      regions: region !== undefined && isRegionCode(region) ? [region] : [],
      inOtherPartition: named?.inOtherPartition ?? [],
    };
  }

  #setCurrent(
    connections: readonly Connection[],
    awsProfiles: readonly string[],
    { findings, credentials }: Pick<Connections, "findings" | "credentials">,
  ): void {
    const isUnchanged =
      this.#current?.map(connectionKey).join("\n") === connections.map(connectionKey).join("\n") &&
      this.#awsProfiles.join("\n") === awsProfiles.join("\n") &&
      JSON.stringify([this.#findings, this.#credentials]) === JSON.stringify([findings, credentials]);
    if (!isUnchanged) {
      this.#current = connections;
      this.#awsProfiles = awsProfiles;
      this.#findings = findings;
      this.#credentials = credentials;
      this.#changed.fire();
    }
  }
}

/** Returns a function that reports a list unless it is empty or equal to the previous one. */
function onceUntilChanged(report: (texts: readonly string[]) => void): (texts: readonly string[]) => void {
  let last = "";
  return (texts) => {
    const current = texts.join("\n");
    const isNew = texts.length > 0 && current !== last;
    last = current;
    if (isNew) {
      report(texts);
    }
  };
}
