import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { Disposable } from "../util/emitter";
import { Emitter } from "../util/emitter";
import { isRegionCode } from "../domain/regions";
import type { ConnectionSettings } from "./settings";

/** Where settings and defaults come from; the editor and the AWS SDK stand behind it. */
export interface ConnectionSources {
  readSettings(): ConnectionSettings;
  findDefaultRegion(awsProfile: string | undefined): Promise<string | undefined>;
  /** Hears of texts in the settings that are no Region code, once until they change. */
  onInvalidRegions(regions: readonly string[]): void;
  /** Hears of settings that hold something else than texts, once until they are others. */
  onMalformedSettings(names: readonly string[]): void;
}

/** The connections that are shown. Nothing is read before they are first asked for. */
export class Connections implements Disposable {
  readonly #sources: ConnectionSources;
  readonly #changed = new Emitter<void>();
  #found: Promise<readonly Connection[]> | undefined;
  /** Nothing until they have been found: that there are none is an answer as well. */
  #current: readonly Connection[] | undefined;
  #awsProfiles: readonly string[] = [];
  /** Counts searches, so that the answer to an older one never replaces that to a newer one. */
  #searches = 0;
  readonly #reportInvalidRegions: (regions: readonly string[]) => void;
  readonly #reportMalformedSettings: (names: readonly string[]) => void;

  /** Fires when `current` is known at first, and whenever it has changed. */
  readonly onDidChange = this.#changed.event;

  constructor(sources: ConnectionSources) {
    this.#sources = sources;
    this.#reportInvalidRegions = onceUntilChanged((regions) => sources.onInvalidRegions(regions));
    this.#reportMalformedSettings = onceUntilChanged((names) => sources.onMalformedSettings(names));
  }

  /** The connections found last; none before they were first asked for. */
  get current(): readonly Connection[] {
    return this.#current ?? [];
  }

  /** The AWS profiles that were selected when they were found; none means the ambient credentials. */
  get awsProfiles(): readonly string[] {
    return this.#awsProfiles;
  }

  /** Finds the connections, or gives those found before. */
  find(): Promise<readonly Connection[]> {
    return this.#found ?? this.reload();
  }

  /** Finds them anew, as after a change of the settings or of AWS's own files. */
  reload(): Promise<readonly Connection[]> {
    const found = this.#find();
    this.#found = found;
    // A failure must not be remembered as the answer.
    found.catch(() => {
      this.#found = this.#found === found ? undefined : this.#found;
    });
    return found;
  }

  /** Finds them anew where somebody has asked for them before. */
  async reloadIfLoaded(): Promise<void> {
    if (this.#searches > 0) {
      await this.reload();
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #find(): Promise<readonly Connection[]> {
    this.#searches += 1;
    const search = this.#searches;
    const { awsProfiles, regions, malformed } = this.#sources.readSettings();
    this.#reportMalformedSettings(malformed);
    this.#reportInvalidRegions(regions.filter((region) => !isRegionCode(region)));
    const goodRegions = regions.filter(isRegionCode);
    const names = awsProfiles.length > 0 ? awsProfiles : [undefined];
    const lists = await Promise.all(
      names.map(async (awsProfile) => {
        const own = goodRegions.length > 0 ? goodRegions : await this.#defaultRegions(awsProfile);
        return own.map((region): Connection => (awsProfile === undefined ? { region } : { awsProfile, region }));
      }),
    );
    const connections = lists.flat();
    if (search !== this.#searches) {
      // A newer search speaks for this one, whose answer nobody may act on any more.
      return this.#found ?? connections;
    }
    this.#set(connections, awsProfiles);
    return connections;
  }

  async #defaultRegions(awsProfile: string | undefined): Promise<string[]> {
    const region = await this.#sources.findDefaultRegion(awsProfile);
    return region !== undefined && isRegionCode(region) ? [region] : [];
  }

  #set(connections: readonly Connection[], awsProfiles: readonly string[]): void {
    const before = this.#current?.map(connectionKey).join("\n");
    const isOther =
      before !== connections.map(connectionKey).join("\n") || this.#awsProfiles.join("\n") !== awsProfiles.join("\n");
    if (isOther) {
      this.#current = connections;
      this.#awsProfiles = awsProfiles;
      this.#changed.fire();
    }
  }
}

/** Tells texts where there are any and they are not those told last. */
function onceUntilChanged(tell: (texts: readonly string[]) => void): (texts: readonly string[]) => void {
  let told = "";
  return (texts) => {
    const before = told;
    told = texts.join("\n");
    if (texts.length > 0 && told !== before) {
      tell(texts);
    }
  };
}
