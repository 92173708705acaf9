import type { FoundationModel } from "../../../../src/domain/foundationModel";
import type { InferenceProfile, InferenceProfileType, Tag } from "../../../../src/domain/inferenceProfile";
import type { BedrockApi } from "../../../../src/aws/bedrock";
import type { Connection } from "../../../../src/domain/connection";
import type { CallOptions } from "../../../../src/util/callOptions";
import type { Operation } from "../../../../src/domain/operations";
import type { Problem } from "../../../../src/domain/problem";
import { ProblemError } from "../../../../src/domain/problem";
import type { Deferred } from "../../domain/deferred";
import { deferred } from "../../domain/deferred";
import { problem } from "../../domain/samples";

/** A call that was made. */
interface Call {
  readonly operation: Operation;
  readonly signal: AbortSignal;
}

/** A Bedrock service with profiles in memory, in one Region. Operations can be made to fail or to wait. */
export class MemoryBedrock implements BedrockApi {
  profiles: InferenceProfile[] = [];
  models: FoundationModel[] = [];
  readonly tags = new Map<string, readonly Tag[]>();
  readonly failures = new Map<Operation, Problem>();
  readonly calls: Call[] = [];
  readonly #gates = new Map<Operation, Deferred<void>>();

  /** Delays calls of an operation until the returned function is called. */
  hold(operation: Operation): () => void {
    const gate = deferred();
    this.#gates.set(operation, gate);
    return () => {
      this.#gates.delete(operation);
      gate.resolve();
    };
  }

  callsOf(operation: Operation): Call[] {
    return this.calls.filter((call) => call.operation === operation);
  }

  async *listInferenceProfiles(
    _connection: Connection,
    type: InferenceProfileType,
    options: CallOptions,
  ): AsyncGenerator<readonly InferenceProfile[]> {
    await this.#call("ListInferenceProfiles", options);
    yield this.profiles.filter((profile) => profile.type === type);
  }

  async getInferenceProfile(
    _connection: Connection,
    identifier: string,
    options: CallOptions,
  ): Promise<InferenceProfile> {
    await this.#call("GetInferenceProfile", options);
    return this.#find(identifier, "GetInferenceProfile");
  }

  async listTags(_connection: Connection, arn: string, options: CallOptions): Promise<readonly Tag[]> {
    await this.#call("ListTagsForResource", options);
    return this.tags.get(this.#find(arn, "ListTagsForResource").arn) ?? [];
  }

  async listFoundationModels(_connection: Connection, options: CallOptions): Promise<readonly FoundationModel[]> {
    await this.#call("ListFoundationModels", options);
    return this.models;
  }

  createInferenceProfile(): Promise<string> {
    return Promise.reject(new Error("the details page never creates a profile"));
  }

  tagResource(): Promise<void> {
    return Promise.reject(new Error("the details page never changes tags itself"));
  }

  untagResource(): Promise<void> {
    return Promise.reject(new Error("the details page never changes tags itself"));
  }

  #find(identifier: string, operation: Operation): InferenceProfile {
    const found = this.profiles.find(({ arn, id }) => arn === identifier || id === identifier);
    if (!found) {
      throw new ProblemError(problem("notFound", operation));
    }
    return found;
  }

  async #call(operation: Operation, { signal }: CallOptions): Promise<void> {
    this.calls.push({ operation, signal });
    const gate = this.#gates.get(operation);
    if (gate && !signal.aborted) {
      const aborted = deferred();
      signal.addEventListener("abort", () => aborted.resolve(), { once: true });
      await Promise.race([gate.promise, aborted.promise]);
    }
    if (signal.aborted) {
      throw new ProblemError(problem("cancelled", operation));
    }
    const failure = this.failures.get(operation);
    if (failure) {
      throw new ProblemError(failure);
    }
  }
}
