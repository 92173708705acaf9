import type { LoadBedrock } from "../../aws/bedrock";
import type { CredentialsInUse } from "../../domain/awsProfile";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import { Emitter } from "../../util/emitter";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { ReadOptions } from "../../util/callOptions";
import type { Problem } from "../../domain/problem";
import type { Operation } from "../../domain/operations";
import { problemOf, unexpectedProblem } from "../../domain/problem";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileStore } from "../../profiles/profileStore";
import type { RegionContents } from "../../profiles/regionContents";
import type { RegionState } from "../../profiles/regionStore";
import type { DetailsData, Loadable } from "./detailsData";
import { findListed, removedRegionProblem, toFailed, toLists, toLoading } from "./detailsData";
import { profileTypeOf } from "./profileType";

/** The inference profile to load, and the data that is already known about it. */
export interface DetailsTarget {
  readonly connection: Connection;
  /** The ARN of the profile, in the Region of the connection. */
  readonly arn: string;
  readonly known?: InferenceProfile;
  /** Whether `known` was just returned by GetInferenceProfile, so that the first load does not have to call it again. */
  readonly justRead?: boolean;
}

/** The services that a loader needs from the rest of the extension. */
export interface DetailsLoaderServices {
  readonly loadBedrock: LoadBedrock;
  readonly profileStore: ProfileStore;
  readonly accounts: Pick<AccountIds, "get" | "load" | "onDidChange">;
  /** Describes the credentials of an AWS profile, or the default credentials, without resolving them. */
  readonly findCredentials: (awsProfile: string | undefined) => Promise<CredentialsInUse | undefined>;
  /**
   * Called with each problem in the page's own requests so that it can be logged. The profile store logs problems with its lists.
   */
  readonly onProblem: (problem: Problem) => void;
}

/**
 * Loads all data for a page. The page needs only the response of GetInferenceProfile. If any other request fails, the rest of the
 * page is not affected. Data in the profile store is available from the start. A new load aborts the previous one.
 */
export class DetailsLoader implements Disposable {
  readonly #services: DetailsLoaderServices;
  readonly #changed = new Emitter<void>();
  readonly #storeListener: Disposable;
  readonly #accountListener: Disposable;
  #abort = new AbortController();
  #data: DetailsData;
  /** Whether the latest lists include the profile. If they no longer include it, it may have been deleted. */
  #listed = false;
  /** The profile that was just returned by GetInferenceProfile, until the first load has used it. */
  #justRead: InferenceProfile | undefined;

  /** Fires after each change of `data`. */
  readonly onDidChange = this.#changed.event;

