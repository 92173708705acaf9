import type { Connection } from "../domain/connection";
import type { InferenceProfile, InferenceProfileType } from "../domain/inferenceProfile";
import type { CallOptions, ControlPlane, ControlPlanes } from "../domain/ports";
import type { Problem } from "../domain/problem";
import { unexpectedProblem, problemOf } from "../domain/problem";
import type { ModelsById, RegionContents, CachedContents } from "./regionContents";
import { sortOut } from "./regionContents";
import { compareProfiles } from "../domain/inferenceProfile";

/**
 * Where the loading of one Region stands. What is remembered is for looking at, marked as such, until AWS has answered: nothing
 * may be decided by it.
 */
export type RegionState =
  | { readonly status: "loading"; readonly contents?: RegionContents; readonly cached?: CachedContents }
  | { readonly status: "ready"; readonly contents: RegionContents }
  | { readonly status: "failed"; readonly problem: Problem; readonly cached?: CachedContents };

/** What a region's inventory tells the outside. */
export interface RegionEvents {
  changed(): void;
  /** Every failure, for the log; that of the profiles is the state as well. */
  problem(problem: Problem): void;
}

/** How a Region is loaded. */
export interface LoadOptions {
  /** Whether the profiles come before the models that give them names: only where many Regions are waited for at once. */
  readonly profilesFirst?: boolean;
}

type Edit = (contents: RegionContents) => RegionContents;

/**
 * What has been read in one Region with one set of credentials. Loading twice at once is one load; a refresh aborts the load
 * that it supersedes. A failure becomes the state, so that nobody has to catch it.
 */
export class RegionStore {
  readonly connection: Connection;
  readonly #controlPlanes: ControlPlanes;
  readonly #events: RegionEvents;
  #abort = new AbortController();
  #loadCount = 0;
  #state: RegionState = { status: "loading" };
  /** When the newest answer was asked for. */
  #readAt = new Date(0);
  #lists: Promise<RegionState> | undefined;
  #models: Promise<ModelsById> | undefined;
  #modelsRead: ModelsById = new Map();
  /** Changes made during the load under way, whose answer may be older than they are. */
  #edits: Edit[] = [];
  readonly #now: () => Date;

  constructor(connection: Connection, controlPlanes: ControlPlanes, events: RegionEvents, now: () => Date) {
    this.connection = connection;
    this.#controlPlanes = controlPlanes;
    this.#events = events;
    this.#now = now;
  }

  get state(): RegionState {
    return this.#state;
  }

  /** What is known now, a refresh under way or not. Nothing that is only remembered. */
  get contents(): RegionContents | undefined {
    return this.#state.status === "failed" ? undefined : this.#state.contents;
  }

  /** What there is to be seen while nothing better is known. */
  get cached(): CachedContents | undefined {
    return this.#state.status === "ready" ? undefined : this.#state.cached;
  }

  /** How many loads have been begun. */
  get loadCount(): number {
    return this.#loadCount;
  }

  /** When what is known was asked for. */
  get readAt(): Date {
    return this.#readAt;
  }

  /** Takes what was read in an earlier window, to be seen until AWS has answered. */
  setCached(cached: CachedContents): void {
    if (!this.contents && !this.cached && this.#state.status !== "ready") {
      this.#set({ ...this.#state, cached });
    }
  }

  /** Lets go of what is only remembered. */
  clearCached(): void {
    if (this.#state.status !== "ready" && this.#state.cached) {
      const { cached: _, ...state } = this.#state;
      this.#set(state);
    }
  }

  /** Loads unless loaded or loading already. */
  load(options: LoadOptions = {}): Promise<RegionState> {
    this.#lists ??= this.#start(options);
    return this.#lists;
  }

  /** Loads anew. What was known stays in view until the answer comes. */
  refresh(options: LoadOptions = {}): Promise<RegionState> {
    this.#lists = this.#start(options);
    return this.#lists;
  }

  /** The foundation models by ID, read once a load; empty where they could not be listed. A failure may be tried again. */
  models(): Promise<ModelsById> {
    this.#lists ??= this.#start({});
    this.#models ??= this.#readModels(this.#abort.signal);
    return this.#models;
  }

