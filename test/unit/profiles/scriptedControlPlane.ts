import type { FoundationModel } from "../../../src/domain/foundationModel";
import type { InferenceProfile, InferenceProfileType } from "../../../src/domain/inferenceProfile";
import type { CallOptions, ControlPlane } from "../../../src/domain/ports";
import { ProblemError } from "../../../src/domain/problem";
import { problem } from "../domain/samples";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";

/** A listing under way. It ends as the test says, or by its signal, as the service's would. */
export interface Listing<T> {
  readonly signal: AbortSignal;
  answer(value: T): void;
  fail(error: unknown): void;
}

export type ProfileListing = Listing<readonly (readonly InferenceProfile[])[]> & {
  readonly type: InferenceProfileType;
};

/** A control plane in memory: it lists what a test tells it to, when the test tells it to. */
export class ScriptedControlPlane implements ControlPlane {
  /** The listings of each type, oldest first. */
  readonly profileListings: ProfileListing[] = [];
  readonly modelListings: Listing<readonly FoundationModel[]>[] = [];

  async *listInferenceProfiles(type: InferenceProfileType, { signal }: CallOptions) {
    const pages = deferred<readonly (readonly InferenceProfile[])[]>();
    this.profileListings.push({ type, ...listing(pages, signal) });
    yield* await pages.promise;
  }

  async listFoundationModels({ signal }: CallOptions): Promise<readonly FoundationModel[]> {
    const models = deferred<readonly FoundationModel[]>();
    this.modelListings.push(listing(models, signal));
    return models.promise;
  }

  /** The newest listing of a type. */
  listingOf(type: InferenceProfileType): ProfileListing {
    const found = this.profileListings.findLast((each) => each.type === type);
    if (!found) {
      throw new Error(`Nobody listed ${type}`);
    }
    return found;
  }

  /** The newest listing of models. */
  get modelListing(): Listing<readonly FoundationModel[]> {
    const found = this.modelListings.at(-1);
    if (!found) {
      throw new Error("Nobody listed models");
    }
    return found;
  }

  /** Answers the newest listings of both types, a page each. */
  answer(application: readonly InferenceProfile[], systemDefined: readonly InferenceProfile[] = []): void {
    this.listingOf("APPLICATION").answer([application]);
    this.listingOf("SYSTEM_DEFINED").answer([systemDefined]);
  }

  getInferenceProfile(...[identifier]: Parameters<ControlPlane["getInferenceProfile"]>): Promise<InferenceProfile> {
    throw new Error(`An inventory reads no single profile, such as ${identifier}`);
  }

  createInferenceProfile(): never {
    throw new Error("An inventory creates nothing");
  }

  listTags(): never {
    throw new Error("An inventory reads no tags");
  }
}

function listing<T>({ resolve, reject }: Deferred<T>, signal: AbortSignal): Listing<T> {
  const stop = () => reject(new ProblemError(problem("cancelled")));
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) {
    stop();
  }
  return { signal, answer: resolve, fail: reject };
}
