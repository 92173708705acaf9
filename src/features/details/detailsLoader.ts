import { readInferenceProfileReference } from "../../domain/arn";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import { Emitter } from "../../util/emitter";
import type { InferenceProfile, InferenceProfileType } from "../../domain/inferenceProfile";
import type { ControlPlanes } from "../../domain/ports";
import type { ReadOptions } from "../../util/callOptions";
import type { Operation } from "../../domain/operations";
import type { Problem } from "../../domain/problem";
import { problemOf, unexpectedProblem } from "../../domain/problem";
import type { ProfileStore } from "../../profiles/profileStore";
import type { RegionContents } from "../../profiles/regionContents";
import type { RegionState } from "../../profiles/regionStore";
import type { DetailsData, Part } from "./detailsData";
import { abandoned, failedPart, findListed, listsPart, loadingAgain } from "./detailsData";

/** Which profile to read, and what is known of it already. */
export interface DetailsTarget {
  readonly connection: Connection;
  /** Its Region is the connection's. */
  readonly arn: string;
  readonly known?: InferenceProfile;
  /** Whether what is known was read by itself right now, so that the first load need not read it again. */
  readonly justRead?: boolean;
}

/** What a loader works with. */
export interface DetailsPorts {
  readonly controlPlanes: ControlPlanes;
  readonly profileStore: ProfileStore;
  /** Hears of the failures of the page's own reading, for the log; the inventory tells those of its lists. */
  readonly onProblem: (problem: Problem) => void;
}

/**
 * Reads everything that a page shows, part by part: GetInferenceProfile alone is enough, and what fails beside it leaves the
 * rest standing. What the inventory knows is there from the start. A newer load aborts and supersedes an older one.
 */
export class DetailsLoader implements Disposable {
  readonly #ports: DetailsPorts;
  readonly #changed = new Emitter<void>();
  readonly #storeListener: Disposable;
  #abort = new AbortController();
  #parts: DetailsData;
  /** Whether the lists held the profile when last looked at: it may be gone once they no longer do. */
  #listed = false;
  /** What somebody has just read of the profile, until it has stood in for reading it. */
  #justRead: InferenceProfile | undefined;

  /** Fires after each change of `parts`. */
  readonly onDidChange = this.#changed.event;

