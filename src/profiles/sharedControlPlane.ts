import type { Connection } from "../domain/connection";
import type { FoundationModel } from "../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType, Tag } from "../domain/inferenceProfile";
import type { CallOptions, NewInferenceProfile, ReadOptions } from "../domain/ports";
import type { Operation } from "../domain/problem";
import { problemOf, ProblemError, unexpectedProblem } from "../domain/problem";
import { RequestCache } from "../util/requestCache";
import type { OwnedControlPlane } from "./controlPlaneCache";

/**
 * A connection's control plane that reads single profiles and their tags sparingly, whoever asks: their rate is low and cannot
 * be raised. The lists are shared by the inventory.
 */
export class SharedControlPlane implements OwnedControlPlane {
  readonly #connection: Connection;
  readonly #controlPlane: OwnedControlPlane;
  readonly #reads = new RequestCache();

  constructor(connection: Connection, controlPlane: OwnedControlPlane) {
    this.#connection = connection;
    this.#controlPlane = controlPlane;
  }

  listInferenceProfiles(type: InferenceProfileType, options: CallOptions): AsyncIterable<readonly InferenceProfile[]> {
    return this.#controlPlane.listInferenceProfiles(type, options);
  }

  listFoundationModels(options: CallOptions): Promise<readonly FoundationModel[]> {
    return this.#controlPlane.listFoundationModels(options);
  }

  createInferenceProfile(profile: NewInferenceProfile, options: CallOptions): Promise<string> {
    return this.#controlPlane.createInferenceProfile(profile, options);
  }

  getInferenceProfile(identifier: string, options: ReadOptions): Promise<InferenceProfile> {
    return this.#read("GetInferenceProfile", identifier, options, (signal) =>
      this.#controlPlane.getInferenceProfile(identifier, { signal }),
    );
  }

  listTags(arn: string, options: ReadOptions): Promise<readonly Tag[]> {
    return this.#read("ListTagsForResource", arn, options, (signal) => this.#controlPlane.listTags(arn, { signal }));
  }

  dispose(): void {
    this.#controlPlane.dispose();
  }

  async #read<T>(
    operation: Operation,
    of: string,
    options: ReadOptions,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#reads.read(`${operation} ${of}`, ask, options);
    } catch (error) {
      if (problemOf(error)) {
        throw error;
      }
      const kind = options.signal.aborted ? "cancelled" : "unknown";
      throw new ProblemError({ ...unexpectedProblem(error, operation, this.#connection), kind });
    }
  }
}