  /** Puts a profile that was just made or read among the others, without asking the service again. */
  put(profile: InferenceProfile): void {
    this.#edit((contents) => {
      const list = profile.type === "APPLICATION" ? "application" : "systemDefined";
      const others = contents[list].filter((other) => other.arn !== profile.arn);
      return { ...contents, [list]: [...others, profile].sort(compareProfiles) };
    });
  }

  /** Takes out a profile that turned out to be gone. */
  remove(arn: string): void {
    this.#edit((contents) => ({
      ...contents,
      application: contents.application.filter((profile) => profile.arn !== arn),
    }));
  }

  /** Aborts what is under way. */
  dispose(): void {
    this.#abort.abort();
  }

  #start({ profilesFirst = false }: LoadOptions): Promise<RegionState> {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#loadCount += 1;
    this.#edits = [];
    const { signal } = this.#abort;
    const { contents, cached } = this;
    this.#set({ status: "loading", ...(contents ? { contents } : {}), ...(cached ? { cached } : {}) });
    const lists = this.#readLists(signal);
    this.#models = this.#readModels(signal, profilesFirst ? lists : undefined);
    return lists;
  }

  async #readLists(signal: AbortSignal): Promise<RegionState> {
    // One list is no use without the other: where one fails, the other is stopped.
    const stop = new AbortController();
    const askedAt = this.#now();
    const options = { signal: AbortSignal.any([signal, stop.signal]) };
    let read: RegionState;
    try {
      const controlPlane = await this.#controlPlanes(this.connection);
      const lists = await Promise.all([
        listAll(controlPlane, "APPLICATION", options),
        listAll(controlPlane, "SYSTEM_DEFINED", options),
      ]);
      const contents: RegionContents = { ...sortOut(lists.flat()), models: this.#modelsRead };
      read = { status: "ready", contents: this.#edits.reduce((edited, edit) => edit(edited), contents) };
    } catch (error) {
      stop.abort();
      read = { status: "failed", problem: this.#problem(error, "ListInferenceProfiles") };
    }
    if (signal.aborted) {
      // A newer load speaks for this one; without one, nobody listens any more.
      return signal === this.#abort.signal ? this.#state : (this.#lists ?? this.#state);
    }
    if (read.status === "failed") {
      this.#events.problem(read.problem);
      read = this.#keepLastContents(read);
    } else {
      this.#readAt = askedAt;
    }
    this.#set(read);
    return read;
  }

  /** What can be read no longer may have changed since it was. */
  #keepLastContents(failed: RegionState & { status: "failed" }): RegionState {
    const { contents, readAt } = this;
    const cached = contents ? { contents, readAt } : this.cached;
    return cached ? { ...failed, cached } : failed;
  }

  /** Nothing waits for the models: they only add names and lifecycles to what is already shown. */
  async #readModels(signal: AbortSignal, before?: Promise<unknown>): Promise<ModelsById> {
    try {
      await before;
      const controlPlane = await this.#controlPlanes(this.connection);
      const models = await controlPlane.listFoundationModels({ signal });
      if (!signal.aborted) {
        this.#modelsRead = new Map(models.map((model) => [model.id, model]));
        this.#change((contents) => ({ ...contents, models: this.#modelsRead }));
      }
    } catch (error) {
      if (!signal.aborted) {
        const problem = this.#problem(error, "ListFoundationModels");
        this.#events.problem(problem);
        // Whoever asks next tries again, unless there is no hope.
        this.#models = problem.kind === "accessDenied" ? this.#models : undefined;
      }
    }
    // A newer load speaks for this one here as well.
    return signal === this.#abort.signal ? this.#modelsRead : (this.#models ?? this.#modelsRead);
  }

  #problem(error: unknown, operation: Problem["operation"]): Problem {
    return problemOf(error) ?? unexpectedProblem(error, operation, this.connection);
  }

  #edit(edit: Edit): void {
    if (this.#state.status === "loading") {
      this.#edits.push(edit);
    }
    this.#change(edit);
    if (this.#state.status !== "ready" && this.#state.cached) {
      const { contents, readAt } = this.#state.cached;
      this.#set({ ...this.#state, cached: { contents: edit(contents), readAt } });
    }
  }

  #change(edit: Edit): void {
    if (this.#state.status !== "failed" && this.#state.contents) {
      this.#set({ ...this.#state, contents: edit(this.#state.contents) });
    }
  }

  #set(state: RegionState): void {
    this.#state = state;
    this.#events.changed();
  }
}

async function listAll(
  controlPlane: ControlPlane,
  type: InferenceProfileType,
  options: CallOptions,
): Promise<InferenceProfile[]> {
  const pages: InferenceProfile[] = [];
  for await (const page of controlPlane.listInferenceProfiles(type, options)) {
    pages.push(...page);
  }
  return pages;
}