  constructor(target: DetailsTarget, services: DetailsLoaderServices) {
    const { connection, arn } = target;
    this.#services = services;
    const lists = toLists(services.profileStore.state(connection));
    const listed = findListed(lists.value, arn);
    const known = target.known ?? listed;
    const models = lists.value?.models;
    this.#listed = listed !== undefined;
    this.#justRead = target.justRead ? target.known : undefined;
    this.#data = {
      connection,
      arn,
      ...this.#account(connection),
      profile: known ? { status: "loading", value: known } : { status: "loading" },
      lists,
      models: models?.size ? { status: "loading", value: models } : { status: "loading" },
      ...(profileTypeOf(arn, known) === "APPLICATION" ? { tags: { status: "loading" } } : {}),
    };
    this.#accountListener = services.accounts.onDidChange(() => this.#set(this.#account(connection)));
    this.#storeListener = services.profileStore.onDidChange((changed) => this.#storeChanged(changed));
  }

  /** The data that has been loaded so far. */
  get data(): DetailsData {
    return this.#data;
  }

  /** Loads the profile and its tags, and any data about the Region that is not in the profile store yet. Never rejects. */
  load(): Promise<void> {
    return this.#load((connection) => this.#services.profileStore.load(connection), false);
  }

  /** Loads everything again, including the lists of the Region. Never rejects. */
  refresh(): Promise<void> {
    return this.#load((connection) => this.#services.profileStore.refresh(connection), true);
  }

  /** Loads only the tags again. Never rejects. */
  refreshTags(): Promise<void> {
    return this.#loadTags({ signal: this.#abort.signal, forceRefresh: true });
  }

  /** Loads only the lists and models of the Region again. Never rejects. */
  async refreshLists(): Promise<void> {
    const { signal } = this.#abort;
    const { profileStore } = this.#services;
    await Promise.all([
      this.#loadLists((connection) => profileStore.refresh(connection), signal),
      this.#loadModels(signal),
    ]);
  }

  dispose(): void {
    this.#abort.abort();
    this.#storeListener.dispose();
    this.#accountListener.dispose();
    this.#changed.dispose();
  }

  /** Loads everything. If the profile may have been deleted, requests its tags only after the profile has been found. */
  async #load(
    loadLists: (connection: Connection) => Promise<RegionState>,
    forceRefresh: boolean,
    mayBeDeleted = this.#data.profile.status === "notFound",
  ): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { profile, models, tags } = this.#data;
    this.#set({
      profile: toLoading(profile),
      models: toLoading(models),
      ...(tags && !mayBeDeleted ? { tags: toLoading(tags) } : {}),
    });
    const profileLoaded = this.#loadProfile({ signal, forceRefresh }, mayBeDeleted);
    const lists = this.#loadLists(loadLists, signal);
    await Promise.all([profileLoaded, lists, this.#loadModels(signal), this.#findCredentials(signal)]);
  }

  async #loadProfile(options: ReadOptions, mayBeDeleted: boolean): Promise<void> {
    const { signal } = options;
    const { arn, connection, profile } = this.#data;
    // If the type is known, load the tags without waiting for the profile.
    const isApplication = profileTypeOf(arn, profile.value) === "APPLICATION";
    const earlyTags = isApplication && !mayBeDeleted ? this.#loadTags(options) : undefined;
    try {
      const loaded = this.#takeJustRead() ?? (await this.#getProfile(connection, arn, options));
      if (!signal.aborted) {
        this.#setProfile(loaded);
        await (earlyTags ?? (loaded.type === "APPLICATION" ? this.#loadTags(options) : undefined));
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#setProfileProblem(this.#toProblem(error, "GetInferenceProfile"));
      }
    }
    await earlyTags;
  }

  #takeJustRead(): InferenceProfile | undefined {
    const profile = this.#justRead;
    this.#justRead = undefined;
    return profile;
  }

  async #getProfile(connection: Connection, arn: string, options: ReadOptions): Promise<InferenceProfile> {
    const bedrock = await this.#services.loadBedrock();
    return bedrock.getInferenceProfile(connection, arn, options);
  }

  #setProfile(profile: InferenceProfile): void {
    const { connection, lists } = this.#data;
    const { tags: _, ...withoutTags } = this.#data;
    this.#data = profile.type === "APPLICATION" ? this.#data : withoutTags;
    this.#set({ profile: { status: "ready", value: profile } });
    // AWS has accepted the credentials, so load the account in the background. `load` reports its own failures.
    this.#services.accounts.load(connection).catch(() => undefined);
    if (lists.value && !findListed(lists.value, profile.arn)) {
      this.#services.profileStore.put({ connection, profile });
    }
  }

  /** Finds the credentials in use. A failure to read the AWS files is ignored here, because it makes the requests fail as well. */
  async #findCredentials(signal: AbortSignal): Promise<void> {
    const { awsProfile } = this.#data.connection;
    const inUse = await this.#services.findCredentials(awsProfile).catch((): undefined => undefined);
    if (!signal.aborted) {
      this.#set({ credentials: inUse ? { inUse } : {} });
    }
  }

  /** Returns the account of the credentials if it is known. */
  #account(connection: Connection): Pick<DetailsData, "accountId"> {
    const accountId = this.#services.accounts.get(connection.awsProfile);
    return accountId === undefined ? {} : { accountId };
  }

  #setProfileProblem(problem: Problem): void {
    const { connection, profile, arn } = this.#data;
    if (problem.kind !== "notFound") {
      this.#set({ profile: toFailed(profile, problem) });
      return;
    }
    this.#set({ profile: profile.value ? { status: "notFound", value: profile.value } : { status: "notFound" } });
    this.#services.profileStore.remove(connection, arn);
  }

  async #loadTags(options: ReadOptions): Promise<void> {
    const { signal } = options;
    this.#set({ tags: toLoading(this.#data.tags) });
    try {
      const { arn, connection } = this.#data;
      const bedrock = await this.#services.loadBedrock();
      const value = await bedrock.listTags(connection, arn, options);
      if (!signal.aborted) {
        this.#set({ tags: { status: "ready", value } });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#set({ tags: toFailed(this.#data.tags, this.#toProblem(error, "ListTagsForResource")) });
      }
    }
  }

  async #loadLists(load: (connection: Connection) => Promise<RegionState>, signal: AbortSignal): Promise<void> {
    const { connection } = this.#data;
    const state = await load(connection);
    if (signal.aborted) {
      return;
    }
    // If it is still loading, the Region was removed from the store in the meantime, and the load will never finish.
    const { lists } = this.#data;
    this.#setLists(
      state.status === "loading" ? toFailed(lists, removedRegionProblem(connection)) : toLists(state, lists),
    );
  }

  async #loadModels(signal: AbortSignal): Promise<void> {
    const models = await this.#services.profileStore.models(this.#data.connection);
    if (!signal.aborted) {
      const value = models.size ? models : (this.#data.models.value ?? models);
      this.#set({ models: { status: "ready", value } });
    }
  }

  /** Handles a change to the Region in the store. Reloads the profile if it is no longer listed. */
  #storeChanged(changed: Connection): void {
    const { connection, arn, profile } = this.#data;
    const state = this.#services.profileStore.state(connection);
    if (connectionKey(changed) !== connectionKey(connection) || !state) {
      return;
    }
    const lists = toLists(state, this.#data.lists);
    const models = state.status === "failed" ? undefined : state.contents?.models;
    this.#setLists(lists, models?.size ? { models: { ...this.#data.models, value: models } } : {});
    if (state.status === "ready") {
      const listed = findListed(lists.value, arn) !== undefined;
      const removed = this.#listed && !listed && profile.status === "ready";
      this.#listed = listed;
      if (removed) {
        this.#loadAgain().catch((error: unknown) => this.#toProblem(error, "GetInferenceProfile"));
      }
    }
  }

  /** Loads the profile again. If it is no longer listed, it may have been deleted, which only GetInferenceProfile can confirm. */
  #loadAgain(): Promise<void> {
    return this.#load((connection) => this.#services.profileStore.load(connection), true, true);
  }

  /**
   * Sets the lists. Listed profiles have the same fields as the response of GetInferenceProfile, so the listed profile is used if
   * GetInferenceProfile has returned nothing.
   */
  #setLists(lists: Loadable<RegionContents>, change: Partial<DetailsData> = {}): void {
    const { arn, profile } = this.#data;
    const listed = profile.value || profile.status === "notFound" ? undefined : findListed(lists.value, arn);
    this.#set({ ...change, lists, ...(listed ? { profile: { ...profile, value: listed } } : {}) });
  }

  #toProblem(error: unknown, operation: Operation): Problem {
    const problem = problemOf(error) ?? unexpectedProblem(error, operation, this.#data.connection);
    this.#services.onProblem(problem);
    return problem;
  }

  #set(change: Partial<DetailsData>): void {
    this.#data = { ...this.#data, ...change };
    this.#changed.fire();
  }
}
