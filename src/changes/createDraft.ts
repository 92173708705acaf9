import { createHash } from "node:crypto";
import { readModelArn } from "../domain/arn";
import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { FoundationModel } from "../domain/foundationModel";
import type { InferenceProfile, Tag } from "../domain/inferenceProfile";
import type { NewInferenceProfile } from "../domain/ports";

/** What a new application profile is copied from, as it was offered through a connection. */
export interface ProfileSource {
  readonly kind: "systemDefined" | "foundationModel";
  /** ARNs belong to a Region, and those of system-defined profiles to an account as well. */
  readonly connection: Connection;
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  /** The models that the new profile will hold. */
  readonly modelArns: readonly string[];
}

/** The answers given so far. One that is missing has not been given. */
export interface CreateDraft {
  /** Told apart from every other draft of the session and of others, so that equal answers are not the same request. */
  readonly id: string;
  readonly connection?: Connection;
  readonly source?: ProfileSource;
  readonly name?: string;
  /** Empty where the profile is to have none. */
  readonly description?: string;
  readonly tags?: readonly Tag[];
}

/** A draft with every answer that a request needs. */
export type CompleteDraft = CreateDraft & Required<Pick<CreateDraft, "connection" | "source" | "name">>;

/** A system-defined profile as a source. */
export function profileAsSource(connection: Connection, profile: InferenceProfile): ProfileSource {
  const { arn, id, name, modelArns } = profile;
  return { kind: "systemDefined", connection, arn, id, name, modelArns };
}

/** A foundation model as a source. */
export function modelAsSource(connection: Connection, model: Pick<FoundationModel, "arn" | "name">): ProfileSource {
  const { arn, name } = model;
  return { kind: "foundationModel", connection, arn, id: readModelArn(arn).modelId, name, modelArns: [arn] };
}

/** Whether the source was offered through the connection that the draft now has. */
export function sourceFits({ connection, source }: CreateDraft): boolean {
  return (
    connection !== undefined && source !== undefined && connectionKey(connection) === connectionKey(source.connection)
  );
}

/** Whether a request can be made from the draft. */
export function isComplete(draft: CreateDraft): draft is CompleteDraft {
  return sourceFits(draft) && draft.name !== undefined;
}

/**
 * The token that makes repeating a request harmless (CreateInferenceProfile, `clientRequestToken`). It is made from the
 * answers: unchanged ones keep it, so that a retry never makes two, and a changed one gets another.
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

/** The request that makes the draft's profile. */
export function requestOf(draft: CompleteDraft): NewInferenceProfile {
  const { name, description, source, tags = [] } = draft;
  return {
    name,
    // The service takes no empty description.
    ...(description ? { description } : {}),
    sourceArn: source.arn,
    tags,
    clientRequestToken: clientRequestToken(draft),
  };
}

/**
 * The profile that a draft became, for where it cannot be read back. `createdAt` is this machine's time.
 */
export function profileOfDraft(draft: CompleteDraft, arn: string, createdAt: Date): InferenceProfile {
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
