import { splitArn } from "../../domain/arn";
import type { Connection } from "../../domain/connection";
import type { ModelLifecycle } from "../../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType, Tag } from "../../domain/inferenceProfile";
import { modelIdToInvoke } from "../../domain/inferenceProfile";
import { listedModel, providerOfModel } from "../../domain/modelReference";
import { destinationRegions, isGlobal, modelRoutes } from "../../domain/routing";
import { inferSource } from "../../domain/sourceInference";
import type { RegionContents } from "../../profiles/regionContents";

/** The model that a profile invokes. */
export interface ModelFacts {
  readonly id: string;
  /** The ID without its provider prefix, for example `claude-sonnet-4-5-20250929-v1:0`. */
  readonly shortId: string;
  /** The part of the ID before its first dot, for example `anthropic`. */
  readonly providerKey: string;
  readonly provider: string;
  /** The name of the model, or undefined if ListFoundationModels did not return the model. */
  readonly name?: string;
  readonly lifecycle?: ModelLifecycle;
  /** The `inputModalities` and `outputModalities` of the model, or undefined if they are not known. */
  readonly input?: readonly string[];
  readonly output?: readonly string[];
}

/** The probable source of an application profile. AWS does not return the source, so it is always inferred. */
export interface SourceFacts {
  readonly arn: string;
  readonly id: string;
}

/** The facts about a profile that can appear in the copied text. All texts are untrusted. */
export interface CopyFacts {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly type: InferenceProfileType;
  readonly status: string;
  /** The model ID that clients send: the ARN of an application profile, or the ID of a system-defined profile. */
  readonly modelId: string;
  /** The Region in the ARN, which may differ from the Region of the connection. */
  readonly region: string;
  readonly partition: string;
  readonly accountId: string;
  /** The AWS profile to include in the text. Set only if the user wants to include it. */
  readonly awsProfile?: string;
  /** The foundation model, or undefined if the profile's ARNs do not all refer to the same foundation model. */
  readonly model?: ModelFacts;
  /** The ARN of the model in each destination Region, and the ARN without a Region if the profile is global. */
  readonly modelArns: readonly string[];
  readonly destinationRegions: readonly string[];
  readonly global: boolean;
  /** The inferred source. Undefined for system-defined profiles, or if it cannot be inferred. */
  readonly source?: SourceFacts;
  /** The tags, or undefined if they could not be loaded. Empty for system-defined profiles. */
  readonly tags?: readonly Tag[];
}

/** Information about a profile, in addition to the data that AWS returned for it. */
export interface FactsSources {
  readonly connection: Connection;
  /** The profiles and models of the Region, if they are loaded. */
  readonly contents?: RegionContents | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly nameAwsProfile?: boolean;
}

/** Returns the facts of a profile. */
export function copyFacts(profile: InferenceProfile, sources: FactsSources): CopyFacts {
  const { connection, contents, nameAwsProfile = false } = sources;
  const { arn, id, name, description, type, status, modelArns } = profile;
  const parts = splitArn(arn);
  const model = modelFacts(profile, contents);
  const source = type === "APPLICATION" ? sourceFacts(profile, contents) : undefined;
  const tags = type === "APPLICATION" ? sources.tags : [];
  return {
    arn,
    id,
    name,
    type,
    status,
    modelId: modelIdToInvoke(profile),
    region: parts?.region || connection.region,
    partition: parts?.partition ?? "",
    accountId: parts?.accountId ?? "",
    modelArns,
    destinationRegions: destinationRegions(profile),
    global: isGlobal(profile),
    ...(description === undefined ? {} : { description }),
    ...(nameAwsProfile && connection.awsProfile !== undefined ? { awsProfile: connection.awsProfile } : {}),
    ...(model ? { model } : {}),
    ...(source ? { source } : {}),
    ...(tags ? { tags } : {}),
  };
}

function modelFacts(profile: InferenceProfile, contents: RegionContents | undefined): ModelFacts | undefined {
  const [route, ...others] = modelRoutes(profile);
  if (route?.reference.kind !== "foundationModel" || others.length > 0) {
    return undefined;
  }
  const { modelId: id } = route.reference;
  const listed = listedModel(route.reference, contents?.models);
  const [providerKey = "", ...rest] = id.split(".");
  return {
    id,
    shortId: rest.length > 0 ? rest.join(".") : id,
    providerKey,
    provider: providerOfModel(route.reference, contents?.models) ?? "",
    ...(listed ? { name: listed.name } : {}),
    ...(listed?.lifecycle ? { lifecycle: listed.lifecycle } : {}),
    ...(listed?.inputModalities ? { input: listed.inputModalities } : {}),
    ...(listed?.outputModalities ? { output: listed.outputModalities } : {}),
  };
}

function sourceFacts(profile: InferenceProfile, contents: RegionContents | undefined): SourceFacts | undefined {
  const source = inferSource(profile, contents?.systemDefined ?? []);
  switch (source.kind) {
    case "foundationModel":
      return { arn: source.arn, id: source.modelId };
    case "systemDefined":
      return { arn: source.profile.arn, id: source.profile.id };
    case "unknown":
      return undefined;
  }
}
