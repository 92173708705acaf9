import type { FoundationModel } from "../../../src/domain/foundationModel";
import type { InferenceProfile, InferenceProfileType } from "../../../src/domain/inferenceProfile";
import type { BedrockApi } from "../../../src/aws/bedrock";
import type { Connection } from "../../../src/domain/connection";
import type { CallOptions } from "../../../src/util/callOptions";
import { ProblemError } from "../../../src/domain/problem";
import { problem } from "../domain/samples";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";

/** A pending list request. It ends when the test settles it, or when its signal is aborted. */
export interface ListRequest<T> {
  readonly signal: AbortSignal;
  respond(value: T): void;
  fail(error: unknown): void;
}

export type ProfileListRequest = ListRequest<readonly (readonly InferenceProfile[])[]> & {
  readonly type: InferenceProfileType;
};

/** A Bedrock service in memory, in one Region. Tests respond to its list requests. */
export class ScriptedBedrock implements BedrockApi {
  /** The requests for both types, oldest first. */
  readonly profileRequests: ProfileListRequest[] = [];
  readonly modelRequests: ListRequest<readonly FoundationModel[]>[] = [];

  async *listInferenceProfiles(_connection: Connection, type: InferenceProfileType, { signal }: CallOptions) {
    const pages = deferred<readonly (readonly InferenceProfile[])[]>();
    this.profileRequests.push({ type, ...listRequest(pages, signal) });
    yield* await pages.promise;
  }

  async listFoundationModels(_connection: Connection, { signal }: CallOptions): Promise<readonly FoundationModel[]> {
    const models = deferred<readonly FoundationModel[]>();
    this.modelRequests.push(listRequest(models, signal));
    return models.promise;
  }

  /** Returns the newest request for a type. */
  newestRequest(type: InferenceProfileType): ProfileListRequest {
    const found = this.profileRequests.findLast((each) => each.type === type);
    if (!found) {
      throw new Error(`There was no request for ${type}`);
    }
    return found;
  }

  /** The newest request for models. */
  get modelRequest(): ListRequest<readonly FoundationModel[]> {
    const found = this.modelRequests.at(-1);
    if (!found) {
      throw new Error("There was no request for models");
    }
    return found;
  }

  /** Responds to the newest requests for both types with one page each. */
  respond(application: readonly InferenceProfile[], systemDefined: readonly InferenceProfile[] = []): void {
    this.newestRequest("APPLICATION").respond([application]);
    this.newestRequest("SYSTEM_DEFINED").respond([systemDefined]);
  }

  getInferenceProfile(...[, identifier]: Parameters<BedrockApi["getInferenceProfile"]>): Promise<InferenceProfile> {
    throw new Error(`ProfileStore must not request a single profile: ${identifier}`);
  }

  createInferenceProfile(): never {
    throw new Error("ProfileStore must not create a profile");
  }

  tagResource(): never {
    throw new Error("ProfileStore must not change tags");
  }

  untagResource(): never {
    throw new Error("ProfileStore must not change tags");
  }

  listTags(): never {
    throw new Error("ProfileStore must not list tags");
  }
}

function listRequest<T>({ resolve, reject }: Deferred<T>, signal: AbortSignal): ListRequest<T> {
  const abort = () => reject(new ProblemError(problem("cancelled")));
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) {
    abort();
  }
  return { signal, respond: resolve, fail: reject };
}
