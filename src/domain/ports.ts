import type { Connection } from "./connection";
import type { FoundationModel } from "./foundationModel";
import type { InferenceProfile, InferenceProfileType, Tag } from "./inferenceProfile";
import type { CallOptions, ReadOptions } from "../util/callOptions";

/** What CreateInferenceProfile is given. */
export interface NewInferenceProfile {
  readonly name: string;
  readonly description?: string;
  /** ARN of a foundation model or of a system-defined profile (`modelSource.copyFrom`). */
  readonly sourceArn: string;
  readonly tags: readonly Tag[];
  /** A repeated token makes no second profile (`clientRequestToken`). */
  readonly clientRequestToken: string;
}

/**
 * The Bedrock control plane of one connection. Every method throws a ProblemError (see `problemOf`), of kind `cancelled` when
 * its signal was aborted.
 */
export interface ControlPlane {
  /** Every profile of a type, page after page of up to 1,000. Throws where they do not end: what was not listed may exist. */
  listInferenceProfiles(type: InferenceProfileType, options: CallOptions): AsyncIterable<readonly InferenceProfile[]>;
  /** One profile by its ID or ARN. Its request rate is low and cannot be raised: never call it once a row. */
  getInferenceProfile(identifier: string, options: ReadOptions): Promise<InferenceProfile>;
  /** Makes an application profile with a single request, not retried here; gives its ARN. */
  createInferenceProfile(profile: NewInferenceProfile, options: CallOptions): Promise<string>;
  listTags(arn: string, options: ReadOptions): Promise<readonly Tag[]>;
  listFoundationModels(options: CallOptions): Promise<readonly FoundationModel[]>;
}

/** Makes the control plane of a connection, loading the AWS SDK at the first call. */
export type ControlPlanes = (connection: Connection) => Promise<ControlPlane>;

/** Whose code is needed. */
export interface MfaQuestion {
  /** Serial number or ARN of the MFA device. */
  readonly device: string;
  /** The AWS profile whose role takes the code. */
  readonly awsProfile: string;
}

/**
 * Asks the person for the code that an MFA device shows; gives nothing where they do not give one. The question goes away
 * when the signal is aborted.
 */
export type AskMfaCode = (question: MfaQuestion, signal: AbortSignal) => Promise<string | undefined>;

/** Tells which account a connection's credentials belong to. Throws a ProblemError as a ControlPlane does. */
export interface Accounts {
  /** The account's ID, asked for once for the same credentials. */
  accountId(connection: Connection, options: CallOptions): Promise<string>;
}
