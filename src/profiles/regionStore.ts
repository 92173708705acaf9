import type { LoadBedrock } from "../aws/bedrock";
import type { Connection } from "../domain/connection";
import type { InferenceProfile } from "../domain/inferenceProfile";
import type { Problem } from "../domain/problem";
import { unexpectedProblem, problemOf } from "../domain/problem";
import type { ModelsById, RegionContents, CachedContents } from "./regionContents";
import { groupByType } from "./regionContents";
import { listProfiles } from "./listProfiles";
import { compareProfiles } from "../domain/inferenceProfile";

/**
 * The loading state of one Region. `contents` is current. `cached` is stale and for display only, so do not base decisions on it.
 */
export type RegionState =
  | { readonly status: "loading"; readonly contents?: RegionContents; readonly cached?: CachedContents }
  | { readonly status: "ready"; readonly contents: RegionContents }
  | { readonly status: "failed"; readonly problem: Problem; readonly cached?: CachedContents };

/** The events of a `RegionStore`. */
export interface RegionEvents {
  /** Called when the state has changed. */
  onDidChange(): void;
  /**
   * Called with every failed request so that it can be logged. If listing the profiles fails, the failure also becomes the state.
   */
  onProblem(problem: Problem): void;
}

type Edit = (contents: RegionContents) => RegionContents;

/**
 * The profiles and models of one connection. Concurrent loads share their requests, and a refresh aborts the load that it
 * replaces. Loading never rejects. A failure is stored in the state instead.
 */
export class RegionStore {
  readonly connection: Connection;
  readonly #loadBedrock: LoadBedrock;
  readonly #events: RegionEvents;
  readonly #now: () => Date;
  #abort = new AbortController();
  #loadCount = 0;
  #state: RegionState = { status: "loading" };
  #readAt = new Date(0);
  #lists: Promise<RegionState> | undefined;
  #models: Promise<ModelsById> | undefined;
  #loadedModels: ModelsById = new Map();
  /** The models of the cached contents, for display until the models are loaded. */
  #cachedModels: ModelsById = new Map();
  #displayed: { readonly contents: RegionContents; readonly withModels: RegionContents } | undefined;
  /** Changes made during the current load, whose response may not include them yet. */
  #edits: Edit[] = [];

  constructor(connection: Connection, loadBedrock: LoadBedrock, events: RegionEvents, now: () => Date) {
    this.connection = connection;
    this.#loadBedrock = loadBedrock;
    this.#events = events;
    this.#now = now;
  }

  get state(): RegionState {
    return this.#state;
  }

  /** The current contents, including during a refresh. They are never stale. */
  get contents(): RegionContents | undefined {
    return this.#state.status === "failed" ? undefined : this.#state.contents;
  }

  /** The stale contents to display while there are no current ones. */
  get cached(): CachedContents | undefined {
    return this.#state.status === "ready" ? undefined : this.#state.cached;
  }

  /**
   * The contents to display: the current contents, or else the cached ones. If their models are not loaded yet, the cached models
   * are used, so that names and legacy badges do not change while the models load. Do not base decisions on these contents.
   */
  get visibleContents(): RegionContents | undefined {
    const contents = this.contents ?? this.cached?.contents;
    if (!contents || contents.models.size > 0 || this.#cachedModels.size === 0) {
      return contents;
    }
    if (this.#displayed?.contents !== contents) {
      this.#displayed = { contents, withModels: { ...contents, models: this.#cachedModels } };
    }
    return this.#displayed.withModels;
  }

  /** The number of loads started. */
  get loadCount(): number {
    return this.#loadCount;
  }

  /** The time when the most recent successful load started. */
  get readAt(): Date {
    return this.#readAt;
  }

  /** Sets contents from an earlier window, unless newer contents are known. */
  setCached(cached: CachedContents): void {
    if (!this.contents && !this.cached && this.#state.status !== "ready") {
      this.#cachedModels = cached.contents.models;
      this.#setState({ ...this.#state, cached });
    }
  }

  clearCached(): void {
    this.#cachedModels = new Map();
    this.#displayed = undefined;
    if (this.#state.status !== "ready" && this.#state.cached) {
      const { cached: _, ...state } = this.#state;
      this.#setState(state);
    }
  }

  /** Loads the Region unless it is already loaded, failed, or loading. */
  load(): Promise<RegionState> {
    this.#lists ??= this.#startLoad();
    return this.#lists;
  }

  /** Loads the Region again. Its current contents stay until the response arrives. */
  refresh(): Promise<RegionState> {
    this.#lists = this.#startLoad();
    return this.#lists;
  }

  /**
   * Returns the foundation models by ID, which are listed once per load. Returns an empty map if listing them fails. A later call
   * then tries again, unless access was denied.
   */
  models(): Promise<ModelsById> {
    this.#lists ??= this.#startLoad();
    this.#models ??= this.#listModels(this.#abort.signal);
    return this.#models;
  }

