import { createHash } from "node:crypto";
import type { Connection } from "../domain/connection";
import { connectionKey, isSameConnection } from "../domain/connection";
import type { FoundationModel } from "../domain/foundationModel";
import type { InferenceProfile, Tag } from "../domain/inferenceProfile";
import { parseModelArn } from "../domain/modelReference";
import type { NewInferenceProfile } from "../aws/bedrock";

/** The source of a new application profile, as available through one connection. */
export interface ProfileSource {
  readonly kind: "systemDefined" | "foundationModel";
  /**
   * The connection that offers the source. The ARN is valid only in its Region and, for a system-defined profile, only in its
   * account.
   */
  readonly connection: Connection;
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  /** The models of the new profile. */
  readonly modelArns: readonly string[];
}

/** The answers given so far. Missing members have not been answered yet. */
export interface CreateDraft {
  /** A unique ID, so that two drafts with the same answers are different requests. */
  readonly id: string;
  readonly connection?: Connection;
  readonly source?: ProfileSource;
  readonly name?: string;
  /** The description, or an empty string for a profile without a description. */
  readonly description?: string;
  readonly tags?: readonly Tag[];
}

/** A draft with all answers that a request needs. */
export type CompleteDraft = CreateDraft & Required<Pick<CreateDraft, "connection" | "source" | "name">>;

/** An attempt to create a profile with an unknown outcome. */
export interface PendingAttempt {
  /** The answers that were sent. They may have changed since then. */
  readonly draft: CompleteDraft;
  /** The start time of the attempt, according to this computer's clock. */
  readonly startedAt: Date;
}

/** Returns a system-defined profile as a source. */
export function profileAsSource(connection: Connection, profile: InferenceProfile): ProfileSource {
  const { arn, id, name, modelArns } = profile;
  return { kind: "systemDefined", connection, arn, id, name, modelArns };
}

/** Returns a foundation model as a source. */
export function modelAsSource(connection: Connection, model: Pick<FoundationModel, "arn" | "name">): ProfileSource {
  const { arn, name } = model;
  return { kind: "foundationModel", connection, arn, id: parseModelArn(arn).modelId, name, modelArns: [arn] };
}

/** Returns whether the source of the draft is available through its current connection. */
export function hasMatchingSource({ connection, source }: CreateDraft): boolean {
  return connection !== undefined && source !== undefined && isSameConnection(connection, source.connection);
}

/** Returns whether a request can be made from the draft. */
export function isComplete(draft: CreateDraft): draft is CompleteDraft {
  return hasMatchingSource(draft) && draft.name !== undefined;
}

/**
 * Returns the idempotency token for the draft's request (CreateInferenceProfile, `clientRequestToken`). It is derived from the
 * answers, so a retry with the same answers never creates a second profile, and a request with changed answers is a new request.
 */
export function clientRequestToken(draft: CreateDraft): string {
  const { id, connection, source, name, description = "", tags = [] } = draft;
  const content = [
    id,
    connection ? connectionKey(connection) : "",
    source?.arn,
    name,
    description,
    tags.map(({ key, value }) => [key, value]),
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Returns whether two drafts result in the same request, so that AWS creates only one profile for both. */
export function isSameRequest(one: CreateDraft, other: CreateDraft): boolean {
  return clientRequestToken(one) === clientRequestToken(other);
}

/** Returns the input of CreateInferenceProfile for a draft. */
export function createInput(draft: CompleteDraft): NewInferenceProfile {
  const { name, description, source, tags = [] } = draft;
  return {
    name,
    // The service rejects an empty description.
    ...(description ? { description } : {}),
    sourceArn: source.arn,
    tags,
    clientRequestToken: clientRequestToken(draft),
  };
}

/**
 * Returns a profile with the answers of the draft, for use if the created profile cannot be loaded. `createdAt` is the local time
 * of this computer.
 */
export function profileFromDraft(draft: CompleteDraft, arn: string, createdAt: Date): InferenceProfile {
  const { name, description, source } = draft;
  return {
    arn,
    id: arn.slice(arn.lastIndexOf("/") + 1),
    name,
    type: "APPLICATION",
    status: "ACTIVE",
    ...(description ? { description } : {}),
    createdAt,
    updatedAt: createdAt,
    modelArns: source.modelArns,
  };
}