  constructor(target: DetailsTarget, ports: DetailsPorts) {
    const { connection, arn } = target;
    this.#ports = ports;
    const lists = listsPart(ports.profileStore.state(connection));
    const listed = findListed(lists.value, arn);
    const known = target.known ?? listed;
    const models = lists.value?.models;
    this.#listed = listed !== undefined;
    this.#justRead = target.justRead ? target.known : undefined;
    this.#parts = {
      connection,
      arn,
      profile: known ? { status: "loading", value: known } : { status: "loading" },
      lists,
      models: models?.size ? { status: "loading", value: models } : { status: "loading" },
      ...(typeOf(arn, known) === "APPLICATION" ? { tags: { status: "loading" } } : {}),
    };
    this.#storeListener = ports.profileStore.onDidChange((changed) => this.#follow(changed));
  }

  /** What has been read by now. */
  get parts(): DetailsData {
    return this.#parts;
  }

  /**
   * Reads the profile and its tags, unless that was done a moment ago, and of the rest of the Region what is not known yet.
   * Never rejects.
   */
  load(): Promise<void> {
    return this.#read((connection) => this.#ports.profileStore.load(connection), false);
  }

  /** Reads everything anew, the Region's lists included. Never rejects. */
  refresh(): Promise<void> {
    return this.#read((connection) => this.#ports.profileStore.refresh(connection), true);
  }

  /** Reads the tags alone anew. Never rejects. */
  refreshTags(): Promise<void> {
    return this.#readTags({ signal: this.#abort.signal, forceRefresh: true });
  }

  /** Reads the Region's lists and models alone anew. Never rejects. */
  async refreshLists(): Promise<void> {
    const { signal } = this.#abort;
    const { profileStore } = this.#ports;
    await Promise.all([
      this.#readLists((connection) => profileStore.refresh(connection), signal),
      this.#readModels(signal),
    ]);
  }

  dispose(): void {
    this.#abort.abort();
    this.#storeListener.dispose();
    this.#changed.dispose();
  }

  async #read(readLists: (connection: Connection) => Promise<RegionState>, forceRefresh: boolean): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { profile, models, tags } = this.#parts;
    this.#set({
      profile: loadingAgain(profile),
      models: loadingAgain(models),
      ...(tags ? { tags: loadingAgain(tags) } : {}),
    });
    const profileRead = this.#readProfile({ signal, forceRefresh });
    await Promise.all([profileRead, this.#readLists(readLists, signal), this.#readModels(signal)]);
  }

  async #readProfile(options: ReadOptions): Promise<void> {
    const { signal } = options;
    const { arn, connection, profile } = this.#parts;
    // The tags of a profile that is known to be an application one need not wait for it.
    const early = typeOf(arn, profile.value) === "APPLICATION" ? this.#readTags(options) : undefined;
    try {
      const read = this.#takeJustRead() ?? (await this.#ask(connection, arn, options));
      if (!signal.aborted) {
        this.#arrived(read);
        await (early ?? (read.type === "APPLICATION" ? this.#readTags(options) : undefined));
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#missed(this.#problem(error, "GetInferenceProfile"));
      }
    }
    await early;
  }

  #takeJustRead(): InferenceProfile | undefined {
    const read = this.#justRead;
    this.#justRead = undefined;
    return read;
  }

  async #ask(connection: Connection, arn: string, options: ReadOptions): Promise<InferenceProfile> {
    const controlPlane = await this.#ports.controlPlanes(connection);
    return controlPlane.getInferenceProfile(arn, options);
  }

  #arrived(profile: InferenceProfile): void {
    const { connection, lists } = this.#parts;
    const { tags: _, ...withoutTags } = this.#parts;
    this.#parts = profile.type === "APPLICATION" ? this.#parts : withoutTags;
    this.#set({ profile: { status: "ready", value: profile } });
    if (lists.value && !findListed(lists.value, profile.arn)) {
      this.#ports.profileStore.put({ connection, profile });
    }
  }

  #missed(problem: Problem): void {
    const { connection, profile, arn } = this.#parts;
    if (problem.kind !== "notFound") {
      this.#set({ profile: failedPart(profile, problem) });
      return;
    }
    this.#set({ profile: profile.value ? { status: "gone", value: profile.value } : { status: "gone" } });
    this.#ports.profileStore.remove(connection, arn);
  }

  async #readTags(options: ReadOptions): Promise<void> {
    const { signal } = options;
    this.#set({ tags: loadingAgain(this.#parts.tags) });
    try {
      const { arn, connection } = this.#parts;
      const controlPlane = await this.#ports.controlPlanes(connection);
      const value = await controlPlane.listTags(arn, options);
      if (!signal.aborted) {
        this.#set({ tags: { status: "ready", value } });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#set({ tags: failedPart(this.#parts.tags, this.#problem(error, "ListTagsForResource")) });
      }
    }
  }

  async #readLists(read: (connection: Connection) => Promise<RegionState>, signal: AbortSignal): Promise<void> {
    const { connection } = this.#parts;
    const state = await read(connection);
    if (signal.aborted) {
      return;
    }
    // Still loading means that somebody forgot the Region meanwhile, and nobody will finish.
    const { lists } = this.#parts;
    this.#setLists(state.status === "loading" ? failedPart(lists, abandoned(connection)) : listsPart(state, lists));
  }

  async #readModels(signal: AbortSignal): Promise<void> {
    const models = await this.#ports.profileStore.models(this.#parts.connection);
    if (!signal.aborted) {
      const value = models.size ? models : (this.#parts.models.value ?? models);
      this.#set({ models: { status: "ready", value } });
    }
  }

  /** Takes over what others read of the same Region, and looks again where the profile vanished from its list. */
  #follow(changed: Connection): void {
    const { connection, arn, profile } = this.#parts;
    const state = this.#ports.profileStore.state(connection);
    if (connectionKey(changed) !== connectionKey(connection) || !state) {
      return;
    }
    const lists = listsPart(state, this.#parts.lists);
    const models = state.status === "failed" ? undefined : state.contents?.models;
    this.#setLists(lists, models?.size ? { models: { ...this.#parts.models, value: models } } : {});
    if (state.status === "ready") {
      const listed = findListed(lists.value, arn) !== undefined;
      const vanished = this.#listed && !listed && profile.status === "ready";
      this.#listed = listed;
      if (vanished) {
        this.#lookAgain().catch((error: unknown) => this.#problem(error, "GetInferenceProfile"));
      }
    }
  }

  /** What a list lacks that held it, may be gone: only AWS's own answer tells. */
  #lookAgain(): Promise<void> {
    return this.#read((connection) => this.#ports.profileStore.load(connection), true);
  }

  /** A list says as much of a profile as reading it does, so it stands in where that has given nothing. */
  #setLists(lists: Part<RegionContents>, change: Partial<DetailsData> = {}): void {
    const { arn, profile } = this.#parts;
    const listed = profile.value || profile.status === "gone" ? undefined : findListed(lists.value, arn);
    this.#set({ ...change, lists, ...(listed ? { profile: { ...profile, value: listed } } : {}) });
  }

  #problem(error: unknown, operation: Operation): Problem {
    const problem = problemOf(error) ?? unexpectedProblem(error, operation, this.#parts.connection);
    this.#ports.onProblem(problem);
    return problem;
  }

  #set(change: Partial<DetailsData>): void {
    this.#parts = { ...this.#parts, ...change };
    this.#changed.fire();
  }
}

function typeOf(arn: string, known: InferenceProfile | undefined): InferenceProfileType | undefined {
  const reference = readInferenceProfileReference(arn);
  return known?.type ?? (reference.kind === "arn" ? reference.type : undefined);
}