  /** Adds or replaces a profile that was just created or read, without a request. */
  put(profile: InferenceProfile): void {
    this.#edit((contents) => {
      const list = profile.type === "APPLICATION" ? "application" : "systemDefined";
      const others = contents[list].filter((other) => other.arn !== profile.arn);
      return { ...contents, [list]: [...others, profile].sort(compareProfiles) };
    });
  }

  /** Removes an application profile that no longer exists. */
  remove(arn: string): void {
    this.#edit((contents) => ({
      ...contents,
      application: contents.application.filter((profile) => profile.arn !== arn),
    }));
  }

  /**
   * Cancels the current load at the request of the user. The Region is then in the failed state and keeps its previous contents
   * as cached contents.
   */
  cancel(): void {
    if (this.#state.status === "loading" && this.#lists) {
      this.#abort.abort();
      this.#models = undefined;
      this.#setState(this.#withLastContents({ status: "failed", problem: cancelledLoad(this.connection) }));
    }
  }

  /** Aborts the current load. */
  dispose(): void {
    this.#abort.abort();
  }

  #startLoad(): Promise<RegionState> {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#loadCount += 1;
    this.#edits = [];
    const { signal } = this.#abort;
    const { contents, cached } = this;
    this.#setState({ status: "loading", ...(contents ? { contents } : {}), ...(cached ? { cached } : {}) });
    this.#models = this.#listModels(signal);
    return this.#finishLoad(this.#listProfiles(signal), this.#models, signal);
  }

  async #listProfiles(signal: AbortSignal): Promise<InferenceProfile[]> {
    return listProfiles(await this.#loadBedrock(), this.connection, signal);
  }

  async #finishLoad(
    listed: Promise<readonly InferenceProfile[]>,
    models: Promise<ModelsById>,
    signal: AbortSignal,
  ): Promise<RegionState> {
    const startedAt = this.#now();
    let state: RegionState;
    try {
      state = this.#toReadyState(await listed);
    } catch (error) {
      const problem = this.#toProblem(error, "ListInferenceProfiles");
      // If AWS lists the models, Bedrock is available in the Region and only inference profiles are not.
      if (problem.kind === "notOffered" && (await models).size > 0) {
        if (!signal.aborted) {
          this.#events.onProblem(problem);
        }
        state = { status: "ready", contents: { ...this.#toReadyState([]).contents, withoutProfiles: true } };
      } else {
        state = { status: "failed", problem };
      }
    }
    if (signal.aborted) {
      // A newer load replaced this one, or the store was disposed of.
      return signal === this.#abort.signal ? this.#state : (this.#lists ?? this.#state);
    }
    if (state.status === "failed") {
      this.#events.onProblem(state.problem);
      state = this.#withLastContents(state);
    } else {
      this.#readAt = startedAt;
    }
    this.#setState(state);
    return state;
  }

  /**
   * Returns the loaded state, including changes made during the load. Call `#setState` right afterward without an await, so that
   * no change is lost.
   */
  #toReadyState(profiles: readonly InferenceProfile[]): RegionState & { status: "ready" } {
    const contents: RegionContents = { ...groupByType(profiles), models: this.#loadedModels };
    return { status: "ready", contents: this.#edits.reduce((edited, edit) => edit(edited), contents) };
  }

  /** Returns the failed state with the contents of the last successful load as cached contents, because they may be outdated. */
  #withLastContents(failed: RegionState & { status: "failed" }): RegionState {
    const { contents, readAt } = this;
    const cached = contents ? { contents, readAt } : this.cached;
    return cached ? { ...failed, cached } : failed;
  }

  /** Lists the models, which only add names and lifecycles to profiles that are already shown. */
  async #listModels(signal: AbortSignal): Promise<ModelsById> {
    try {
      const bedrock = await this.#loadBedrock();
      const models = await bedrock.listFoundationModels(this.connection, { signal });
      if (!signal.aborted) {
        this.#loadedModels = new Map(models.map((model) => [model.id, model]));
        this.#editContents((contents) => ({ ...contents, models: this.#loadedModels }));
      }
    } catch (error) {
      if (!signal.aborted) {
        const problem = this.#toProblem(error, "ListFoundationModels");
        this.#events.onProblem(problem);
        // The next call tries again, unless the result would be the same.
        this.#models = problem.kind === "accessDenied" ? this.#models : undefined;
      }
    }
    // Callers of an aborted load get the models of the newer load.
    return signal === this.#abort.signal ? this.#loadedModels : (this.#models ?? this.#loadedModels);
  }

  #toProblem(error: unknown, operation: Problem["operation"]): Problem {
    return problemOf(error) ?? unexpectedProblem(error, operation, this.connection);
  }

  #edit(edit: Edit): void {
    if (this.#state.status === "loading") {
      this.#edits.push(edit);
    }
    this.#editContents(edit);
    if (this.#state.status !== "ready" && this.#state.cached) {
      const { contents, readAt } = this.#state.cached;
      this.#setState({ ...this.#state, cached: { contents: edit(contents), readAt } });
    }
  }

  #editContents(edit: Edit): void {
    if (this.#state.status !== "failed" && this.#state.contents) {
      this.#setState({ ...this.#state, contents: edit(this.#state.contents) });
    }
  }

  #setState(state: RegionState): void {
    this.#state = state;
    this.#events.onDidChange();
  }
}

function cancelledLoad(connection: Connection): Problem {
  return {
    ...connection,
    kind: "cancelled",
    operation: "ListInferenceProfiles",
    detail: "",
    errorName: "AbortError",
    outcomeUnknown: false,
  };
}
